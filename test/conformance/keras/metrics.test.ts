/** Metrics over four batches against Keras, plain and weighted, and what they say where a count is empty. */
import { describe, expect, it } from 'vitest';
import { metrics, type Metric } from '../../../src/index.js';
import { expectClose, golden, type ByName, type Matrix } from './golden.js';

interface Task {
  truth: number[] | Matrix;
  prediction: Matrix;
  cases: { metric: string; plain: number; weighted: number }[];
}
interface Golden {
  batches: number[];
  sampleWeight: number[];
  binary: Task;
  many: Task;
  edges: {
    rows: string;
    truth: Matrix;
    prediction: Matrix;
    auc: number;
    precision: number;
    recall: number;
  }[];
}

const { batches, sampleWeight, binary, many, edges } = golden<Golden>('metrics');
const makers: ByName<Metric> = metrics;
// Keras counts in float32.
const CLOSE = { relative: 5e-7, absolute: 0 };
const CLASSES = many.prediction[0].length;

const truthOf = (metric: string, task: Task) =>
  metric === 'categoricalAccuracy' ? (task.truth as number[]).map(oneHot) : task.truth;

function oneHot(label: number): number[] {
  return Array.from({ length: CLASSES }, (_, i) => (i === label ? 1 : 0));
}

function streamed(metric: Metric, truth: number[] | Matrix, prediction: Matrix, weights?: number[]): number {
  let start = 0;
  for (const size of batches) {
    const rows = <T>(values: T[]) => values.slice(start, start + size);
    metric.updateState(rows(truth as Matrix), rows(prediction), weights && rows(weights));
    start += size;
  }
  return metric.result();
}

describe.each([binary, many].flatMap((task) => task.cases.map((one) => ({ task, ...one }))))(
  '$metric',
  ({ metric, task, plain, weighted }) => {
    const truth = truthOf(metric, task);

    it('is that of Keras over several batches', () => {
      expectClose([streamed(makers[metric](), truth, task.prediction)], plain, CLOSE);
    });

    it('is that of Keras with sample weights', () => {
      expectClose([streamed(makers[metric](), truth, task.prediction, sampleWeight)], weighted, CLOSE);
    });

    it('starts anew after a reset', () => {
      const one = makers[metric]();
      streamed(one, truth, task.prediction, sampleWeight);
      one.reset();
      expectClose([streamed(one, truth, task.prediction)], plain, CLOSE);
    });
  },
);

it.each(edges)(
  'where a count is empty ($rows) they say what Keras says',
  ({ truth, prediction, ...wanted }) => {
    for (const name of ['auc', 'precision', 'recall'] as const) {
      const metric = metrics[name]();
      metric.updateState(truth, prediction);
      expect(metric.result(), name).toBeCloseTo(wanted[name], 6);
    }
  },
);

it('the golden file has every metric', () => {
  const seen = [...binary.cases, ...many.cases].map(({ metric }) => metric);
  expect(seen.toSorted()).toEqual(Object.keys(metrics).toSorted());
});
