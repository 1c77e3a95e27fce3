/** The surface of the command line, and the page about it. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../node/cli/commands.js';

const commands = COMMANDS.map(({ name, configure }) => configure(new Command(name)));
const optionsOf = (command: Command) => command.options.map(({ long }) => long ?? '');

describe('the commands', () => {
  it.each([
    [
      'inspect',
      ['table'],
      ['--target', '--positive', '--group', '--drop', '--schema', '--separator', '--decimal', '--json'],
    ],
    [
      'train',
      ['table'],
      [
        '--target',
        '--positive',
        '--group',
        '--drop',
        '--task',
        '--schema',
        '--separator',
        '--decimal',
      ].concat(['--folds', '--seed', '--jobs', '--out', '--json']),
    ],
    ['predict', ['model', 'table'], ['--id', '--out', '--separator', '--decimal']],
    ['evaluate', ['model', 'table'], ['--separator', '--decimal', '--json']],
    ['verify', ['model', 'table'], ['--separator', '--decimal', '--jobs']],
  ])('%s takes what it always took', (name, words, options) => {
    const command = commands.find((one) => one.name() === name);
    expect(command?.registeredArguments.map((argument) => argument.name())).toEqual(words);
    expect(command && optionsOf(command)).toEqual(options);
  });
});

describe('docs/command-line.md', () => {
  const page = readFileSync('docs/command-line.md', 'utf8');

  it('names every option, and none that there is not', () => {
    const named = new Set(page.match(/(?<=[` ])--[a-z]+/g));
    const known = new Set(commands.flatMap(optionsOf));
    expect([...named].filter((option) => option !== '--help').sort()).toEqual([...known].sort());
  });

  it('has an example of every command', () => {
    const lines = page.match(/^bedside \w+/gm)?.map((line) => line.split(' ')[1]);
    expect(lines).toEqual(COMMANDS.map(({ name }) => name));
  });
});
