#!/usr/bin/env node
/** The entry of the command line: words in, exit code out. The version is told without loading anything else. */
import { version } from '../../src/version.js';

process.stdout.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  if (code === 'EPIPE') process.exit(0);
  const why = code === 'ENOSPC' ? 'the disk is full' : code;
  process.stderr.write(
    `error: The output could not be written (${why}): what was written so far is not whole.\n`,
  );
  process.exit(1);
});

const words = process.argv.slice(2);
if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
  process.stdout.write(`${version}\n`);
} else {
  const { runCli } = await import('./run.js');
  process.exitCode = await runCli(words);
}
