/** What commands read: tables with a bar and the marks they are written with, schemas, models. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseSchema, type CsvOptions, type Schema, type Table } from '../../src/data/index.js';
import { fail } from '../../src/errors.js';
import { loadRiskModel } from '../../src/study/index.js';
import type { RiskModel } from '../../src/study/types.js';
import { readCsvFile } from '../csv-file.js';
import { readBytes } from '../files.js';
import type { MarkFlags, ReadingFlags } from './options.js';
import type { Shell } from './shell.js';
import { stoppable } from './signals.js';

/** Reads the table of a command with a bar. Errors: those of the file and of the table, and Stopped. */
export async function readTable(path: string, options: CsvOptions, { progress }: Shell): Promise<Table> {
  const total = (await stat(path).catch(() => undefined))?.size ?? 0;
  const stage = `reading ${basename(path)}`;
  const table = await stoppable((signal) => {
    const onProgress = (bytes: number) => {
      if (signal.aborted) fail('study.aborted', {});
      progress.update({ stage, done: Math.min(bytes, total - 1), total });
    };
    return readCsvFile(path, { ...options, onProgress });
  }, progress.note);
  progress.update({ stage, done: 1, total: 1 });
  return table;
}

/** --separator and --decimal as the reader takes them. */
export function marks({ separator, decimal }: MarkFlags): CsvOptions {
  return { separator: separator === 'tab' ? '\t' : separator, decimal };
}

/** --schema too. */
export async function reading(flags: ReadingFlags): Promise<CsvOptions> {
  return { ...marks(flags), ...(flags.schema !== undefined && { schema: await readSchema(flags.schema) }) };
}

async function readSchema(path: string): Promise<Schema> {
  return parseSchema(parseJson(new TextDecoder().decode(await readBytes(path)), path));
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail('command.schema-not-json', { path });
  }
}

/** Reads a model: its bytes too. Errors: those of the file, and what is wrong with it as a model. */
export async function readModel(path: string): Promise<{ bytes: Uint8Array; model: RiskModel }> {
  const bytes = await readBytes(path);
  return { bytes, model: await loadRiskModel(bytes) };
}
