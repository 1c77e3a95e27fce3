/** Made-up patients for the spine: numbers, words and gaps, with an outcome that depends on them. No file is read. */
import type { Table } from '../../src/data/index.js';
import { createRandom } from '../../src/engine/random.js';
import { levels, numbers } from '../data/tables.js';

export interface PatientsOptions {
  rows?: number;
  seed?: number;
  /** 0: the outcome is a coin toss. Default 1. */
  signal?: number;
}

/** N patients, two rows each: "patient" (id), "age", "crp" (gaps), "sex", and the outcomes "died", "stage" and "days". */
export function patients({ rows = 80, seed = 1, signal = 1 }: PatientsOptions = {}): Table {
  const random = createRandom(seed, 'patients');
  const draw = (make: (i: number) => number) => Float64Array.from({ length: rows }, (_, i) => make(i));
  const age = draw(() => 40 + Math.floor(40 * random.uniform()));
  const crp = draw(() => 40 + Math.floor(60 * random.uniform()));
  const male = draw(() => random.integer(2));
  const score = draw((i) => {
    const own = (age[i] - 60) / 10 + (crp[i] - 70) / 30 + male[i] - 0.5;
    return signal * own + (random.uniform() - 0.5) * 2;
  });
  const gaps = crp.map((value) => (random.uniform() < 0.1 ? NaN : value));
  const words = (pick: (i: number) => string) => Array.from({ length: rows }, (_, i) => pick(i));
  const columns = [
    levels(
      'patient',
      words((i) => `p${i >> 1}`),
      'id',
    ),
    numbers('age', [...age], { unit: 'years' }),
    numbers('crp', [...gaps]),
    levels(
      'sex',
      words((i) => (male[i] === 1 ? 'male' : 'female')),
    ),
    levels(
      'died',
      words((i) => (score[i] > 0 ? 'yes' : 'no')),
      'boolean',
      ['no', 'yes'],
    ),
    levels(
      'stage',
      words((i) => (score[i] > 1 ? 'III' : score[i] > -1 ? 'II' : 'I')),
    ),
    numbers('days', [...score.map((s) => Math.round(100 + 20 * s))]),
  ];
  return { rows, columns };
}

/** The other outcomes, which must not be predictors. */
export const OUTCOMES = ['died', 'stage', 'days'];

export function dropOthers(target: string): string[] {
  return OUTCOMES.filter((name) => name !== target);
}
