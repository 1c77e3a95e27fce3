/** A stored model on a table whose outcome is known, and the proof that it was made from the table it says. */
import { describe, expect, it } from 'vitest';
import { evaluate, loadRiskModel, resultsSchema, train, verify } from '../../src/study/index.js';
import { writeBundle, readBundle } from '../../src/formats/bundle.js';
import { levels, numbers } from '../data/tables.js';
import { codeOf, rejectionOf } from '../support/errors.js';
import { dropOthers, patients } from './tables.js';

const table = { ...patients(), sha256: 'a'.repeat(64) };
const options = { target: 'died', drop: dropOthers('died'), group: 'patient', folds: 2 };
const trained = train(table, options);
const model = trained.then(({ bundle }) => loadRiskModel(bundle));
/** The table with this column instead of the one of its name. */
const withColumn = (column: (typeof table.columns)[number], from = patients({ seed: 2 })) => ({
  ...from,
  columns: from.columns.map((one) => (one.name === column.name ? column : one)),
});

describe('evaluate', () => {
  it('says how good a model is on patients it has not seen', async () => {
    const results = evaluate(await model, patients({ seed: 2 }));
    expect(results.design).toEqual({ kind: 'new table' });
    expect(results.rows).toBe(80);
    expect(results.model.metrics.AUROC.value).toBeGreaterThan(0.8);
    expect(results.warnings).toEqual([]);
    expect(resultsSchema.parse(results)).toEqual(results);
  });

  it('says that the training table flatters', async () => {
    expect(evaluate(await model, table).warnings[0]).toContain('the table the model was made from');
  });

  it('leaves out rows without an outcome', async () => {
    const died = Array.from({ length: 80 }, (_, i) => (i < 20 ? '' : i % 2 ? 'yes' : 'no'));
    const results = evaluate(await model, withColumn(levels('died', died, 'boolean', ['no', 'yes'])));
    expect([results.rows, results.events]).toEqual([60, 30]);
    expect(results.warnings.join()).toContain('20 of 80 rows');
  });

  it('knows the classes by name, in whatever order the new table has them', async () => {
    const [fresh, loaded] = [patients({ seed: 2 }), await model];
    const died = fresh.columns.find(({ name }) => name === 'died');
    if (died === undefined || !('codes' in died)) throw new Error('no column');
    const turned = {
      ...died,
      kind: 'category' as const,
      levels: ['yes', 'no'],
      codes: died.codes.map((code) => 1 - code),
    };
    expect(evaluate(loaded, withColumn(turned))).toEqual(evaluate(loaded, fresh));
  });

  it('reads no and yes in any case of letters, as tables are read', async () => {
    const [fresh, loaded] = [patients({ seed: 2 }), await model];
    const died = fresh.columns.find(({ name }) => name === 'died');
    if (died === undefined || !('codes' in died)) throw new Error('no column');
    const spelled = { ...died, levels: ['No', 'YES'] };
    expect(evaluate(loaded, withColumn(spelled))).toEqual(evaluate(loaded, fresh));
  });

  it('names no rare class where it refuses others', async () => {
    const rare = Array.from({ length: 80 }, (_, i) => (i % 16 === 3 ? 'Creutzfeldt' : 'A'));
    const { bundle } = await train(withColumn(levels('died', rare)), { ...options, group: undefined });
    const loaded = await loadRiskModel(bundle);
    const strange = withColumn(
      levels(
        'died',
        rare.map(() => 'D'),
      ),
    );
    expect(() => evaluate(loaded, strange)).toThrow(/Expected classes of the training table\./);
    expect(() => evaluate(loaded, strange)).not.toThrow('Creutzfeldt');
  });

  it('gives no AUROC, but a reason, where all patients have one outcome', async () => {
    const results = evaluate(
      await model,
      withColumn(
        levels(
          'died',
          Array.from({ length: 80 }, () => 'no'),
        ),
      ),
    );
    expect(results.model.metrics.AUROC.value).toBeNull();
    expect(results.model.metrics.AUROC.reason).toBeTruthy();
  });

  it('refuses outcomes that are not its own, and never names them', async () => {
    const loaded = await model;
    const with80 = (cell: string) =>
      withColumn(
        levels(
          'died',
          Array.from({ length: 80 }, () => cell),
          'category',
          ['dead', 'alive'],
        ),
      );
    expect(codeOf(() => evaluate(loaded, with80('dead')))).toBe('study.outcome-classes');
    expect(() => evaluate(loaded, with80('dead'))).not.toThrow('dead');
    expect(codeOf(() => evaluate(loaded, with80('')))).toBe('study.outcome-empty');
    const nameless = { ...table, columns: table.columns.filter(({ name }) => name !== 'died') };
    expect(codeOf(() => evaluate(loaded, nameless))).toBe('table.unknown-column');
  });

  it('reads classes that look like numbers from a column of numbers', async () => {
    const from = patients();
    const days = from.columns.find(({ name }) => name === 'days');
    if (days === undefined || !('values' in days)) throw new Error('no column');
    const coded = numbers(
      'died',
      [...days.values].map((value) => (value > 100 ? 1 : 0)),
    );
    const { bundle } = await train(withColumn(coded, from), { ...options, group: undefined });
    const asWords = levels('died', [...coded.values].map(String));
    const loaded = await loadRiskModel(bundle);
    expect(loaded.classes).toEqual(['0', '1']);
    expect(evaluate(loaded, withColumn(asWords, from))).toEqual(evaluate(loaded, withColumn(coded, from)));
  });

  it('refuses words where the model predicts a number', async () => {
    const { bundle } = await train(table, { target: 'days', drop: dropOthers('days'), folds: 2 });
    const words = levels(
      'days',
      Array.from({ length: 80 }, () => 'many'),
    );
    const loaded = await loadRiskModel(bundle);
    expect(codeOf(() => evaluate(loaded, withColumn(words)))).toBe('study.outcome-kind');
  });
});

describe('verify', () => {
  type Parts = Parameters<typeof writeBundle>[0];
  type Stamp = Parameters<typeof writeBundle>[1];
  /** The model packed again with some of its parts changed, with hashes to match. */
  const repacked = async (parts: Partial<Parts>, stamp: Partial<Stamp> = {}) => {
    const bundle = readBundle((await trained).bundle);
    const all = { ...bundle, weights: bundle.weights.tensors, ...parts };
    return writeBundle(all, { ...bundle.receipt, ...stamp }).bytes;
  };

  it('finds the same bits for the same table', async () => {
    const { bundle, results } = await trained;
    const { same, sameModel, differences, notes, receipt, retrained } = await verify(bundle, table);
    expect({ same, sameModel, differences, notes }).toEqual({
      same: true,
      sameModel: true,
      differences: [],
      notes: [],
    });
    expect(retrained).toEqual(receipt);
    expect(receipt).toEqual(results.receipt);
  });

  it('does not take another file for the table, even where it gives the same model, and names both hashes', async () => {
    const { same, sameModel, differences } = await verify((await trained).bundle, {
      ...table,
      sha256: 'b'.repeat(64),
    });
    expect({ same, sameModel }).toEqual({ same: false, sameModel: true });
    expect(differences.join()).toContain('a'.repeat(64));
    expect(differences.join()).toContain('b'.repeat(64));
  });

  it('finds what one other value does', async () => {
    const other = { ...patients(), sha256: 'b'.repeat(64) };
    const age = other.columns[1];
    if ('values' in age) age.values[0] += 1;
    const { same, sameModel, differences } = await verify((await trained).bundle, other);
    expect({ same, sameModel }).toEqual({ same: false, sameModel: false });
    expect(differences.length).toBeGreaterThan(2);
  });

  it('finds a card that was edited', async () => {
    const { card } = await model;
    const { same, sameModel, differences } = await verify(
      await repacked({ card: `${card}Approved.` }),
      table,
    );
    expect({ same, sameModel }).toEqual({ same: false, sameModel: true });
    expect(differences).toEqual(['The model card differs: its text is not the one that training writes.']);
  });

  it('finds evidence that was made better than it is', async () => {
    const bundle = readBundle((await trained).bundle);
    const evidence = structuredClone(bundle.evidence) as { model: { metrics: { AUROC: { value: number } } } };
    evidence.model.metrics.AUROC.value = 0.99;
    const { same, differences } = await verify(await repacked({ evidence }), table);
    expect(same).toBe(false);
    expect(differences).toEqual(['The evidence differs: the stored figures are not what this table gives.']);
  });

  it('takes a model of another version that computes the same for the same, and names the version', async () => {
    const { evidence, card, receipt } = readBundle((await trained).bundle);
    const toolkit = 'bedside 0.0.1';
    const older = await repacked(
      { evidence: { ...(evidence as object), toolkit }, card: card.replace(receipt.toolkit, toolkit) },
      { toolkit },
    );
    const { same, differences, notes } = await verify(older, table);
    expect({ same, differences }).toEqual({ same: true, differences: [] });
    expect(notes).toEqual([`The model was made by ${toolkit}; this is ${receipt.toolkit}.`]);
  });

  it('refuses a receipt that names other settings than the file holds', async () => {
    const forged = await repacked({}, { settings: 'f'.repeat(64) });
    expect((await rejectionOf(verify(forged, table))).code).toBe('file.bundle-settings');
  });
});
