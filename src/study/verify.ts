/** The proof behind a receipt: train again from the same table and settings, and compare every bit that was learned. */
import type { Table } from '../data/table.js';
import { readBundle, type Bundle } from '../formats/bundle.js';
import { openBundle } from './model.js';
import { train } from './train.js';
import type { StudyHost, Verification } from './types.js';

/** What must be the same, and how to say that it is not. */
const PARTS = {
  'weights.safetensors': 'The weights differ.',
  'pipeline.json': 'The preparation or the settings differ.',
  'evidence.json': 'The evidence differs: the stored figures are not what this table gives.',
  'golden.json': 'The predictions for made-up patients differ.',
} as const;

/**
 * Retrains with the settings in the bundle and compares. Read the table with the model's `trainingSchema`. A table with
 * other bytes or another toolkit is named as a difference, but only what was learned decides. Fails as `train` does.
 */
export async function verify(bytes: Uint8Array, table: Table, host: StudyHost = {}): Promise<Verification> {
  const stored = readBundle(bytes);
  const { options } = openBundle(stored).settings;
  const result = await train(table, options, host);
  const retrained = readBundle(result.bundle);
  const different = Object.entries(PARTS).filter(
    ([name]) => hashIn(stored, name) !== hashIn(retrained, name),
  );
  return {
    same: different.length === 0,
    differences: [...aboutOrigin(stored, retrained), ...different.map(([, sentence]) => sentence)],
    receipt: stored.receipt,
    retrained: retrained.receipt,
  };
}

function hashIn(bundle: Bundle, name: string): string | undefined {
  return bundle.files[name as keyof Bundle['files']]?.sha256;
}

function aboutOrigin(stored: Bundle, retrained: Bundle): string[] {
  const differences: string[] = [];
  if (stored.receipt.data !== retrained.receipt.data) {
    differences.push('The table is not the file the model was made from: its SHA-256 differs.');
  }
  if (stored.receipt.settings !== retrained.receipt.settings) {
    differences.push('The settings differ: a column is read as another kind than it was.');
  }
  if (stored.receipt.toolkit !== retrained.receipt.toolkit) {
    differences.push(
      `The model was made by ${stored.receipt.toolkit}; this is ${retrained.receipt.toolkit}.`,
    );
  }
  return differences;
}
