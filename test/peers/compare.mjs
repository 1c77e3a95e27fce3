/** Compares a golden file with one made anew: same shape, same words, numbers within a tolerance. */

/** Who made it with what may change from one machine to the next; everything else may not. */
const ABOUT = ['versions', 'madeBy', 'made by', 'made with'];

/** Places where two parsed files differ, in words: ".cases.3.value: 0.5, committed 0.25". `left` are keys to leave out. */
export function differences(made, committed, tolerance, left = [], place = '') {
  if (typeof committed === 'number' && typeof made === 'number') {
    const room = tolerance.absolute + tolerance.relative * Math.abs(committed);
    return Math.abs(made - committed) <= room ? [] : [`${place}: ${made}, committed ${committed}`];
  }
  if (!isContainer(committed) || !isContainer(made)) {
    return made === committed
      ? []
      : [`${place}: ${JSON.stringify(made)}, committed ${JSON.stringify(committed)}`];
  }
  const keys = new Set([...Object.keys(made), ...Object.keys(committed)]);
  return [...keys]
    .filter((key) => !ABOUT.includes(key) && !left.includes(key))
    .flatMap((key) => differences(made[key], committed[key], tolerance, left, `${place}.${key}`));
}

function isContainer(value) {
  return typeof value === 'object' && value !== null;
}
