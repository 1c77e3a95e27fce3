/**
 * Every script of `test/golden` with the golden files it makes. The list is written by hand; run.mjs fails for a
 * script that is missing here. A script writes its files beside itself, or prints the one file that `printed` names;
 * `changing` names parts that are not the same twice.
 */
export const makers = [
  {
    folder: 'keras',
    script: 'make.py',
    files: [
      'activations',
      'dense',
      'losses',
      'metrics',
      'optimizers',
      'initializers',
      'training',
      'stopping',
    ].map((topic) => `${topic}.json`),
  },
  { folder: 'statistics', script: 'make_elementary.py', printed: 'elementary.json' },
  { folder: 'statistics', script: 'make_distributions.py', printed: 'distributions.json' },
  { folder: 'statistics', script: 'make_regression.py', printed: 'regression.json' },
  { folder: 'statistics', script: 'make_regression.R', printed: 'regression-r.json' },
  { folder: 'evaluation', script: 'make_binary.R', printed: 'binary.json' },
  // The library writes the entries of its metadata in an order that changes from run to run.
  { folder: 'formats', script: 'make_safetensors.py', files: ['safetensors.json'], changing: ['good'] },
];

/** Debian's packages for the R scripts. */
export const rPackages = ['r-base-core', 'r-cran-jsonlite', 'r-cran-proc'];

const EXACT = { relative: 1e-6, absolute: 1e-9 };
// Ten epochs in float32: another processor's order of a sum may show in the fifth digit.
const WHOLE_RUNS = { relative: 1e-4, absolute: 1e-5 };

/** How far a number of this file may lie from the committed one when it is made on another processor. */
export function toleranceOf(file) {
  return file === 'training.json' || file === 'stopping.json' ? WHOLE_RUNS : EXACT;
}
