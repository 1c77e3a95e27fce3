/**
 * What to worry about, most important first: what would stop the run, whether the table is fit for it (columns before
 * counts), what the run warned of, what else was found, and how it was tested.
 */
import type { Finding } from '../../study/types.js';
import type { Context } from '../context.js';

export interface Worry {
  severity: Finding['severity'];
  what: string;
  /** What to do about it, or ''. */
  fix: string;
  /** Where the report says more. */
  section?: string;
}

function found({ results }: Context, severity: Finding['severity']): Finding[] {
  return results.inspection?.findings.filter((finding) => finding.severity === severity) ?? [];
}

function asWorries(findings: readonly Finding[]): Worry[] {
  return findings.map(({ severity, what, fix }) => ({ severity, what, fix, section: 'participants' }));
}

/** Findings that the whole evidence hangs on, the gravest first; others follow in the order in which they were found. */
const GRAVE = ['zeros-apart', 'repeated-ids', 'repeated-rows', 'measured-group', 'few-events', 'small-table'];

/** Every worry once; a warning that repeats a finding is the finding. */
export function worriesOf(context: Context): Worry[] {
  const { results, words } = context;
  const blocking = found(context, 'blocking');
  const findings = found(context, 'warning');
  const known = new Set([...blocking, ...findings].map(({ what }) => what));
  const warnings = results.warnings
    .filter((warning) => !known.has(warning))
    .map((what): Worry => ({ severity: 'warning', what, fix: '' }));
  const internal: Worry = { severity: 'info', ...words.summary.internal, section: 'method' };
  const always = results.design.kind === 'cross-validation' ? [internal] : [];
  const grave = GRAVE.flatMap((code) => findings.filter((finding) => finding.code === code));
  const others = findings.filter(({ code }) => !GRAVE.includes(code));
  return [...asWorries([...blocking, ...grave]), ...warnings, ...asWorries(others), ...always];
}
