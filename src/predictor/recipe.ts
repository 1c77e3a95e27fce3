/**
 * The settings of the default network for a table of a given size. They were chosen on public clinical tables of 300 to
 * 4,000 rows: many small networks, each stopped on rows it has not learned from, agree better than one large one, and
 * units that start out nearly linear (tanh) lose less to a regression where a regression is all the data can carry.
 */

export interface Recipe {
  /** Units of each hidden layer. */
  hidden: readonly number[];
  /** Share of hidden units left out in each training step. */
  dropout: number;
  learningRate: number;
  batchSize: number;
  /** Most epochs, and epochs without a better validation loss after which a member stops. */
  epochs: number;
  patience: number;
  /** Networks per inner fold. */
  members: number;
}

/** The recipe for N training rows. More rows carry larger networks and need fewer of them. */
export function recipeFor(rows: number): Recipe {
  const common = { dropout: 0.2, learningRate: 3e-3 };
  if (rows < 1500) return { ...common, hidden: [32], batchSize: 32, epochs: 150, patience: 15, members: 4 };
  const deep = { ...common, hidden: [64, 64] };
  if (rows < 20_000) return { ...deep, batchSize: 128, epochs: 80, patience: 10, members: 2 };
  return { ...deep, batchSize: 512, epochs: 40, patience: 5, members: 1 };
}
