/** The languages of the report: one folder each, with the same names inside. Rules and numbers are decided elsewhere. */
import { en } from './en/index.js';

export type Words = typeof en;

export const languages = { en } satisfies Record<string, Words>;
