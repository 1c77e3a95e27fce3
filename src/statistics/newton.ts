/** Newton's method with step halving for the convex losses of this room (Nocedal and Wright 2006, chapter 3). */

/** What is known at one point: the loss and the fitted linear predictors. */
export interface NewtonState {
  loss: number;
  eta: Float64Array;
}

/** A step towards the minimum; `left` is the share of the gradient that its equations leave unsolved, 0 where solved exactly. */
export interface NewtonStep {
  step: Float64Array;
  left: number;
}

export interface NewtonProblem<S extends NewtonState> {
  /** Where to start; the minimum is left here. */
  beta: Float64Array;
  evaluate(beta: Float64Array): S;
  /** The Newton step at `beta`, or undefined to give up. */
  solve(beta: Float64Array, state: S, iteration: number): NewtonStep | undefined;
  /** Relative error of the largest linear predictor that may remain. */
  tolerance: number;
  maxIterations: number;
}

export interface NewtonResult<S extends NewtonState> {
  state: S;
  converged: boolean;
  iterations: number;
}

/** Moves `beta` to the minimum of the loss. `converged` is false where the coefficients run away or the steps ran out. */
export function minimise<S extends NewtonState>(problem: NewtonProblem<S>): NewtonResult<S> {
  let state = problem.evaluate(problem.beta);
  for (let iteration = 1; iteration <= problem.maxIterations; iteration++) {
    const solved = problem.solve(problem.beta, state, iteration);
    if (solved === undefined) return { state, converged: false, iterations: iteration };
    const moved = descend(problem, solved.step, state);
    state = moved.state;
    // Near the minimum the next step would be this one times its own size, or times what its equations left over.
    const remaining = moved.change * Math.max(moved.change, solved.left);
    if (remaining <= problem.tolerance) return { state, converged: true, iterations: iteration };
  }
  return { state, converged: false, iterations: problem.maxIterations };
}

/** Takes the step, halved until the loss does not rise. `change`: of the linear predictors, relative to the largest. */
function descend<S extends NewtonState>({ beta, evaluate }: NewtonProblem<S>, step: Float64Array, state: S) {
  for (let scale = 1; scale > 1e-10; scale /= 2) {
    const candidate = beta.map((value, j) => value - scale * step[j]);
    const next = evaluate(candidate);
    // Rounding alone can raise the loss by its last digits once the minimum is reached.
    if (next.loss <= state.loss + 1e-12 * Math.abs(state.loss)) {
      beta.set(candidate);
      return { state: next, change: largestChange(state.eta, next.eta) };
    }
  }
  return { state, change: 0 };
}

function largestChange(before: Float64Array, after: Float64Array): number {
  let change = 0;
  let size = 1;
  for (let i = 0; i < before.length; i++) {
    change = Math.max(change, Math.abs(after[i] - before[i]));
    size = Math.max(size, Math.abs(after[i]));
  }
  return change / size;
}
