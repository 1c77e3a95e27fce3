/** What to worry about, most important first: what would stop the run, what it warned of, what was found in the table, and how it was tested. */
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

function found({ results }: Context, severity: Finding['severity']): Worry[] {
  const findings = results.inspection?.findings ?? [];
  return findings
    .filter((finding) => finding.severity === severity)
    .map(({ what, fix }) => ({ severity, what, fix, section: 'participants' }));
}

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
  return [...blocking, ...warnings, ...findings, ...always];
}
