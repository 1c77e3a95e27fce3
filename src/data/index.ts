/** The front door of the data room: tables, how they are read, looked at, split and prepared. */

// A table
export { findColumn, isMissing, isNumberColumn } from './table.js';
export type { Column, ColumnKind, LevelColumn, NumberColumn, Table } from './table.js';

// Reading
export { readCsv, type ByteSource, type CsvOptions } from './csv/read.js';
export { parseSchema, type ColumnSchema, type Schema } from './schema.js';

// The outcome
export { describeTarget } from './target.js';
export type { ClassTarget, NumberTarget, Target, TargetOptions } from './target.js';

// A first look
export { inspectTable } from './inspect/inspect.js';
export { assignRoles, type ColumnRole, type RoleOptions } from './inspect/roles.js';
export { maskedCount, SMALLEST_GROUP } from './masking.js';

// Splitting
export { folds, holdout, quantileBins, type SplitOptions } from './split.js';

// Preparing predictors
export { fitPreparation } from './prepare/fit.js';
export { applyPreparation, preparedNames, type Prepared } from './prepare/apply.js';
export { parsePreparation, type Preparation } from './prepare/preparation.js';
export type { TableWarning, WarningCode } from './prepare/warnings.js';
