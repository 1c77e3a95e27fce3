/**
 * The settings of the default network for a table of a given size. They were chosen on public clinical tables of 300 to
 * 4,000 rows: many small networks, each stopped on rows it has not learned from, agree better than one large one.
 */

export interface Recipe {
  /** Units of each hidden layer. */
  hidden: readonly number[];
  /** Share of hidden units left out in each training step. */
  dropout: number;
  /** Penalty on half the sum of squared kernel weights, per row. */
  decay: number;
  learningRate: number;
  batchSize: number;
  /** Most epochs, and epochs without a better validation loss after which a member stops. */
  epochs: number;
  patience: number;
  /** Networks per inner fold. */
  members: number;
}

/** The recipe for N training rows. More rows: larger batches, fewer members and epochs, because each learns more. */
export function recipeFor(rows: number): Recipe {
  const shape = { hidden: [32, 32], dropout: 0.2, decay: 1e-3, learningRate: 3e-3 };
  if (rows < 1500) return { ...shape, batchSize: 32, epochs: 120, patience: 15, members: 4 };
  if (rows < 20_000) return { ...shape, batchSize: 128, epochs: 80, patience: 10, members: 2 };
  return { ...shape, hidden: [64, 64], batchSize: 512, epochs: 40, patience: 5, members: 1 };
}
