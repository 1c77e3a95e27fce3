/**
 * A picture of a report, for the README and for looking at it: node scripts/screenshot-report.mjs report.html docs/report.png
 * Options: --width 1280 --height 860 --dark. Needs Chromium: its path in CHROMIUM, or `chromium` on the path. Nothing is fetched.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '860' },
    dark: { type: 'boolean', default: false },
  },
});
const [html, png] = positionals;
if (!html || !png) {
  console.error(
    'Usage: node scripts/screenshot-report.mjs report.html picture.png [--width 1280] [--height 860] [--dark]',
  );
  process.exit(2);
}

const profile = mkdtempSync(join(tmpdir(), 'bedside-chromium-'));
const quiet = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
try {
  execFileSync(
    process.env.CHROMIUM ?? 'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      ...quiet,
      '--hide-scrollbars',
      ...(values.dark ? ['--blink-settings=preferredColorScheme=0'] : []),
      `--user-data-dir=${profile}`,
      `--window-size=${values.width},${values.height}`,
      `--screenshot=${resolve(png)}`,
      pathToFileURL(resolve(html)).href,
    ],
    { stdio: 'ignore', timeout: 60_000 },
  );
} finally {
  rmSync(profile, { recursive: true, force: true });
}
console.log(`${png}: ${Math.round(statSync(png).size / 1024)} KB`);
