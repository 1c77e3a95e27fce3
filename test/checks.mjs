/**
 * A test runner of twenty lines for the suites that Vitest does not run (package, browser): named checks in order,
 * a line for each, and "N passed, N failed" as the last line.
 */

/** `check(name, body)` runs one check; a body that returns a string adds it to the line. `finish()` ends the process. */
export function suite() {
  const tally = { passed: 0, failed: 0 };
  const check = async (name, body) => {
    const started = performance.now();
    const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
    try {
      const note = await body();
      tally.passed += 1;
      console.log(`ok   ${name} (${note === undefined ? '' : `${note}, `}${seconds()})`);
    } catch (error) {
      tally.failed += 1;
      console.log(
        `FAIL ${name} (${seconds()})\n     ${String(error.message).trim().replaceAll('\n', '\n     ')}`,
      );
    }
  };
  const finish = () => {
    console.log(`${tally.passed} passed, ${tally.failed} failed`);
    process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);
  };
  return { check, finish };
}

/** Fails the check with this sentence unless `condition` holds. */
export function must(condition, sentence) {
  if (!condition) throw new Error(sentence);
}
