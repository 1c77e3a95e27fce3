/** One example of every chart, small and full, for the tests that hold for all of them. */
import {
  calibrationChart,
  intervalsChart,
  learningChart,
  residualChart,
  riskChart,
  rocChart,
  sparkChart,
} from '../../src/charts/index.js';

export const hostile = '<script>alert("x")</script>';

const text = (id: string) => ({ id, title: `Title & ${hostile}`, description: 'What it shows.' });
const bins = [
  { from: 0, to: 0.1, count: 30 },
  { from: 0.1, to: 0.5, count: 12 },
  { from: 0.5, to: 1, count: 0 },
];
const risks = {
  withOutcome: bins,
  withoutOutcome: bins.toReversed().map(({ from, to, count }) => ({ from: 1 - to, to: 1 - from, count })),
};
const curve = { falsePositiveRate: [0, 0.1, 0.4, 1], truePositiveRate: [0, 0.6, 0.9, 1] };
const names = { x: 'x axis', y: 'y axis', diagonal: 'chance', corner: 'AUROC', zero: 'no error' };

/** Every chart by name: the same data drawn small or full. */
export const charts: Record<string, (small: boolean) => string> = {
  roc: (small) =>
    rocChart({
      ...text('roc'),
      series: [
        { name: 'regression', tone: 'other', ...curve, area: { value: 0.8 } },
        { name: hostile, tone: 'model', ...curve, area: { value: 0.85, lower: 0.8, upper: 0.9 } },
      ],
      words: names,
      small,
    }),
  calibration: (small) =>
    calibrationChart({
      ...text('calibration'),
      points: [
        { risk: 0.1, observed: 0.08, lower: 0.04, upper: 0.16 },
        { risk: 0.6, observed: 0.7, lower: 0.6, upper: 0.78 },
        { risk: 0.8, observed: 0.75 },
      ],
      risks,
      upTo: 0.9,
      words: { ...names, above: hostile, below: 'below', withOutcome: 'with', withoutOutcome: 'without' },
      small,
    }),
  risks: (small) =>
    riskChart({
      ...text('risks'),
      ...risks,
      upTo: 1,
      words: { x: hostile, withOutcome: 'with', withoutOutcome: 'without' },
      small,
    }),
  learning: (small) =>
    learningChart({
      ...text('learning'),
      training: [0.7, 0.5, 0.4, 0.35],
      validation: [0.72, 0.55, 0.52, 0.56],
      words: { ...names, training: hostile, validation: 'held out', lowest: 'lowest: 3' },
      small,
    }),
  residuals: (small) =>
    residualChart({
      ...text('residuals'),
      bins: [
        { from: -4, to: 1, count: 20 },
        { from: 1, to: 3, count: 30 },
      ],
      words: { ...names, x: hostile },
      small,
    }),
  intervals: (small) =>
    intervalsChart({
      ...text('intervals'),
      rows: [
        { name: hostile, value: 0.8, lower: 0.7, upper: 0.9, text: '0.80', tone: 'model' },
        { name: 'regression', value: 0.8, text: '0.80', tone: 'other' },
      ],
      reference: { value: 0.5, name: 'chance' },
      axis: 'AUROC',
      small,
    }),
  spark: () => sparkChart({ title: hostile, bins, levels: false }),
};
