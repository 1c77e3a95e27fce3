/** `bedside predict`: a model and a new table in, one line per patient out. */
import { realpath } from 'node:fs/promises';
import { fail } from '../../src/errors.js';
import type { Schema, Table } from '../../src/data/index.js';
import { csvText, type Cell } from '../csv.js';
import { writeWhole } from '../writing.js';
import type { MarkFlags } from './options.js';
import { marks, readModel, readTable } from './input.js';
import { inShell, print, type Shell } from './shell.js';

export interface PredictFlags extends MarkFlags {
  id?: string;
  out?: string;
}

/** Does what the command says. */
export async function run(modelPath: string, path: string, flags: PredictFlags): Promise<void> {
  await refuseSameFile(flags.out, [modelPath, path]);
  const pieces = await inShell((shell) => predictionsFor(modelPath, path, flags, shell));
  if (flags.out === undefined) {
    for (const piece of pieces) await print(piece);
    return;
  }
  await writeWhole(flags.out, pieces);
}

/** The whole result as text, made before anything is written: an error leaves no half of it. */
async function predictionsFor(
  modelPath: string,
  path: string,
  flags: PredictFlags,
  shell: Shell,
): Promise<Iterable<string>> {
  const { model } = await readModel(modelPath);
  const schema = withId(model.reading, flags.id);
  const table = await readTable(path, { ...marks(flags), schema, allowAbsent: true }, shell);
  const label = labelOf(table, flags.id);
  const { columns, warnings } = shell.step('predicting', () => model.predict(table));
  for (const text of warnings) shell.warn(text);
  const header = [label.name, ...columns.map(({ name }) => name)];
  return csvText(header, table.rows, (row, column) =>
    column === 0 ? label.at(row) : columns[column - 1].values[row],
  );
}

/** Reads the id column as it is written, 007 as 007, unless it is a predictor too. */
function withId(reading: Schema, id: string | undefined): Schema {
  return id === undefined ? reading : { ...reading, columns: { [id]: { type: 'id' }, ...reading.columns } };
}

/** What names a row of the result: its number, the first being 1, or its cell in the id column. */
function labelOf(table: Table, id: string | undefined): { name: string; at: (row: number) => Cell } {
  if (id === undefined) return { name: 'row', at: (row) => row + 1 };
  const column = table.columns.find(({ name }) => name === id);
  if (column === undefined) {
    const columns = table.columns.map(({ name }) => name);
    return fail('table.unknown-column', { name: id, columns, role: 'the id of the rows (--id)' });
  }
  if ('values' in column) return { name: id, at: (row) => column.values[row] };
  return { name: id, at: (row) => (column.codes[row] < 0 ? '' : column.levels[column.codes[row]]) };
}

/** A table must not be replaced by its own predictions. */
async function refuseSameFile(out: string | undefined, inputs: readonly string[]): Promise<void> {
  if (out === undefined) return;
  const real = (path: string) => realpath(path).catch(() => undefined);
  const target = await real(out);
  for (const input of inputs) {
    if (target !== undefined && target === (await real(input))) fail('command.same-file', { path: out });
  }
}
