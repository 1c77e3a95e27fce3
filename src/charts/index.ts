/**
 * The front door of the charts: plain data in, an SVG out, the same in Node and in a browser.
 * A chart knows no study and no language: its words come with its data, its colours from the page.
 */
export { Markup, markup, trusted, type Part } from './markup.js';
export { decimal, percent, thinSpace } from './format.js';
export { shorten, type ChartText } from './frame.js';
export { rocChart, type RocChart, type RocSeries } from './roc.js';
export { calibrationChart, type CalibrationChart, type CalibrationPoint } from './calibration.js';
export { riskChart, type RiskChart } from './risks.js';
export { learningChart, lowestAt, type LearningChart } from './learning.js';
export { residualChart, type ResidualChart } from './residuals.js';
export {
  intervalsChart,
  type Interval,
  type IntervalRow,
  type IntervalsChart,
  type Tone,
} from './intervals.js';
export { sparkChart, type SparkChart } from './spark.js';
export type { Bin, MirroredGroups } from './histogram.js';
export { chartStyles } from './styles.js';
