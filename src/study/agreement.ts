/**
 * Whether the parts of a loaded model tell one story. Each part has its form already; a file in which they contradict each
 * other would predict one thing and call it another.
 */
import { fail } from '../errors.js';
import type { Bundle } from '../formats/bundle.js';
import { outputsOf } from '../predictor/index.js';
import { GOLDEN_ROWS, type Golden } from './golden.js';
import type { Pipeline } from './model.js';
import { settingsHash } from './receipt.js';
import type { Results } from './types.js';

interface Parts {
  pipeline: Pipeline;
  results: Results;
  golden: Golden;
  bundle: Bundle;
}

/** Fails with `file.bundle-settings` for a receipt of other settings and with `file.schema` at the first contradiction. */
export function checkAgreement({ pipeline, results, golden, bundle }: Parts): void {
  if (settingsHash(pipeline.settings) !== bundle.receipt.settings) fail('file.bundle-settings', {});
  const { task, target, classes, positive, settings, reading } = pipeline;
  const { options } = settings;
  const inPipeline = {
    classes: areClasses(pipeline),
    'settings.options.task': options.task === task,
    'settings.options.target': options.target === target,
    'settings.options.positive': options.positive === positive,
    'reading.columns': Object.hasOwn(reading.columns ?? {}, target),
    'predictor.state': fitsState(pipeline),
  };
  const inEvidence = {
    task: results.task === task,
    target: results.target === target,
    positive: results.positive === positive,
    classes: String(results.classes) === String(classes),
    toolkit: results.toolkit === bundle.receipt.toolkit,
  };
  const K = outputsOf({ task, classes: classes?.length ?? 0 });
  const inGolden = {
    inputs: golden.inputs.every(({ cells }) => cells.length === GOLDEN_ROWS),
    predictions: golden.predictions.length === GOLDEN_ROWS * K,
  };
  for (const [file, checks] of Object.entries({
    'pipeline.json': inPipeline,
    'evidence.json': inEvidence,
    'golden.json': inGolden,
  })) {
    const wrong = Object.entries(checks).find(([, holds]) => !holds);
    if (wrong) fail('file.schema', { file, path: wrong[0] });
  }
}

/** Two classes of which the second is the event, several, or none for a number; each once. */
function areClasses({ task, classes, positive }: Pipeline): boolean {
  if (task === 'continuous') return classes === undefined && positive === undefined;
  if (classes === undefined || new Set(classes).size !== classes.length) return false;
  if (task === 'binary') return classes.length === 2 && positive === classes[1];
  return classes.length >= 2 && positive === undefined;
}

/** Whether the predictor's own words fit: its task, and where it says so its number of outputs. */
function fitsState({ task, classes, predictor: { state } }: Pipeline): boolean {
  const K = outputsOf({ task, classes: classes?.length ?? 0 });
  const lists = [state.intercepts, state.predictions].filter((list) => list !== undefined);
  const fits = lists.every((list) => Array.isArray(list) && list.length === K);
  return state.task === task && fits && (state.outputs ?? K) === K;
}
