/**
 * Splitting groups of rows: largest first, each to the part where it disturbs sizes and outcome mix least.
 * A greedy rule of the kind of scikit-learn's StratifiedGroupKFold, with squared instead of standard deviations.
 */
import type { Random } from '../engine/random.js';

interface GroupedSplit {
  rows: number;
  strata?: Int32Array;
  groups?: Int32Array;
  random: Random;
  /** Share of the rows that each part should get; they sum to 1. */
  shares: readonly number[];
}

/** Rows that stay together. */
interface Unit {
  rows: number[];
  /** Stratum code to rows of this unit in it. */
  strata: Map<number, number>;
}

/** How much of each stratum, and of all rows, a part holds so far. */
interface Load {
  rows: number;
  strata: Map<number, number>;
}

/** The part of each row, and how many units there were. No part stays empty while there are units enough. */
export function assignUnits(split: GroupedSplit): { part: Int32Array; units: number } {
  const units = inPlacingOrder(unitsOf(split), split.random);
  const whole: Load = { rows: split.rows, strata: new Map() };
  for (const unit of units) addTo(whole, { ...unit, rows: [] });
  const loads = split.shares.map((): Load => ({ rows: 0, strata: new Map() }));
  const part = new Int32Array(split.rows);
  units.forEach((unit, placed) => {
    const empty = loads.filter((load) => load.rows === 0).length;
    const onlyEmpty = units.length - placed <= empty;
    const best = bestPart(unit, loads, whole, split.shares, onlyEmpty);
    addTo(loads[best], unit);
    for (const row of unit.rows) part[row] = best;
  });
  return { part, units: units.length };
}

function unitsOf({ rows, strata, groups }: GroupedSplit): Unit[] {
  const units: Unit[] = [];
  const unitOf = new Map<number, Unit>();
  for (let row = 0; row < rows; row++) {
    const group = groups?.[row] ?? -1;
    let unit = group < 0 ? undefined : unitOf.get(group);
    if (unit === undefined) {
      unit = { rows: [], strata: new Map() };
      units.push(unit);
      if (group >= 0) unitOf.set(group, unit);
    }
    const stratum = strata?.[row] ?? 0;
    unit.rows.push(row);
    unit.strata.set(stratum, (unit.strata.get(stratum) ?? 0) + 1);
  }
  return units;
}

/** Large units first, equals in random order. */
function inPlacingOrder(units: readonly Unit[], random: Random): Unit[] {
  const order = Int32Array.from(units.keys());
  random.shuffle(order);
  return Array.from(order, (i) => units[i]).sort((a, b) => b.rows.length - a.rows.length);
}

function addTo(load: Load, unit: Unit): void {
  load.rows += unit.rows.length;
  for (const [stratum, count] of unit.strata) {
    load.strata.set(stratum, (load.strata.get(stratum) ?? 0) + count);
  }
}

function bestPart(
  unit: Unit,
  loads: readonly Load[],
  whole: Load,
  shares: readonly number[],
  onlyEmpty: boolean,
): number {
  let [best, bestCost] = [0, Infinity];
  loads.forEach((load, part) => {
    const cost = costOf(unit, load, whole) / shares[part];
    if (cost >= bestCost || (onlyEmpty && load.rows > 0)) return;
    [best, bestCost] = [part, cost];
  });
  return best;
}

/** Growth of the sum of squared loads, each stratum measured by its size: least where the part has most room for this unit. */
function costOf(unit: Unit, load: Load, whole: Load): number {
  const growth = (held: number, added: number, total: number) => ((2 * held + added) * added) / total;
  let cost = growth(load.rows, unit.rows.length, whole.rows);
  for (const [stratum, count] of unit.strata) {
    cost += growth(load.strata.get(stratum) ?? 0, count, whole.strata.get(stratum) ?? count);
  }
  return cost;
}
