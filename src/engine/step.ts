/**
 * The plans of a model: a training step (gather, forward, loss, backward, penalties, update), an evaluation (gather,
 * forward, loss) and a prediction (forward). Which loss and which optimizer is the caller's choice; this room only
 * puts their kernels in order.
 */
import type { Engine } from './engine.js';
import type { Node } from './graph.js';
import type { Matrix } from './layout.js';
import { emitLoss, type LossChoice } from './losses.js';
import type { Parameter, ParameterStore } from './parameters.js';
import type { Plan } from './plan.js';
import { PlanBuilder } from './plan-builder.js';
import type { StepState } from './step-state.js';

/** What every plan of a model is made from. */
export interface Workspace {
  readonly engine: Engine;
  readonly store: ParameterStore;
  readonly state: StepState;
}

export interface Penalty {
  readonly parameter: Parameter;
  readonly l1: number;
  readonly l2: number;
}

/** A plan with the places its caller reads and writes. */
export interface Step {
  readonly plan: Plan;
  readonly input: Matrix;
  readonly output: Matrix;
  readonly target: Matrix;
  /** One weight per row, in the first column. */
  readonly weights: Matrix;
}

export interface Objective {
  readonly input: Node;
  readonly output: Node;
  readonly loss: LossChoice;
  /** Columns of the targets: 1 for class numbers. */
  readonly targetColumns: number;
  readonly penalties: readonly Penalty[];
}

/** A training step for up to `capacity` rows. `update` emits the optimizer's kernel. */
export function trainingStep(
  workspace: Workspace,
  objective: Objective,
  capacity: number,
  gradients: number,
  update: (plan: PlanBuilder) => void,
): Step {
  const builder = new PlanBuilder(workspace.engine, workspace.store, workspace.state, capacity, gradients);
  const places = gather(builder, objective);
  const last = emitLoss(builder, objective.output, objective.loss, places.target);
  builder.backward(last);
  emitPenalties(builder, objective.penalties);
  update(builder);
  return { plan: builder.build(), ...places, output: builder.output(objective.output) };
}

/** Losses and outputs for up to `capacity` rows, nothing learned. */
export function evaluationStep(workspace: Workspace, objective: Objective, capacity: number): Step {
  const builder = new PlanBuilder(workspace.engine, workspace.store, workspace.state, capacity);
  const places = gather(builder, objective);
  emitLoss(builder, objective.output, objective.loss, places.target);
  emitPenalties(builder, objective.penalties);
  return { plan: builder.build(), ...places, output: builder.output(objective.output) };
}

/** Outputs for up to `capacity` rows that the caller writes to `input`. */
export function predictionStep(workspace: Workspace, input: Node, output: Node, capacity: number) {
  const builder = new PlanBuilder(workspace.engine, workspace.store, workspace.state, capacity);
  builder.forward(output);
  return { plan: builder.build(), input: builder.output(input), output: builder.output(output) };
}

function gather(builder: PlanBuilder, { input, targetColumns }: Objective) {
  const places = {
    input: builder.output(input),
    target: builder.scratch(builder.capacity, targetColumns),
    weights: builder.scratch(builder.capacity, 1),
  };
  emitGather(builder, places.input, 'rows', 'inputTable');
  emitGather(builder, places.target, 'rows', 'targetTable');
  emitGather(builder, places.weights, 'weightRows', 'weightTable');
  return places;
}

function emitGather(
  builder: PlanBuilder,
  { address: out, columns, stride }: Matrix,
  rows: 'rows' | 'weightRows',
  table: 'inputTable' | 'targetTable' | 'weightTable',
): void {
  const cursor = builder.state.cursor;
  builder.emit('gatherRows', { rows, columns, table, ldTable: 4 * stride, cursor, out, ldOut: 4 * stride });
}

function emitPenalties(builder: PlanBuilder, penalties: readonly Penalty[]): void {
  for (const { parameter, l1, l2 } of penalties) {
    builder.emit('penalty', {
      rows: 'rows',
      count: parameter.size,
      weights: builder.weights(parameter).address,
      gradients: builder.training ? builder.weightGradient(parameter).address : 0,
      l1,
      l2,
      state: builder.state.loss,
    });
  }
}
