/** The proof behind a receipt: train again from the same table and settings, and compare every entry of the two files. */
import type { Table } from '../data/table.js';
import { readBundle, type Bundle } from '../formats/bundle.js';
import { canonicalJson } from '../formats/json.js';
import { openBundle } from './model.js';
import { train } from './train.js';
import type { StudyHost, Verification } from './types.js';

/** What was learned, and how to say that it differs. */
const LEARNED = {
  'weights.safetensors': 'The weights differ',
  'pipeline.json': 'The preparation or the settings differ',
  'golden.json': 'The predictions for made-up patients differ',
} as const;

/**
 * Retrains with the settings in the bundle and compares everything: what was learned, what the file says about it, and the
 * hashes of table and settings. Read the table with the model's `trainingSchema`. A toolkit of another version is named
 * but decides nothing: where it computes the same, the evidence is the same but for its name. Fails as `train` does.
 */
export async function verify(bytes: Uint8Array, table: Table, host: StudyHost = {}): Promise<Verification> {
  const stored = readBundle(bytes);
  const { options } = openBundle(stored).settings;
  const result = await train(table, options, host);
  const retrained = readBundle(result.bundle);
  const [origin, learned] = [originOf(stored, retrained), learnedOf(stored, retrained)];
  const differences = [...origin, ...learned, ...storyOf(stored, retrained)];
  return {
    same: differences.length === 0,
    sameModel: learned.length === 0,
    differences,
    notes: aboutVersions(stored, retrained),
    receipt: stored.receipt,
    retrained: retrained.receipt,
  };
}

function differs(what: string, stored: string, found: string): string {
  return `${what}: SHA-256 ${stored} in the model, ${found} now.`;
}

function originOf({ receipt: stored }: Bundle, { receipt: found }: Bundle): string[] {
  const parts: [string, string, string][] = [
    ['The table is not the file the model was made from', stored.data, found.data],
    ['The settings differ, or a column is read as another kind', stored.settings, found.settings],
  ];
  return parts.filter(([, a, b]) => a !== b).map((part) => differs(...part));
}

function learnedOf({ files: stored }: Bundle, { files: found }: Bundle): string[] {
  const names = Object.keys(LEARNED) as (keyof typeof LEARNED)[];
  const different = names.filter((name) => stored[name].sha256 !== found[name].sha256);
  return different.map((name) => differs(LEARNED[name], stored[name].sha256, found[name].sha256));
}

/** Evidence and card: the same but for the name of the toolkit. */
function storyOf(stored: Bundle, retrained: Bundle): string[] {
  const differences: string[] = [];
  if (evidenceOf(stored) !== evidenceOf(retrained))
    differences.push('The evidence differs: the stored figures are not what this table gives.');
  const card = retrained.card.replace(retrained.receipt.toolkit, () => stored.receipt.toolkit);
  if (stored.card !== card)
    differences.push('The model card differs: its text is not the one that training writes.');
  return differences;
}

function evidenceOf({ evidence }: Bundle): string {
  return canonicalJson({ ...(evidence as object), toolkit: '' });
}

function aboutVersions({ receipt: stored }: Bundle, { receipt: found }: Bundle): string[] {
  return stored.toolkit === found.toolkit
    ? []
    : [`The model was made by ${stored.toolkit}; this is ${found.toolkit}.`];
}
