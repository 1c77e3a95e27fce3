/** Results as `train` and `evaluate` make them, with made-up numbers: good, hopeless, several classes, continuous, tiny, on a new table. */
import type { Estimate } from '../../src/evaluation/estimate.js';
import type {
  ColumnSummary,
  Evaluation,
  Finding,
  LearningCurve,
  Receipt,
  Results,
} from '../../src/study/types.js';
import { bell, calibrationOf, histogramOf, patients, rocOf, toldOtherwise, type MadeUp } from './made-up.js';

const definitions: Record<string, string> = {
  AUROC: 'Chance that a patient with the outcome was told a higher risk than one without.',
  'Brier score': 'Mean squared difference between the risk told and what happened; 0 is perfect.',
  'Scaled Brier score':
    'Share of the Brier score of telling everyone the same risk that the model saves; 1 is perfect.',
  'Log loss': 'Mean surprise at what happened, in natural units; 0 is perfect.',
  'Calibration intercept':
    'Average of what happened against what was told, on the log-odds scale; 0 is perfect.',
  'Calibration slope': 'How the spread of risks compares with the spread of what happened; 1 is perfect.',
  'O:E ratio': 'Patients with the outcome, over the number that the risks told to expect; 1 is perfect.',
  RMSE: 'Root of the mean squared error, in the unit of the outcome.',
  MAE: 'Mean absolute error, in the unit of the outcome.',
  'R squared': 'Share of the outcome\u2019s variance that predictions account for; 0 is the mean of all.',
};

const methods: Record<string, string> = {
  AUROC: 'DeLong, logit scale',
  'Calibration slope': 'Wald',
  'Calibration intercept': 'Wald',
};

type Numbers = Record<string, [value: number, lower: number, upper: number]>;

function estimates(numbers: Numbers, n: number, events?: number): Record<string, Estimate> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, [value, lower, upper]]) => {
      const known = Object.keys(definitions).find((key) => name.startsWith(key)) ?? '';
      const method = methods[known] ?? 'bootstrap of rows, 1000 times, percentiles';
      const definition = definitions[known] ?? name;
      return [
        name,
        { value, lower, upper, level: 0.95, method, definition, n, ...(events !== undefined && { events }) },
      ];
    }),
  );
}

function binaryEvaluation(made: MadeUp, numbers: Numbers): Evaluation {
  const events = made.outcomes.filter(Boolean).length;
  return {
    metrics: estimates(numbers, made.risks.length, events),
    roc: rocOf(made),
    calibration: calibrationOf(made),
    riskHistogram: histogramOf(made),
  };
}

function number(
  name: string,
  unit: string | undefined,
  quantiles: [number, number, number],
  more: Partial<ColumnSummary> = {},
) {
  const seed = name.length * 7919 + name.charCodeAt(0);
  const histogram = bell(303, 24, seed, 1 + (name.length % 3) / 2);
  return {
    name,
    kind: 'number',
    unit,
    role: 'predictor',
    missing: 0,
    distinct: 80,
    histogram,
    quantiles,
    ...more,
  } as ColumnSummary;
}

function levels(
  name: string,
  counts: Record<string, number>,
  more: Partial<ColumnSummary> = {},
): ColumnSummary {
  const names = Object.keys(counts);
  const kind = names.includes('0') ? 'boolean' : 'category';
  return {
    name,
    kind,
    role: 'predictor',
    missing: 0,
    distinct: names.length,
    histogram: Object.values(counts),
    levels: names,
    ...more,
  };
}

const heartColumns: ColumnSummary[] = [
  number('age', 'years', [40, 56, 68]),
  levels('sex', { male: 206, female: 97 }),
  levels('chest_pain', { asymptomatic: 144, 'non-anginal pain': 86, 'atypical ang': 50, 'typical ang': 23 }),
  number('resting_bp', 'mmHg', [108, 130, 160]),
  number('cholesterol', 'mg/dL', [175, 241, 326.9]),
  levels('fasting_sugar_over_120', { '0': 258, '1': 45 }),
  levels('resting_ecg', { normal: 151, 'left vent hypertrophy': 148, other: 4 }),
  number('max_heart_rate', '/min', [108, 153, 182]),
  levels('exercise_angina', { '0': 204, '1': 99 }),
  number('st_depression', 'mm', [0, 0.8, 3.4]),
  levels('st_slope', { upsloping: 142, flat: 140, downsloping: 21 }),
  number('major_vessels', undefined, [0, 0, 3], {
    missing: 4,
    distinct: 4,
    histogram: [176, 0, 0, 0, 0, 0, 0, 65, 0, 0, 0, 0, 0, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 20],
  }),
  levels('thal', { normal: 166, 'reversable defect': 117, 'fixed defect': 18 }, { missing: 2 }),
];

const target = (name: string, counts: Record<string, number>): ColumnSummary =>
  levels(name, counts, { role: 'target' });

const receipt: Receipt = {
  toolkit: 'bedside 0.1.0',
  data: 'a3f1c2d49b0e75c86d2f1a90b7e4c35d8f6021ab94ce57d3086e1f2b4c7a9d05',
  settings: '1c9e0d7b52f84a36c1d80e95f7b3426a0cd1e87f95b24630d8a7c6e1f0b93d52',
  weights: '7b20f6e1c89d4a35b1e07f6c2d9835aa41f0c7e62b8d9530e6a1c4f7d2b80e93',
};

function learning(epochs: number, start: number, floor: number, lowest: number): LearningCurve {
  const training = Array.from(
    { length: epochs },
    (_, i) => floor * 0.82 + (start - floor * 0.82) * Math.exp(-i / (epochs / 4)),
  );
  const validation = training.map(
    (loss, i) => loss + floor * 0.16 + 0.00012 * Math.max(0, i - lowest) ** 1.6 + 0.002 * Math.sin(i * 1.7),
  );
  return { training, validation };
}

const findings: Finding[] = [
  {
    code: 'missing',
    severity: 'info',
    columns: ['major_vessels', 'thal'],
    what: '2 predictors have a few missing values.',
    fix: 'Nothing: they are filled in, with an indicator.',
  },
  {
    code: 'rare-level',
    severity: 'warning',
    columns: ['resting_ecg'],
    what: 'Column "resting_ecg" has a level held by fewer than 11 rows.',
    fix: 'Join it with another level, or expect its coefficient to be a guess.',
  },
];

const good = patients(303, 0.459, 1.9, 1.02, 13);
const goodReference = toldOtherwise(good, 0.9, 0.8, 7);

/** A good model on the heart table of Cleveland, made up. */
export const binaryGood: Results = {
  format: 'bedside-results',
  version: 1,
  toolkit: 'bedside 0.1.0',
  design: { kind: 'cross-validation', folds: 5, grouped: false },
  task: 'binary',
  target: 'heart_disease',
  positive: '1',
  rows: 303,
  events: 139,
  predictors: heartColumns.map(({ name }) => name),
  model: binaryEvaluation(good, {
    AUROC: [0.896, 0.858, 0.928],
    'Calibration slope': [0.98, 0.79, 1.17],
    'Calibration intercept': [0.03, -0.27, 0.32],
    'O:E ratio': [1.01, 0.91, 1.12],
    'Brier score': [0.1284, 0.1081, 0.1497],
    'Scaled Brier score': [0.483, 0.397, 0.565],
    'Log loss': [0.4103, 0.3566, 0.4691],
  }),
  reference: binaryEvaluation(goodReference, {
    AUROC: [0.883, 0.844, 0.917],
    'Calibration slope': [1.04, 0.84, 1.24],
    'Calibration intercept': [0.01, -0.28, 0.3],
    'O:E ratio': [1.0, 0.9, 1.11],
    'Brier score': [0.1367, 0.1169, 0.1578],
    'Scaled Brier score': [0.449, 0.365, 0.529],
    'Log loss': [0.4344, 0.3824, 0.4912],
  }),
  learning: learning(64, 0.69, 0.4, 41),
  inspection: {
    rows: 303,
    target: 'heart_disease',
    task: 'binary',
    outcome: [
      { level: '0', count: 164 },
      { level: '1', count: 139 },
    ],
    columns: [...heartColumns, target('heart_disease', { '0': 164, '1': 139 })],
    findings,
  },
  receipt,
  warnings: [
    'The table has 139 patients with the outcome; 100 is the least that is advised to judge a model by, 200 to see its calibration.',
  ],
  seconds: 14.2,
};

const chance = patients(303, 0.459, 0.45, 0, 11);

/** Outcomes that nothing in the table goes with. */
export const binaryHopeless: Results = {
  ...binaryGood,
  model: binaryEvaluation(chance, {
    AUROC: [0.506, 0.44, 0.572],
    'Calibration slope': [0.04, -0.42, 0.51],
    'Calibration intercept': [0.01, -0.22, 0.24],
    'O:E ratio': [1.0, 0.88, 1.13],
    'Brier score': [0.2561, 0.2483, 0.2644],
    'Scaled Brier score': [-0.031, -0.062, 0.004],
    'Log loss': [0.7061, 0.6902, 0.7231],
  }),
  reference: binaryEvaluation(toldOtherwise(chance, 0.6, 0.4, 8), {
    AUROC: [0.529, 0.463, 0.594],
    'Calibration slope': [-0.1, -0.8, 0.6],
    'Calibration intercept': [0, -0.22, 0.23],
    'O:E ratio': [1.0, 0.88, 1.13],
    'Brier score': [0.2511, 0.2462, 0.2565],
    'Scaled Brier score': [-0.01, -0.03, 0.009],
    'Log loss': [0.6961, 0.6862, 0.7071],
  }),
  learning: learning(12, 0.71, 0.69, 2),
};

const external = toldOtherwise(patients(1230, 0.22, 1.3, 0.62, 11), 1, 0, 1, 0.35);

/** A frozen model on a new table: ranks, but its risks are too extreme and too high. */
export const binaryNewTable: Results = {
  ...binaryGood,
  design: { kind: 'new table' },
  rows: 1230,
  events: external.outcomes.filter(Boolean).length,
  model: binaryEvaluation(external, {
    AUROC: [0.705, 0.671, 0.737],
    'Calibration slope': [0.61, 0.52, 0.7],
    'Calibration intercept': [-0.41, -0.56, -0.26],
    'O:E ratio': [0.75, 0.68, 0.83],
    'Brier score': [0.1853, 0.1742, 0.1969],
  }),
  reference: undefined,
  learning: undefined,
  inspection: undefined,
  seconds: undefined,
  warnings: ['Column "cholesterol" has 212 values outside the range seen in training. Check its unit.'],
};

/** Rows of which several belong to one patient. */
export const binaryGrouped: Results = {
  ...binaryGood,
  design: { kind: 'cross-validation', folds: 5, grouped: true },
};

export const multiclass: Results = {
  ...binaryGood,
  task: 'multiclass',
  target: 'wine_origin',
  positive: undefined,
  classes: ['Barolo', 'Grignolino', 'Barbera'],
  rows: 178,
  events: undefined,
  model: {
    metrics: estimates(
      {
        'AUROC, average of the classes': [0.991, 0.978, 0.997],
        'AUROC, Barolo': [0.998, 0.986, 1],
        'AUROC, Grignolino': [0.984, 0.962, 0.993],
        'AUROC, Barbera': [0.996, 0.981, 0.999],
        'Log loss': [0.1021, 0.0612, 0.1498],
        'Brier score': [0.0512, 0.0281, 0.0762],
      },
      178,
    ),
  },
  reference: {
    metrics: estimates(
      {
        'AUROC, average of the classes': [0.99, 0.976, 0.997],
        'Log loss': [0.1105, 0.0688, 0.1611],
        'Brier score': [0.0555, 0.0312, 0.0821],
      },
      178,
    ),
  },
  learning: learning(120, 1.1, 0.11, 119),
  inspection: {
    rows: 178,
    target: 'wine_origin',
    task: 'multiclass',
    outcome: [
      { level: 'Grignolino', count: 71 },
      { level: 'Barolo', count: 59 },
      { level: 'Barbera', count: 48 },
    ],
    columns: [
      number('alcohol', '%', [11.66, 13.05, 14.22]),
      number('malic_acid', 'g/L', [1.06, 1.87, 4.46], { missing: 31 }),
      target('wine_origin', { Grignolino: 71, Barolo: 59, Barbera: 48 }),
    ],
    findings: [],
  },
  predictors: ['alcohol', 'malic_acid'],
  warnings: [],
};

const residualCounts = bell(442, 24, 99).map((count, i) => (i < 4 ? Math.min(count, 2) : count));

export const continuous: Results = {
  ...binaryGood,
  task: 'continuous',
  target: 'length_of_stay',
  positive: undefined,
  rows: 442,
  events: undefined,
  predictors: ['age', 'bmi', 'admitted_on', 'ward'],
  model: {
    metrics: estimates(
      {
        RMSE: [3.42, 3.11, 3.77],
        MAE: [2.61, 2.4, 2.84],
        'R squared': [0.31, 0.22, 0.39],
        'Calibration slope': [0.94, 0.76, 1.12],
      },
      442,
    ),
    residualHistogram: {
      edges: Array.from({ length: 25 }, (_, i) => (i - 10) * 1.05),
      counts: residualCounts,
    },
  },
  reference: {
    metrics: estimates(
      {
        RMSE: [3.51, 3.19, 3.86],
        MAE: [2.7, 2.49, 2.93],
        'R squared': [0.27, 0.19, 0.35],
        'Calibration slope': [0.99, 0.79, 1.19],
      },
      442,
    ),
  },
  learning: learning(40, 1.02, 0.7, 28),
  inspection: {
    rows: 442,
    target: 'length_of_stay',
    task: 'continuous',
    columns: [
      number('age', 'years', [31, 67, 88]),
      number('bmi', 'kg/m\u00b2', [18.9, 26.1, 38.2], { missing: 61 }),
      number('admitted_on', undefined, [17532, 18100, 18690], { kind: 'date' }),
      levels('ward', { medical: 210, surgical: 141, geriatric: 60, oncology: 24, other: 7 }),
      {
        name: 'hospital_number',
        kind: 'id',
        role: 'left out',
        why: 'names rows; it predicts nothing',
        missing: 0,
        distinct: 442,
        histogram: [],
      },
      {
        name: 'discharge_code',
        kind: 'category',
        role: 'dropped',
        missing: 3,
        distinct: 4,
        histogram: [400, 39],
        levels: ['home', 'other'],
      },
      number('length_of_stay', 'days', [1, 5.5, 17], { role: 'target' }),
    ],
    findings: [
      {
        code: 'identifier',
        severity: 'warning',
        columns: ['hospital_number'],
        what: 'Column "hospital_number" names rows.',
        fix: 'Nothing: it is left out. Name it with --group if it names patients.',
      },
    ],
  },
  warnings: [],
};

function nothing(definition: string, reason: string): Estimate {
  return { value: null, definition, n: 37, events: 4, reason };
}

/** Too few patients for almost everything. */
export const tiny: Results = {
  ...binaryGood,
  rows: 37,
  events: 4,
  design: { kind: 'cross-validation', folds: 2, grouped: false },
  predictors: ['age'],
  model: {
    metrics: {
      AUROC: nothing(definitions.AUROC, 'not estimable: 4 events'),
      'Calibration slope': nothing(definitions['Calibration slope'], 'not estimable: 4 events'),
      'Brier score': { value: 0.094, definition: definitions['Brier score'], n: 37, events: 4 },
    },
    roc: { falsePositiveRate: [0, 0.5, 1], truePositiveRate: [0, 0.75, 1] },
    calibration: [],
    riskHistogram: {
      withOutcome: [1, 2, 1, ...Array.from({ length: 17 }, () => 0)],
      withoutOutcome: [30, 2, 1, ...Array.from({ length: 17 }, () => 0)],
    },
  },
  reference: undefined,
  learning: { training: [0.5], validation: [Number.NaN] },
  inspection: {
    rows: 37,
    target: 'died',
    task: 'binary',
    outcome: [
      { level: '0', count: 33 },
      { level: '1', count: 4 },
    ],
    columns: [
      {
        name: 'age',
        kind: 'number',
        role: 'predictor',
        missing: 3,
        distinct: 20,
        histogram: [3, 8, 9, 6, 5, 3],
      },
      {
        name: 'died',
        kind: 'boolean',
        role: 'target',
        missing: 0,
        distinct: 2,
        histogram: [33, 4],
        levels: ['0', 'other'],
      },
    ],
    findings: [
      {
        code: 'few-events',
        severity: 'blocking',
        columns: ['died'],
        what: 'Fewer than 11 patients had the outcome.',
        fix: 'Collect more patients: nothing can be learned or judged from these.',
      },
    ],
  },
  target: 'died',
  warnings: [],
};

const hostileName = '<script>alert(1)</script>"\'&\u202e{{x}}';

/** Names that would break a careless page. */
export const hostile: Results = {
  ...binaryGood,
  target: hostileName,
  positive: '"><img src=x onerror=alert(2)>',
  predictors: [hostileName, 'x'.repeat(300)],
  warnings: ['</style><script>alert(3)</script>'],
  inspection: {
    rows: 303,
    columns: [
      number(hostileName, '</title>', [1, 2, 3]),
      number('x'.repeat(300), 'y', [1, 2, 3]),
      levels('javascript:alert(4)', { '<b>': 200, ']]>': 103 }),
    ],
    findings: [
      { code: 'x', severity: 'warning', columns: ['<i>'], what: '<svg onload=alert(5)>', fix: '</main>' },
    ],
  },
};

export const fixtures: Record<string, Results> = {
  binaryGood,
  binaryHopeless,
  binaryNewTable,
  binaryGrouped,
  multiclass,
  continuous,
  tiny,
  hostile,
};
