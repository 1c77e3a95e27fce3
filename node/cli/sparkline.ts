/** A histogram in one line of text: one block per bin, as high as its count. Shapes only; the numbers stand beside it. */

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** At most `width` blocks; neighbouring bins are added where there are more. An empty bin is a space. */
export function sparkline(counts: readonly number[], width: number): string {
  const bins = join(counts, width);
  const highest = Math.max(1, ...bins);
  return bins.map((count) => (count > 0 ? BLOCKS[Math.ceil((count / highest) * 8) - 1] : ' ')).join('');
}

function join(counts: readonly number[], width: number): number[] {
  const each = Math.ceil(counts.length / width);
  const bins: number[] = [];
  counts.forEach((count, i) => {
    const bin = Math.floor(i / each);
    bins[bin] = (bins[bin] ?? 0) + count;
  });
  return bins;
}
