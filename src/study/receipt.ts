/**
 * What makes a model checkable: fingerprints of the data and of every setting that steers training. The fingerprint of the
 * weights is made where they are written (formats/bundle.ts).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { isNumberColumn, type Table } from '../data/table.js';
import { schemaForm } from '../data/schema.js';
import { hashOf } from '../formats/bundle.js';
import { canonicalJson } from '../formats/json.js';
import { toolkit } from '../version.js';
import type { StudyPlan } from './plan.js';
import { taskSchema } from './schema.js';
import type { Receipt } from './types.js';

/** Everything but the data that decides what is learned: enough to train again. What was left open is filled in. */
export const settingsSchema = z.strictObject({
  options: z.strictObject({
    target: z.string(),
    task: taskSchema,
    positive: z.string().optional(),
    group: z.string().optional(),
    drop: z.array(z.string()),
    seed: z.int().nonnegative(),
    folds: z.int().min(2).max(100),
  }),
  /** The columns as they were typed. */
  columns: z.array(z.strictObject({ name: z.string(), kind: z.string() })),
  /** What was declared about the table when it was read. */
  schema: schemaForm.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export function settingsOf(table: Table, { options, target }: StudyPlan): Settings {
  const { group, drop = [], seed, folds } = options;
  return {
    options: {
      target: target.target,
      task: target.task,
      ...(target.task === 'binary' && { positive: target.positive }),
      ...(group !== undefined && { group }),
      drop: [...new Set(drop)].sort(),
      seed,
      folds,
    },
    columns: table.columns.map(({ name, kind }) => ({ name, kind })),
    ...(table.schema && { schema: table.schema }),
  };
}

/** The receipt, but for the weights. */
export function receiptOf(table: Table, settings: Settings): Omit<Receipt, 'weights'> {
  return { toolkit, data: table.sha256 ?? contentHash(table), settings: settingsHash(settings) };
}

/** SHA-256 of settings as canonical JSON. */
export function settingsHash(settings: Settings): string {
  return hashOf(new TextEncoder().encode(canonicalJson(settings)));
}

/**
 * For a table that was not read from bytes: SHA-256 over its columns in order, each as its name, kind and levels in JSON
 * and its numbers (doubles, every NaN the same) or codes (32-bit integers), little-endian.
 */
function contentHash(table: Table): string {
  const hash = sha256.create();
  for (const column of table.columns) {
    const levels = isNumberColumn(column) ? [] : column.levels;
    const head = canonicalJson({ name: column.name, kind: column.kind, levels, rows: table.rows });
    hash.update(new TextEncoder().encode(head)).update(cellBytes(column));
  }
  return bytesToHex(hash.digest());
}

function cellBytes(column: Table['columns'][number]): Uint8Array {
  const values = isNumberColumn(column) ? column.values : column.codes;
  const width = isNumberColumn(column) ? 8 : 4;
  const view = new DataView(new ArrayBuffer(width * values.length));
  values.forEach((value, i) => {
    if (width === 4) view.setInt32(4 * i, value, true);
    else if (Number.isNaN(value)) view.setBigUint64(8 * i, 0x7ff8000000000000n, true);
    else view.setFloat64(8 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}
