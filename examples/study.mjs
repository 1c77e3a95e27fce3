/**
 * The whole job from TypeScript or JavaScript: read a table, train with evidence, load the model, predict a new patient.
 * The same lines run in a page; there the bytes come from a file the person picks.
 * Run it with `node examples/study.mjs` after `npm ci && npm run build`.
 */
import { readFile } from 'node:fs/promises';
import { loadRiskModel, readCsv, renderReport, train } from 'bedside/study';

const table = await readCsv(await readFile(new URL('data/heart-cleveland.csv', import.meta.url)));
const { bundle, results } = await train(table, { target: 'heart_disease' });
const { value, lower, upper } = results.model.metrics.AUROC;
console.log(
  `AUROC ${value?.toFixed(2)} (${lower?.toFixed(2)} to ${upper?.toFixed(2)}), ${results.rows} patients`,
);
console.log(`report: ${renderReport(results).length} characters of HTML`);

// A made-up patient. What is not known may be left empty.
const model = await loadRiskModel(bundle);
const header = model.predictors.join(',');
const patient = await readCsv(
  new TextEncoder().encode(`${header}\n57,female,asymptomatic,140,241,0,normal,123,1,0.2,flat,0,\n`),
  // Read as the model's own table was; the outcome is not known yet.
  { schema: model.reading, allowAbsent: true },
);
const { columns, warnings } = model.predict(patient);
console.log(`risk ${columns[0].values[0].toFixed(2)}`, warnings);
