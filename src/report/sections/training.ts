/** The training run: when it stopped and why that was right. */
import { markup } from '../../charts/index.js';
import type { Context } from '../context.js';
import { trainingFacts, trainingFigure } from '../figures/training.js';
import type { Section } from '../html.js';

export function trainingSection(context: Context): Section | undefined {
  const facts = trainingFacts(context.results);
  if (!facts) return undefined;
  const { name, finding } = context.words.training;
  return {
    id: 'training',
    name,
    finding: finding(facts),
    body: markup`<div class="figures">${trainingFigure(context)}</div>`,
  };
}
