/**
 * Runs the command that is called, and turns whatever goes wrong into a sentence and an exit code. What a command takes is
 * in `commands.ts`, what it does in its own file, and what it means in the study.
 */
import { Command, CommanderError } from 'commander';
import { version } from '../../src/version.js';
import { COMMANDS, example } from './commands.js';

/**
 * Runs `bedside words...`. The exit code is 0, 1 where the data or the model is at fault, 2 where the call is, and 130 or
 * 143 where a signal ended it.
 */
export async function runCli(words: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    return await explain(error, words);
  }
}

function buildProgram(): Command {
  const program = restyle(new Command('bedside'))
    .description(
      'Neural networks for health data: from a table of patients to a checked risk model, on this machine.',
    )
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', example('bedside train heart.csv --target heart_disease --out runs/heart'));
  for (const { name, summary, configure } of COMMANDS) {
    configure(
      restyle(program.command(name)).description(summary).helpOption('-h, --help', 'print this help'),
    );
  }
  return program;
}

/** Errors of the call are thrown instead of ending the process, and read like all our errors. */
function restyle(command: Command): Command {
  return command
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(80, process.stdout.columns || 80) })
    .configureOutput({ outputError: (text, write) => write(restyleError(text, command)) });
}

/** "error: unknown option '--targt'\n(Did you mean --target?)" becomes a line that also says where help is. */
function restyleError(text: string, command: Command): string {
  const name = command.parent === null ? 'bedside' : `bedside ${command.name()}`;
  return `${text.trimEnd()}\nRun "${name} --help" for what it takes.\n`;
}

/** Writes what went wrong to stderr and returns the exit code. What commander found it has written already. */
async function explain(error: unknown, words: readonly string[]): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { describeFailure } = await import('./failure.js');
  const { text, exitCode } = describeFailure(error, process.stderr, words);
  process.stderr.write(`${text}\n`);
  return exitCode;
}
