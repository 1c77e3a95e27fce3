/** Made-up tables of patients: small, with an outcome that goes with age, the same on every call. */

/** CSV text with columns patient, age, sex, marker and outcome; every fourth marker is missing. */
export function patients(rows: number, { outcome = true, unseen = false } = {}): string {
  const lines = [['patient', 'age', 'sex', 'marker', ...(outcome ? ['died'] : [])].join(',')];
  for (let i = 0; i < rows; i++) {
    const age = 30 + ((i * 37) % 53);
    const marker = i % 4 === 3 ? '' : (((i * 29) % 31) / 10).toFixed(1);
    const sex = unseen && i === 0 ? 'other' : i % 2 === 0 ? 'female' : 'male';
    const died = (i * 13) % 53 < age - 30 ? 'yes' : 'no';
    lines.push([`P${String(i).padStart(4, '0')}`, age, sex, marker, ...(outcome ? [died] : [])].join(','));
  }
  return `${lines.join('\n')}\n`;
}
