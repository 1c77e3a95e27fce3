/** Starts a runtime or a browser and ends it with all its children. Knows nothing of what it runs. */
import { spawn } from 'node:child_process';

const PATIENCE_MS = 5000;

/**
 * Runs `[file, ...words]` in a process group of its own. `ended` resolves to the exit status, the signal or the error;
 * `stop` ends the whole group; `lastWords` is the end of what it said on stderr, for an error message.
 */
export function startChild([file, ...words], { cwd, minutes }) {
  const child = spawn(file, words, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => (heard[name] += chunk));
  const ended = new Promise((done) => {
    child.on('close', (code, signal) => done(code ?? signal));
    child.on('error', (error) => done(error.message));
  });
  const stop = () => stopGroup(child.pid, ended);
  const timer = setTimeout(stop, minutes * 60_000);
  void ended.then(() => clearTimeout(timer));
  const lastWords = () => heard.stderr.trim().split('\n').slice(-5).join(' | ').slice(0, 600);
  return { ended, stop, output: () => heard.stdout, lastWords };
}

async function stopGroup(pid, ended) {
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
