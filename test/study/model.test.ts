/** A model as a file: what comes back, what is refused, and what it must not hold. */
import { describe, expect, it } from 'vitest';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { Table } from '../../src/data/index.js';
import { hashOf } from '../../src/formats/bundle.js';
import { writeZip } from '../../src/formats/zip.js';
import { loadRiskModel, train } from '../../src/study/index.js';
import { levels, numbers } from '../data/tables.js';
import { rejectionOf } from '../support/errors.js';
import { dropOthers, patients } from './tables.js';

const table = patients();
const trained = train(table, { target: 'died', drop: dropOthers('died'), group: 'patient', folds: 2 });

/** Only these columns, only these rows. */
function part(names: readonly string[], rows = table.rows): Table {
  const columns = table.columns.filter(({ name }) => names.includes(name));
  const cut = columns.map((column) =>
    'values' in column
      ? { ...column, values: column.values.slice(0, rows) }
      : { ...column, codes: column.codes.slice(0, rows) },
  );
  return { rows, columns: cut };
}

type Json = Record<string, unknown>;
type Edit = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** Replaces what stands at a path such as "predictor.kind" by `value`, or by what `value` makes of it. */
function put(json: Json, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() as string;
  const holder = keys.reduce<Json>((inner, key) => inner[key] as Json, json);
  holder[last] = typeof value === 'function' ? value(holder[last]) : value;
}

/** The bundle after one entry was changed, with hashes to match: as someone would do it who knows the format. */
async function forged(name: string, change: Edit): Promise<Uint8Array> {
  const entries = unzipSync((await trained).bundle);
  entries[name] = change(entries[name]);
  const manifest = JSON.parse(strFromU8(entries['manifest.json'])) as Json;
  const sha256 = hashOf(entries[name]);
  (manifest.files as Json)[name] = { bytes: entries[name].length, sha256 };
  if (name === 'weights.safetensors') put(manifest, 'receipt.weights', sha256);
  entries['manifest.json'] = strToU8(JSON.stringify(manifest));
  return writeZip(Object.entries(entries).map(([name, bytes]) => ({ name, bytes })));
}

function edited(path: string, value: unknown): Edit {
  return (bytes) => {
    const json = JSON.parse(strFromU8(bytes)) as Json;
    put(json, path, value);
    return strToU8(JSON.stringify(json));
  };
}

/** Every count in stored JSON, and what the counts beside each other leave over. */
function countsIn(json: unknown): number[] {
  if (typeof json !== 'object' || json === null) return [];
  const own = json as { n?: number; rows?: number; events?: number; count?: number };
  const { n, rows, events, count } = own;
  const whole = n ?? rows;
  const rest = whole === undefined || events === undefined ? undefined : whole - events;
  const here = [n, rows, events, count, rest].filter((value) => value !== undefined);
  return [...here, ...Object.values(json).flatMap(countsIn)];
}

const shorter = (list: unknown[]) => list.slice(0, -1);

describe('a stored model', () => {
  it('says what it predicts, from what, and how good it was', async () => {
    const { bundle, results } = await trained;
    const model = await loadRiskModel(bundle);
    expect(model).toMatchObject({
      task: 'binary',
      target: 'died',
      positive: 'yes',
      classes: ['no', 'yes'],
      group: 'patient',
    });
    expect(model.predictors).toEqual(['age', 'crp', 'sex']);
    expect(model.receipt).toEqual(results.receipt);
    expect(model.evidence.model.metrics.AUROC).toEqual(results.model.metrics.AUROC);
    expect(model.card).toContain('# Risk of died = yes');
    expect(model.reading.columns).toMatchObject({ died: { type: 'category' }, sex: { type: 'category' } });
  });

  it('predicts a row alone as among others, without outcome, patient or other columns', async () => {
    const model = await loadRiskModel((await trained).bundle);
    const all = model.predict(table);
    const few = model.predict(part(['age', 'crp', 'sex'], 3));
    expect(few.columns[0].values).toEqual(all.columns[0].values.slice(0, 3));
    expect([...all.warnings, ...few.warnings]).toEqual([]);
  });

  it('fails for a lacking predictor and warns of strange columns, levels and units', async () => {
    const model = await loadRiskModel((await trained).bundle);
    const rejected = rejectionOf(Promise.resolve().then(() => model.predict(part(['age', 'sex']))));
    expect((await rejected).code).toBe('table.lacking-predictors');
    const odd = part(['age', 'crp', 'sex'], 20);
    odd.columns[0] = numbers(
      'age',
      Array.from({ length: 20 }, (_, i) => 600 + i),
    );
    odd.columns[2] = levels(
      'sex',
      Array.from({ length: 20 }, () => 'other'),
    );
    odd.columns.push(
      numbers(
        'height',
        Array.from({ length: 20 }, () => 170),
      ),
    );
    const { warnings } = model.predict(odd);
    expect(warnings.map((text) => /"(\w+)"/.exec(text)?.[1])).toEqual(['age', 'sex', 'height']);
    expect(warnings.join()).not.toMatch(/6\d\d|other"/);
  });

  it.each<[string, string, string, unknown, string]>([
    ['another task', 'pipeline.json', 'task', 'divination', 'file.schema'],
    ['a member too many', 'pipeline.json', 'hook', 'alert(1)', 'file.schema'],
    ['a predictor of no known kind', 'pipeline.json', 'predictor.kind', 'oracle', 'file.predictor'],
    ['a kind that objects inherit', 'pipeline.json', 'predictor.kind', 'toString', 'file.predictor'],
    ['networks without end', 'pipeline.json', 'predictor.state.members', 1e9, 'file.schema'],
    [
      'networks wider than their weights',
      'pipeline.json',
      'predictor.state.hidden',
      [64],
      'file.tensor-missing',
    ],
    ['more inputs than columns', 'pipeline.json', 'preparation.predictors', shorter, 'file.schema'],
    ['another preparation', 'pipeline.json', 'preparation.predictors.0.scale', 0.25, 'file.golden'],
    ['a preparation that is none', 'pipeline.json', 'preparation', { version: 1 }, 'table.preparation'],
    ['settings that cannot be', 'pipeline.json', 'settings.options.folds', 1, 'file.schema'],
    ['a golden prediction changed', 'golden.json', 'predictions.0', (p: number) => p + 1e-9, 'file.golden'],
    ['fewer golden predictions', 'golden.json', 'predictions', shorter, 'file.schema'],
    ['golden inputs of another predictor', 'golden.json', 'inputs.0.name', 'weight', 'file.schema'],
    [
      "a task that is not its predictor's",
      'pipeline.json',
      'predictor.state.task',
      'continuous',
      'file.schema',
    ],
    ['more outputs than its task has', 'pipeline.json', 'predictor.state.outputs', 2, 'file.schema'],
    ['the event exchanged', 'pipeline.json', 'positive', 'no', 'file.schema'],
    ['three classes for two', 'pipeline.json', 'classes', ['no', 'perhaps', 'yes'], 'file.schema'],
    ['the classes turned round', 'pipeline.json', 'classes', ['yes', 'no'], 'file.schema'],
    ['another outcome', 'pipeline.json', 'target', 'crp', 'file.schema'],
    ['an outcome that is not read', 'pipeline.json', 'reading.columns', {}, 'file.schema'],
    [
      "settings that are not the receipt's",
      'pipeline.json',
      'settings.options.seed',
      7,
      'file.bundle-settings',
    ],
    ['evidence about another outcome', 'evidence.json', 'target', 'stage', 'file.schema'],
    ['evidence of another task', 'evidence.json', 'task', 'multiclass', 'file.schema'],
    ['evidence about the other event', 'evidence.json', 'positive', 'no', 'file.schema'],
    ['evidence of another version', 'evidence.json', 'toolkit', 'bedside 0.0.0', 'file.schema'],
    ['no golden inputs', 'golden.json', 'inputs.0.cells', [], 'file.schema'],
    ['evidence in another form', 'evidence.json', 'model.metrics.AUROC.value', 'good', 'file.schema'],
  ])('is refused with %s', async (_, name, path, value, code) => {
    const bytes = await forged(name, edited(path, value));
    expect((await rejectionOf(loadRiskModel(bytes))).code).toBe(code);
  });

  it('is refused when a weight was changed together with every hash', async () => {
    const bytes = await forged('weights.safetensors', (weights) => {
      const view = new DataView(weights.buffer, weights.byteOffset);
      view.setFloat32(weights.length - 4, view.getFloat32(weights.length - 4, true) + 0.01, true);
      return weights;
    });
    expect((await rejectionOf(loadRiskModel(bytes))).code).toBe('file.golden');
  });
});

describe('what a stored model holds', () => {
  it('has no value of a patient: no extreme, no rare level, no name, no row of predictions', async () => {
    const secret = patients();
    const [patient, age, crp, sex] = secret.columns;
    if (!('values' in age) || !('values' in crp) || !('levels' in sex) || !('levels' in patient))
      throw new Error('columns');
    age.values[7] = 107.125;
    crp.values[9] = 98765.5;
    sex.levels.push('Klinefelter');
    sex.codes[11] = 2;
    patient.levels[3] = 'Erika Mustermann';
    const { bundle, predictions } = await train(secret, {
      target: 'died',
      drop: dropOthers('died'),
      group: 'patient',
      folds: 2,
    });
    const text = Object.values(unzipSync(bundle))
      .map((bytes) => strFromU8(bytes, true))
      .join('\n');
    for (const word of ['107.125', '98765.5', 'Klinefelter', 'Erika', 'p12"'])
      expect(text).not.toContain(word);
    for (const risk of predictions.columns[0].values) expect(text).not.toContain(String(risk));
    // The words that should be there are found this way, so the test can fail.
    for (const word of ['age', 'female', 'patient']) expect(text).toContain(word);
  });

  it.each([
    ['events', 'binary', (i: number) => (i % 10 === 3 ? 'yes' : 'no')],
    ['patients without the event', 'binary', (i: number) => (i % 10 === 3 ? 'no' : 'yes')],
  ] as const)(
    'tells no number of %s from 1 to 10, nor figures it follows from (%s)',
    async (_, task, word) => {
      const columns = patients().columns.map((column) =>
        column.name === 'died'
          ? levels(
              'died',
              Array.from({ length: 80 }, (_, i) => word(i)),
            )
          : column,
      );
      const { bundle, results } = await train(
        { rows: 80, columns },
        {
          target: 'died',
          drop: dropOthers('died'),
          folds: 2,
          task,
          positive: 'yes',
        },
      );
      const evidence = JSON.parse(strFromU8(unzipSync(bundle)['evidence.json'])) as Json;
      const counts = countsIn(evidence);
      expect(counts.length).toBeGreaterThan(5);
      expect(counts.filter((count) => count >= 1 && count <= 10)).toEqual([]);
      const rare = results.model.metrics.AUROC;
      for (const { metrics } of [results.model, (await loadRiskModel(bundle)).evidence.model]) {
        expect(metrics['Scaled Brier score'].value).toBeNull();
        expect(metrics['Brier score'].value).not.toBeNull();
      }
      expect(rare).toMatchObject({ value: null, reason: expect.stringMatching(/^fewer than 11 rows/) });
      const card = strFromU8(unzipSync(bundle)['card.md']);
      expect(card).not.toMatch(/\b(5|8|72|75) (rows|with)/);
    },
  );

  it('keeps columns and curves with a step per patient out of its evidence', async () => {
    const { evidence } = await loadRiskModel((await trained).bundle);
    expect(Object.keys(evidence.model)).not.toContain('roc');
    expect(evidence.inspection).toBeUndefined();
    expect(evidence.learning).toBeUndefined();
    const groups = evidence.model.calibration ?? [];
    for (const { observed } of groups) {
      for (const count of [observed.events ?? 0, observed.n - (observed.events ?? 0)]) {
        expect(count === 0 || count >= 11).toBe(true);
      }
    }
  });
});
