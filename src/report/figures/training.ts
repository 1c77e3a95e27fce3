/** Loss by epoch. */
import { decimal, learningChart, lowestAt } from '../../charts/index.js';
import type { Context } from '../context.js';
import { figure, type Twin } from '../html.js';
import type { LearningCurve, Results } from '../../study/types.js';

export interface TrainingFacts {
  /** Held-out loss still falling at the last epoch, or lowest before it. */
  shape: 'falling' | 'stopped';
  /** Epoch of the lowest held-out loss. */
  epoch: number;
  epochs: number;
}

/** What the held-out loss says; undefined unless there are at least two epochs of it. */
export function trainingFacts({ learning }: Results): TrainingFacts | undefined {
  const validation = learning?.validation ?? [];
  if (validation.filter(Number.isFinite).length < 2) return undefined;
  const epoch = lowestAt(validation) + 1;
  return { shape: epoch === validation.length ? 'falling' : 'stopped', epoch, epochs: validation.length };
}

export function trainingChart({ results, words }: Context, small = false): string | undefined {
  const facts = trainingFacts(results);
  if (!facts || !results.learning) return undefined;
  const { lines, lowest, title, description, x, y, sentence } = words.training;
  return learningChart({
    id: small ? 'learning-small' : 'learning',
    title,
    description: description(sentence(facts)),
    ...results.learning,
    words: { x, y: y[results.task], ...lines, lowest: lowest(facts.epoch) },
    small,
  });
}

/** At most about 16 rows: every nth epoch, and the last. */
function twin(learning: LearningCurve, columns: string[]): Twin {
  const epochs = Math.max(learning.training.length, learning.validation.length);
  const step = Math.max(1, Math.ceil(epochs / 15));
  const show = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) ? '' : decimal(value, 3);
  const rows: string[][] = [];
  for (let epoch = 1; epoch <= epochs; epoch++)
    if ((epoch - 1) % step === 0 || epoch === epochs)
      rows.push([String(epoch), show(learning.training[epoch - 1]), show(learning.validation[epoch - 1])]);
  return { columns, rows };
}

export function trainingFigure(context: Context) {
  const chart = trainingChart(context);
  const { learning } = context.results;
  const { title, caption, columns } = context.words.training;
  return (
    chart &&
    learning &&
    figure({ chart, title, caption, twin: twin(learning, columns), words: context.words.page })
  );
}
