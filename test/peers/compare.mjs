/** Compares a golden file with one made anew: same shape, same words, numbers within a tolerance. */

/** Who made it with what; and what safetensors writes in an order that changes from run to run. */
const LEFT_OUT = new Set(['versions', 'madeBy', 'made by', 'made with', 'good']);

/** How far a number may lie from the committed one when it is made on another processor. */
const CLOSE = { relative: 1e-6, absolute: 1e-9 };
// Ten epochs in float32: another order of a sum may show in the fifth digit.
const WHOLE_RUN = { relative: 1e-4, absolute: 1e-5 };

export function toleranceOf(path) {
  return ['keras/training.json', 'keras/stopping.json'].includes(path) ? WHOLE_RUN : CLOSE;
}

/** Places where two parsed files differ, in words: ".cases.3.value: 0.5, committed 0.25". */
export function differences(made, committed, tolerance, place = '') {
  if (typeof committed === 'number' && typeof made === 'number') {
    const room = tolerance.absolute + tolerance.relative * Math.abs(committed);
    return Math.abs(made - committed) <= room ? [] : [`${place}: ${made}, committed ${committed}`];
  }
  if (!isContainer(committed) || !isContainer(made)) {
    return made === committed ? [] : [`${place}: ${shown(made)}, committed ${shown(committed)}`];
  }
  const keys = new Set([...Object.keys(made), ...Object.keys(committed)]);
  return [...keys]
    .filter((key) => !LEFT_OUT.has(key))
    .flatMap((key) => differences(made[key], committed[key], tolerance, `${place}.${key}`));
}

function shown(value) {
  return String(JSON.stringify(value)).slice(0, 80);
}

function isContainer(value) {
  return typeof value === 'object' && value !== null;
}
