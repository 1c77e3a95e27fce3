/**
 * The words of the spine: what goes into and comes out of inspect, train, evaluate, predict and verify.
 * Plain JSON (but for the bundle's bytes), read alike by the command line, the report, a server and a page.
 */
import type { Estimate } from '../evaluation/estimate.js';
import type { Schema } from '../data/schema.js';
import type { Table } from '../data/table.js';

export type Task = 'binary' | 'multiclass' | 'continuous';

export interface TrainOptions {
  /** Name of the outcome column. */
  target: string;
  /** Level of the outcome that is the event. Default: 1 beside 0, a word such as yes or died, or the rarer word; two other numbers need it. */
  positive?: string;
  /** Default: told from the outcome column. */
  task?: Task;
  /** Column that names the patient: rows of one patient never fall on both sides of a split. */
  group?: string;
  /** Columns that are not predictors. */
  drop?: readonly string[];
  /** Default 0. Everything random derives from it. */
  seed?: number;
  /** Default 5; fewer where a class has fewer rows. */
  folds?: number;
}

/** One piece of work that a worker can do: plain data in, plain data out. `kind` and `payload` are the study's own. */
export interface StudyTask {
  kind: string;
  payload: unknown;
}

export type Progress = (event: {
  /** What is being done, as a phrase: "training", "evaluating". */
  stage: string;
  /** Up to `total`; a task that is half done counts half. */
  done: number;
  total: number;
}) => void;

/** What the study needs of its host; every part is optional. */
export interface StudyHost {
  progress?: Progress;
  /**
   * Runs a task elsewhere (a worker), `atOnce` at a time; may tell which part of it is done, from 0 to 1. Default: here, one after
   * the other. The result never depends on it.
   */
  runTask?: (task: StudyTask, onPart?: (part: number) => void) => Promise<unknown>;
  /** How many tasks `runTask` is given at once: a task holds a copy of its rows until it is done. Default: all of them. */
  atOnce?: number;
  /** Set `aborted` to stop: the study then fails with `study.aborted`. Tasks that run elsewhere are the host's to stop. */
  signal?: { readonly aborted: boolean };
}

/** One column as `inspect` and the report show it: counts and ranges only. */
export interface ColumnSummary {
  name: string;
  kind: string;
  unit?: string;
  role: 'target' | 'predictor' | 'group' | 'dropped' | 'left out';
  /** Why a column is left out. */
  why?: string;
  missing: number;
  /** Distinct values, missing not counted. */
  distinct: number;
  /** Counts in at most 24 bins of equal width (numbers, dates), or per level (at most 24, most frequent first). */
  histogram: number[];
  /** Names of the levels behind `histogram`, for levels held by more than 10 rows; others are named "other". */
  levels?: string[];
  /** Numbers and dates: 5th percentile, median and 95th percentile; absent unless 11 rows lie on or beyond each end. */
  quantiles?: [number, number, number];
}

export interface Finding {
  /** Stable name, such as "constant-column". */
  code: string;
  severity: 'info' | 'warning' | 'blocking';
  columns: string[];
  /** What was found, in one sentence: columns and counts, never a value. */
  what: string;
  /** What to do about it. */
  fix: string;
}

export interface Inspection {
  rows: number;
  target?: string;
  task?: Task;
  /** Outcome levels with their counts (binary and multi-class). */
  outcome?: { level: string; count: number }[];
  columns: ColumnSummary[];
  findings: Finding[];
}

/** Receiver operating characteristic, its corners only: false and true positive rate, from (0, 0) to (1, 1). */
export interface RocCurve {
  falsePositiveRate: number[];
  truePositiveRate: number[];
}

/** Patients in groups of rising risk: mean risk, observed share with its interval, patients and events. */
export interface CalibrationGroup {
  risk: number;
  observed: Estimate;
}

/** Loss after each epoch, averaged over the member networks still training at that epoch. */
export interface LearningCurve {
  training: number[];
  validation: number[];
}

/** The evidence about one model on one set of rows. */
export interface Evaluation {
  /** For example "AUROC", "Brier score", in the order to show them. */
  metrics: Record<string, Estimate>;
  /** Binary only. */
  roc?: RocCurve;
  /** Binary only. */
  calibration?: CalibrationGroup[];
  /** Binary only: counts of risks in 20 bins from 0 to 1, without and with the outcome. */
  riskHistogram?: { withoutOutcome: number[]; withOutcome: number[] };
  /** Continuous only: predicted against observed would show patients; counts on a grid do not. */
  residualHistogram?: { edges: number[]; counts: number[] };
}

/** `metrics.json`: everything `train` or `evaluate` learned. */
export interface Results {
  format: 'bedside-results';
  version: 1;
  toolkit: string;
  /** How the rows were used: out-of-fold predictions of a cross-validation, or all rows of a new table. */
  design: { kind: 'cross-validation'; folds: number; grouped: boolean } | { kind: 'new table' };
  task: Task;
  target: string;
  positive?: string;
  classes?: string[];
  rows: number;
  events?: number;
  predictors: string[];
  model: Evaluation;
  /** A ridge logistic (or linear) regression on the same folds, for comparison. */
  reference?: Evaluation;
  learning?: LearningCurve;
  inspection?: Inspection;
  receipt?: Receipt;
  /** Things the reader should worry about, most important first. */
  warnings: string[];
  /** How long it took; set by the host, never stored in a model. */
  seconds?: number;
}

/** What makes a model checkable: the same data, settings and version give the same weights, bit for bit. */
export interface Receipt {
  toolkit: string;
  /** SHA-256 of the file the table was read from (or, without a file, of the table's columns), in hexadecimal. */
  data: string;
  /** SHA-256 of the settings as canonical JSON (RFC 8785); the settings are in the model's pipeline.json. */
  settings: string;
  /** SHA-256 of weights.safetensors in the model. */
  weights: string;
}

export interface OutOfFold {
  /** Row number in the table, the first data row is 1. */
  row: number[];
  fold: number[];
  /** Level name, or the number for a continuous outcome. */
  outcome: (string | number)[];
  /** P columns: one for binary (the risk) and continuous (the prediction), one per class beyond two. */
  columns: { name: string; values: Float64Array }[];
}

export interface TrainResult {
  /** Bytes of `model.bedside`. */
  bundle: Uint8Array;
  results: Results;
  predictions: OutOfFold;
}

/** A loaded bundle: what `predict`, `evaluate` and `verify` work on. Learned state inside is private to the study. */
export interface RiskModel {
  readonly task: Task;
  readonly target: string;
  readonly positive?: string;
  readonly classes?: readonly string[];
  readonly predictors: readonly string[];
  /** Column that named the patient in training. */
  readonly group?: string;
  readonly receipt: Receipt;
  /** How good it was in cross-validation, without pictures: what may be shared with the model. */
  readonly evidence: Results;
  /** The model card, Markdown. */
  readonly card: string;
  /** How to read a new table so that its cells mean what they meant in training; columns may be absent. */
  readonly reading: Schema;
  /** How the training table was read: what `verify` reads its table with. */
  readonly trainingSchema?: Schema;
  /** Row-wise predictions: B values, or one array per class beyond two. Warnings name columns and counts. */
  predict(table: Table): { columns: { name: string; values: Float64Array }[]; warnings: string[] };
}

/** What retraining found. */
export interface Verification {
  /** Every entry of the file and the hashes of table and settings are the same; only the toolkit's name may differ. */
  same: boolean;
  /** What was learned is the same: weights, preparation, settings and predictions. */
  sameModel: boolean;
  /** What differs, as sentences with both hashes. */
  differences: string[];
  /** What is worth knowing though it decides nothing: the model was made by another version. */
  notes: string[];
  receipt: Receipt;
  retrained: Receipt;
}
