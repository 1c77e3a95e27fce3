/**
 * The schema: what a person declares about the columns of a table, in a small JSON file. Everything in it is optional;
 * what it leaves open is told from the cells (typing/). Checks the file's form; whether the cells fit is checked on reading.
 *
 *     { "columns": { "age":   { "type": "number", "unit": "years", "min": 0, "max": 120 },
 *                    "stage": { "type": "ordered", "levels": ["I", "II", "III"] },
 *                    "seen":  { "type": "date", "format": "dd/mm/yyyy" },
 *                    "chol":  { "type": "number", "missing": ["0"] },
 *                    "notes": { "type": "ignore" } },
 *       "missing": ["-9"], "decimal": "," }
 */
import * as z from 'zod';
import { fail } from '../errors.js';
import { DATE_FORMATS } from './typing/dates.js';

const texts = z.array(z.string('a text in quotes'), 'a list of texts').max(10_000, 'at most 10000 texts');
const unit = z.string('a text such as "mg/dl"').max(40, 'at most 40 characters').optional();
const missing = texts.optional();
const limit = z.number('a number').optional();

const levels = texts
  .min(2, 'two levels or more')
  .refine(
    (names) => new Set(names.map((name) => name.trim())).size === names.length,
    'levels that all differ',
  );

/** One entry per type: its members are what the type allows. `missing` adds spellings of missing for this column alone. */
const columnShapes = {
  number: z.strictObject({ type: z.literal('number'), unit, min: limit, max: limit, missing }),
  boolean: z.strictObject({
    type: z.literal('boolean'),
    /** No, then yes. */
    levels: levels.length(2, 'two levels: no, yes').optional(),
    missing,
  }),
  category: z.strictObject({ type: z.literal('category'), levels: levels.optional(), missing }),
  ordered: z.strictObject({
    type: z.literal('ordered'),
    /** From low to high. */
    levels,
    unit,
    missing,
  }),
  date: z.strictObject({
    type: z.literal('date'),
    format: z.enum(DATE_FORMATS, 'a date format').optional(),
    missing,
  }),
  id: z.strictObject({ type: z.literal('id'), missing }),
  ignore: z.strictObject({ type: z.literal('ignore') }),
};

const TYPES = Object.keys(columnShapes);

/** The schema's own form, for use inside other stored forms. */
export const schemaForm = z.strictObject({
  columns: z
    .record(z.string(), z.discriminatedUnion('type', Object.values(columnShapes) as ColumnShapes))
    .optional(),
  /** Spellings of missing, beside the usual ones, in every column. */
  missing,
  decimal: z.enum(['.', ','], 'a decimal mark').optional(),
});

type Shape = typeof columnShapes;
type ColumnShapes = [Shape[keyof Shape], ...Shape[keyof Shape][]];

/** What is declared about one column. `levels` of a boolean are no, yes; of an ordered column from low to high. */
export type ColumnSchema = z.infer<Shape[keyof Shape]>;
export type Schema = z.infer<typeof schemaForm>;

/**
 * The schema in parsed JSON. Fails naming the path and, for a wrong word, the nearest right one
 * (`table.schema-word`, `table.schema-value`).
 */
export function parseSchema(json: unknown): Schema {
  const parsed = schemaForm.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    fail('table.schema-word', {
      path,
      word: issue.keys[0],
      known: knownKeys(json, issue.path),
      what: 'member',
    });
  }
  const word = at(json, issue.path);
  const known = knownWords(issue);
  if (known !== undefined && typeof word === 'string') {
    fail('table.schema-word', { path, word, known: known.words, what: known.what });
  }
  return fail('table.schema-value', { path, expected: known?.expected ?? expectedText(issue) });
}

/** What is declared about this column, whatever its name is (`__proto__` and `constructor` included). */
export function declared(schema: Schema | undefined, column: string): ColumnSchema | undefined {
  const columns = schema?.columns;
  return columns !== undefined && Object.hasOwn(columns, column) ? columns[column] : undefined;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function knownWords(issue: Issue): { words: readonly string[]; what: string; expected: string } | undefined {
  const words = { type: TYPES, decimal: ['.', ','], format: DATE_FORMATS } as const;
  const last = issue.path.at(-1);
  if (last !== 'type' && last !== 'decimal' && last !== 'format') return undefined;
  const what = { type: 'type of column', decimal: 'decimal mark', format: 'date format' }[last];
  return { words: words[last], what, expected: words[last].map((word) => `"${word}"`).join(', ') };
}

/** Our own schemas carry their expectation as message; the rest are objects. */
function expectedText(issue: Issue): string {
  return issue.code === 'invalid_type' && (issue.expected === 'object' || issue.expected === 'record')
    ? 'an object in braces: { }'
    : issue.message;
}

function knownKeys(json: unknown, path: Path): string[] {
  if (path.length === 0) return Object.keys(schemaForm.shape);
  const type = (at(json, path) as { type: keyof Shape }).type;
  return Object.keys(columnShapes[type].shape);
}

function at(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    json,
  );
}

function pathText(path: Path): string {
  return path.map(String).join('.');
}
