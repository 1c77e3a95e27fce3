/** The built command line, as a person or a script calls it: what it writes where, and its exit codes. */
import { closeSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../src/study/types.js';
import { version } from '../../src/version.js';
import { bedside, bedsideHere, start, type Ended } from './run-cli.js';
import { withoutWishes } from './no-wishes.js';
import { patients } from './patients.js';
import { sharedFolder } from './scratch.js';

withoutWishes();

const COMMANDS = ['inspect', 'train', 'predict', 'evaluate', 'verify'];

describe('help and version', () => {
  it('the version is told without loading the library', async () => {
    const preload = fileURLToPath(new URL('./fixtures/list-modules.mjs', import.meta.url));
    const { ended } = start(['--version'], { nodeFlags: ['--import', preload] });
    const { exitCode, stdout, stderr } = await ended;
    expect([exitCode, stdout]).toEqual([0, `${version}\n`]);
    const loaded = stderr.match(/[^/]+\/[^/]+\.m?js$/gm) ?? [];
    expect(loaded).toEqual(['cli/main.js', 'src/version.js']);
  });

  it('the version is told quickly', async () => {
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const began = performance.now();
      await bedside('--version');
      times.push(performance.now() - began);
    }
    // 0.1 s on an idle machine; the bound allows for a busy one.
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  it.each(COMMANDS)('the help of %s shows an example of it', async (command) => {
    const { exitCode, stdout } = await bedsideHere(command, '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`\\nExample:\\n  bedside ${command} \\S+`));
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.skipIf(process.platform !== 'linux')('an output that takes nothing is said on stderr', async () => {
    const full = openSync('/dev/full', 'w');
    const { ended } = start(['--version'], { stdout: full });
    const { exitCode, stderr } = await ended;
    closeSync(full);
    expect([exitCode, stderr]).toEqual([
      1,
      'error: The output could not be written (the disk is full): what was written so far is not whole.\n',
    ]);
  });

  it('a call without a command shows what there is', async () => {
    const { exitCode, stdout, stderr } = await bedsideHere();
    expect([exitCode, stdout]).toEqual([2, '']);
    for (const command of COMMANDS) expect(stderr).toContain(`  ${command} `);
  });
});

describe('a call that is wrong ends with exit code 2, a sentence, and nothing on stdout:', () => {
  const folder = sharedFolder();
  const table = join(folder, 'patients.csv');
  beforeAll(() => writeFileSync(table, patients(40)));

  it.each([
    ['an unknown command', ['trian', table], /unknown command 'trian'\n\(Did you mean train\?\)/],
    [
      'an unknown option',
      ['train', table, '--targt', 'died'],
      /unknown option '--targt'\n\(Did you mean --target\?\)/,
    ],
    [
      'a missing option',
      ['train', table],
      /option '--target <column>' is missing\nRun "bedside train --help"/,
    ],
    ['a missing argument', ['train', '--target', 'died'], /missing required argument 'table'/],
    ['a number that is none', ['train', table, '--target', 'died', '--seed', 'x'], /--seed was given "x"/],
    [
      'more folds than there may be',
      ['train', table, '--target', 'died', '--folds', '500'],
      /--folds was given "500"\. Expected a whole number from 2 to 100/,
    ],
    [
      'no such task',
      ['train', table, '--target', 'died', '--task', 'multi'],
      /Allowed choices are binary, multiclass/,
    ],
    [
      'no such table',
      ['inspect', join(folder, 'patient.csv')],
      /There is no file .*patient\.csv"\. Did you mean ".*patients\.csv"/,
    ],
    ['no such model', ['predict', join(folder, 'model.bedside'), table], /There is no file/],
    ['a folder for a table', ['inspect', folder], /is a folder/],
    [
      'no such column',
      ['train', table, '--target', 'dide', '--out', join(folder, 'run')],
      /no column "dide".*Did you mean "died"\?/s,
    ],
    [
      'no such group',
      ['train', table, '--target', 'died', '--group', 'pateint', '--out', join(folder, 'run')],
      /Did you mean "patient"\?/,
    ],
    [
      'a folder below a file',
      ['train', table, '--target', 'died', '--out', join(table, 'run')],
      /cannot be written \(".*" is not a folder\)/,
    ],
    [
      'a folder that takes no files',
      ['train', table, '--target', 'died', '--out', '/proc/run'],
      /"\/proc\/run" cannot be written/,
    ],
    [
      'a folder with other things',
      ['train', table, '--target', 'died', '--out', folder],
      /not from a run of bedside/,
    ],
  ])('%s', async (_, words, sentence) => {
    const { exitCode, stdout, stderr } = await bedsideHere(...words);
    expect(stderr).toMatch(sentence);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain('\u001b');
    expect(readdirSync(folder)).toEqual(['patients.csv']);
  });
});

describe('the path of a model', () => {
  const folder = sharedFolder();
  const [table, fresh, run] = ['patients.csv', 'new.csv', 'run'].map((name) => join(folder, name));
  const model = join(run, 'model.bedside');
  let trained: Ended;

  beforeAll(async () => {
    writeFileSync(table, patients(120));
    writeFileSync(fresh, patients(7, { outcome: false }));
    const words = ['train', table, '--target', 'died', '--drop', 'patient', '--folds', '2', '--seed', '7'];
    trained = await bedside(...words, '--out', run, '--json');
  });

  it('train --json writes the results to stdout and nothing else there', () => {
    expect(trained.exitCode).toBe(0);
    const results = JSON.parse(trained.stdout) as Results;
    expect(results).toMatchObject({
      format: 'bedside-results',
      task: 'binary',
      target: 'died',
      positive: 'yes',
    });
    expect(results.predictors).toEqual(['age', 'sex', 'marker']);
    expect(readFileSync(join(run, 'metrics.json'), 'utf8')).toBe(trained.stdout);
    expect(trained.stderr).toMatch(/^reading patients\.csv: done in /);
    expect(trained.stderr + trained.stdout).not.toContain('\u001b');
  });

  it('train leaves four files: out-of-fold predictions for every row, and a page that stands alone', () => {
    expect(readdirSync(run)).toEqual(['metrics.json', 'model.bedside', 'predictions.csv', 'report.html']);
    const [header, ...lines] = readFileSync(join(run, 'predictions.csv'), 'utf8').trimEnd().split('\n');
    expect(header).toBe('row,fold,outcome,risk');
    expect(lines).toHaveLength(120);
    expect(lines[0]).toMatch(/^1,[12],(yes|no),0\.\d+$/);
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('patients.csv');
  });

  it('train prints one screen that ends with the report and the command that predicts', async () => {
    const out = join(folder, 'again');
    const { exitCode, stdout } = await bedside(
      'train',
      table,
      '--target',
      'died',
      '--drop',
      'patient',
      '--folds',
      '2',
      '--seed',
      '7',
      '--jobs',
      '1',
      '--out',
      out,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Risk of died = yes\n120 patients/);
    // Each on the line of its label where that has room, else on the next.
    expect(
      stdout
        .replaceAll(/\n(Report|Predict)\s+/g, '\n$1 ')
        .split('\n')
        .slice(-3),
    ).toEqual([
      `Report ${join(out, 'report.html')}`,
      `Predict npx bedside predict ${join(out, 'model.bedside')} new.csv --out risks.csv`,
      '',
    ]);
    // One job or several: the same bits.
    expect(readFileSync(join(out, 'model.bedside')).equals(readFileSync(model))).toBe(true);
  });

  it('predict writes the row number and the risk, to stdout or a file', async () => {
    const { exitCode, stdout } = await bedside('predict', model, fresh);
    expect(exitCode).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect([lines[0], lines.length]).toEqual(['row,risk', 8]);
    expect(lines[7]).toMatch(/^7,0\.\d+$/);
    const out = join(folder, 'risks.csv');
    const written = await bedside('predict', model, fresh, '--out', out);
    expect([written.exitCode, written.stdout, readFileSync(out, 'utf8')]).toEqual([0, '', stdout]);
  });

  it('predict names the rows by an id column as it is written', async () => {
    const { stdout } = await bedside('predict', model, fresh, '--id', 'patient');
    expect(stdout.split('\n').slice(0, 2)).toEqual(['patient,risk', expect.stringMatching(/^P0000,0\.\d+$/)]);
    const wrong = await bedsideHere('predict', model, fresh, '--id', 'pateint');
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringMatching(/Did you mean "patient"\?/)]);
  });

  it('predict warns of what training never saw, and never replaces the table it reads', async () => {
    const strange = join(folder, 'strange.csv');
    writeFileSync(strange, patients(7, { outcome: false, unseen: true }));
    const { exitCode, stderr } = await bedside('predict', model, strange);
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/warning: .*"sex"/)]);
    const same = await bedsideHere('predict', model, fresh, '--out', fresh);
    expect([same.exitCode, same.stderr]).toEqual([2, expect.stringContaining('also read by this command')]);
  });

  it.skipIf(process.platform !== 'linux')('predict onto a full disk ends with exit code 1', async () => {
    const { exitCode, stderr } = await bedside('predict', model, fresh, '--out', '/dev/full');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('The disk is full')]);
  });

  it('evaluate prints the results, or gives them as JSON', async () => {
    const page = await bedside('evaluate', model, table);
    expect([page.exitCode, page.stdout]).toEqual([
      0,
      expect.stringMatching(/^Risk of died = yes\n120 patients/),
    ]);
    const { stdout } = await bedside('evaluate', model, table, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ design: { kind: 'new table' }, rows: 120 });
  });

  it('verify trains again and finds the same bits, and says so if it does not', async () => {
    const { exitCode, stdout } = await bedside('verify', model, table);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^Verified: /)]);
    const other = join(folder, 'other.csv');
    writeFileSync(other, patients(119));
    const different = await bedside('verify', model, other);
    expect([different.exitCode, different.stdout, different.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('did not give the same model'),
    ]);
  });

  it('inspect shows a page, and the same as JSON', async () => {
    const { exitCode, stdout } = await bedside('inspect', table, '--target', 'died');
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^patients\.csv {3}120 rows, 5 columns\n/)]);
    const { stdout: kept } = await bedside('inspect', table, '--target', 'died', '--drop', 'patient,sex');
    expect(kept).toMatch(/ --target died --drop 'patient,sex'\n$/);
    const { stdout: json } = await bedside('inspect', table, '--json');
    expect(JSON.parse(json)).toMatchObject({ rows: 120 });
  });
});
