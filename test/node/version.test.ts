/** One version: receipts and `--version` read a constant, npm reads package.json. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { version } from '../../src/version.js';

it('the version in the code is the version of the package', () => {
  const { version: published } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(version).toBe(published);
});
