/** Which rows belong to one patient, and what that does to a share. */

/**
 * Codes 0 to U - 1, one per row, in the order of first appearance; undefined where every row is a patient of its own
 * (or no patients are named), since then the rows are independent.
 */
export function patientUnits(names: ArrayLike<number | string> | undefined): Int32Array | undefined {
  if (names === undefined) return undefined;
  const codes = new Map<number | string, number>();
  const units = Int32Array.from(names as ArrayLike<unknown>, (_, i) => {
    const code = codes.get(names[i]) ?? codes.size;
    codes.set(names[i], code);
    return code;
  });
  return codes.size === units.length ? undefined : units;
}

/** What is counted: patients where each row is one, groups where a column says which rows belong together. */
export function nounOf(units: Int32Array | undefined): 'patients' | 'groups' {
  return units === undefined ? 'patients' : 'groups';
}

/** Number of distinct patients among the rows from `start` to `end` that `keep` accepts; without units, of rows. */
export function countPatients(
  units: Int32Array | undefined,
  start: number,
  end: number,
  keep: (row: number) => boolean = () => true,
): number {
  let rows = 0;
  const seen = new Set<number>();
  for (let i = start; i < end; i++) {
    if (!keep(i)) continue;
    rows++;
    if (units !== undefined) seen.add(units[i]);
  }
  return units === undefined ? rows : seen.size;
}

/**
 * How many independent rows a share of `outcome` is worth, among the rows from `start` to `end`: n over the design effect
 * (Kish 1965), with the variance of the share taken between patients. Where all outcomes are equal, the number of patients.
 */
export function effectiveRows(
  outcome: Uint8Array,
  units: Int32Array | undefined,
  start: number,
  end: number,
): number {
  const n = end - start;
  if (units === undefined) return n;
  let events = 0;
  for (let i = start; i < end; i++) events += outcome[i];
  const share = events / n;
  const sums = new Map<number, number>();
  for (let i = start; i < end; i++) sums.set(units[i], (sums.get(units[i]) ?? 0) + outcome[i] - share);
  const patients = sums.size;
  if (events === 0 || events === n || patients < 2) return patients;
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  const variance = (patients / (patients - 1)) * (squares / (n * n));
  return Math.min(n, (share * (1 - share)) / variance);
}
