/** What words tell: pairs that mean no and yes, and column names that say their column holds identifiers. */

/** No, yes; compared in small letters. Pairs whose letters may mean something else (m and f) are not among them. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['no', 'yes'],
  ['n', 'y'],
  ['false', 'true'],
  ['f', 't'],
  ['negative', 'positive'],
  ['neg', 'pos'],
  ['-', '+'],
  ['absent', 'present'],
  ['nein', 'ja'],
  ['nee', 'ja'],
  ['nej', 'ja'],
  ['nei', 'ja'],
  ['non', 'oui'],
  ['no', 'si'],
  ['no', 'sí'],
  ['não', 'sim'],
];

/** The pair [no, yes] that these two words are, in any letter case and order, or undefined. */
export function booleanPair(words: readonly string[]): readonly [string, string] | undefined {
  if (words.length !== 2) return undefined;
  const small = words.map((word) => word.toLowerCase());
  return PAIRS.find(([no, yes]) => small.includes(no) && small.includes(yes));
}

const ID_WORDS = new Set([
  'id', 'ids', 'identifier', 'mrn', 'uuid', 'guid', 'ssn', 'pid', 'subjid', 'usubjid', 'patid', 'rowid', 'rowname', 'rownames',
]); // prettier-ignore
const GLUED =
  /^(patient|subject|person|case|record|study|stay|visit|encounter|admission|hadm|icustay|sample|row)(id|no|nr|number)s?$/;
const NUMBER_WORDS = new Set(['no', 'nr', 'num', 'number', 'code']);
const WHO = new Set([
  'patient',
  'subject',
  'person',
  'case',
  'record',
  'study',
  'encounter',
  'admission',
  'nhs',
]);

/** True for names such as id, patient_id, PatientID, mrn, "Subject No"; not for acid, covid or number_of_lesions. */
export function isIdName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (ID_WORDS.has(last) || GLUED.test(last)) return true;
  return words.length === 2 && WHO.has(words[0]) && NUMBER_WORDS.has(last) && last !== 'code';
}
