/** Lines through points: `d` attributes with no more points than an eye can tell apart. */
import { line } from 'd3-shape';
import { coordinate } from './markup.js';

export type Point = readonly [x: number, y: number];

/** Leaves out points within half a unit of the last one kept; the first and the last stay. */
export function thin(points: readonly Point[], distance = 0.5): Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const last = kept.at(-1);
    const near = last && Math.abs(point[0] - last[0]) < distance && Math.abs(point[1] - last[1]) < distance;
    if (!near) kept.push(point);
    else if (index === points.length - 1) kept[kept.length - 1] = point;
  });
  return kept;
}

/** The `d` of a polyline through `points`, in SVG units. */
export function linePath(points: readonly Point[]): string {
  const rounded = thin(points).map(
    ([x, y]) => [Number(coordinate(x)), Number(coordinate(y))] as [number, number],
  );
  return line()(rounded) ?? '';
}
