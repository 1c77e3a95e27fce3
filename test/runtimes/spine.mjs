/**
 * The bit contract of the whole job: a table is read, a model is trained and evaluated, a report is written, all on one
 * runtime, and every byte of it is hashed. This file has libraries behind it: `bundle.mjs` makes one module of it all.
 */
import csv from '../../examples/data/heart-cleveland.csv?raw';
import { loadRiskModel, readCsv, renderReport, train } from '../../dist/src/study/index.js';
import { sha256 } from './sha256.mjs';

/** Fewer rows and folds than a person would use, because an emulated processor runs this too. */
const ROWS = 120;
const FOLDS = 2;

/** Hashes by name, as `contract` gives them; "(bytes)" marks what holds sentences, too. */
export async function spine() {
  const encode = (text) => new TextEncoder().encode(text);
  const bytes = encode(
    csv
      .split('\n')
      .slice(0, ROWS + 1)
      .join('\n'),
  );
  const table = await readCsv(bytes);
  const { bundle, results, predictions } = await train(table, { target: 'heart_disease', folds: FOLDS });
  const model = await loadRiskModel(bundle);
  return {
    'table: model file (bytes)': sha256(bundle),
    'table: results (bytes)': sha256(encode(JSON.stringify(results))),
    'table: out-of-fold predictions': sha256(bytesOf(predictions.columns)),
    'table: predictions of the loaded model': sha256(bytesOf(model.predict(table).columns)),
    'table: report (bytes)': sha256(encode(renderReport(results))),
  };
}

function bytesOf(columns) {
  return new Uint8Array(columns.flatMap(({ values }) => [...new Uint8Array(values.slice().buffer)]));
}
