#!/usr/bin/env node
/** The entry of the command line: words in, exit code out. Everything else is `run.ts`. */
import { runCli } from './run.js';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2));
