#!/usr/bin/env node
/** The entry of the command line: words in, exit code out. The version is told without loading anything else. */
import { version } from '../../src/version.js';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const words = process.argv.slice(2);
if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
  process.stdout.write(`${version}\n`);
} else {
  const { runCli } = await import('./run.js');
  process.exitCode = await runCli(words);
}
