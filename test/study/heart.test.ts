/** The shipped example through the spine: as good as the field's standard tool in the same folds, quickly, and readable. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/data/index.js';
import { train } from '../../src/study/index.js';
import golden from '../golden/predictor/heart-ridge.json' with { type: 'json' };

const csv = readFileSync(new URL('../../examples/data/heart-cleveland.csv', import.meta.url));
const trained = readCsv(csv).then((table) => train(table, { target: 'heart_disease' }));

describe('the shipped example', () => {
  it('is cross-validated in the folds that the golden number was made with', async () => {
    expect((await trained).predictions.fold).toEqual(golden.folds);
  });

  it('is predicted within 0.005 of the AUROC of a ridge logistic regression by scikit-learn, or better', async () => {
    const { model, reference } = (await trained).results;
    expect(model.metrics.AUROC.value).toBeGreaterThan(golden.auroc - 0.005);
    expect(reference?.metrics.AUROC.value).toBeGreaterThan(golden.auroc - 0.005);
  });

  it('is predicted with risks that mean what they say', async () => {
    const { metrics } = (await trained).results.model;
    expect(metrics['Log loss'].value).toBeLessThan(golden.logLoss + 0.01);
    expect(Math.abs((metrics['Calibration slope'].value ?? 0) - 1)).toBeLessThan(0.15);
  });

  it('has the SHA-256 of its file in the receipt', async () => {
    const { receipt } = (await trained).results;
    expect(receipt?.data).toBe('f083c6f2a2f1a8ad1bac9761437fdbaaf75201abbd754462a34f3e04beb34398');
  });
});
