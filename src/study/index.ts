/**
 * The spine: inspect, train, predict, evaluate, verify. The same functions serve the command line, a server and a page;
 * hosts add files, workers and progress (StudyHost), and nothing here depends on where it runs.
 */
import { inspectTable } from '../data/inspect/inspect.js';
import type { Table } from '../data/table.js';
import type { Inspection, Task } from './types.js';

// A first look
export interface InspectOptions {
  target?: string;
  positive?: string;
  task?: Task;
  group?: string;
  drop?: readonly string[];
}

/** Every column in a few numbers, the outcome if one is named, and what to know before training. */
export function inspect(table: Table, options: InspectOptions = {}): Inspection {
  return inspectTable(table, options);
}

// The way in and the way out: a table from bytes, a page from results
export { readCsv, type ByteSource, type CsvOptions } from '../data/csv/read.js';
export { parseSchema, type Schema } from '../data/schema.js';
export type { Column, LevelColumn, NumberColumn, Table } from '../data/table.js';
export { renderReport } from '../report/index.js';

// Training, and the work it hands out
export { train } from './train.js';
export { runStudyTask } from './tasks.js';

// Using a model
export { loadRiskModel } from './model.js';
export { evaluate } from './evaluate.js';
export { verify } from './verify.js';

// The published form of results
export { resultsSchema } from './schema.js';
export type * from './types.js';
