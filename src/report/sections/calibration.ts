/** Calibration: do risks mean what they say? For a binary outcome only. */
import { markup } from '../../charts/index.js';
import { agreementOf } from '../agreement.js';
import type { Context } from '../context.js';
import { calibrationFigure } from '../figures/calibration.js';
import type { Section } from '../html.js';
import { worstGroup } from '../judgement.js';
import { metricsOf, type MetricKey } from '../metrics.js';

const explained: [MetricKey, 'slope' | 'level' | 'intercept'][] = [
  ['slope', 'slope'],
  ['observedExpected', 'level'],
  ['intercept', 'intercept'],
];

/** The numbers of calibration with what each says, for those that are among the results. */
function reading({ results, words }: Context) {
  const items = explained.flatMap(([key, sentence]) =>
    metricsOf(results.model, key).map(
      ([name, one]) =>
        markup`<dt>${name} ${words.numbers.estimate(one, 2)}</dt><dd>${words.calibration[sentence]}</dd>`,
    ),
  );
  return items.length > 0 && markup`<div><h3>${words.calibration.reading}</h3><dl>${items}</dl></div>`;
}

export function calibrationSection(context: Context): Section | undefined {
  const { results, words, groups } = context;
  if (!results.model.calibration) return undefined;
  return {
    id: 'calibration',
    name: words.calibration.name,
    finding: words.calibration.finding(worstGroup(groups), groups.length, agreementOf(results)),
    body: markup`<div class="figures">${calibrationFigure(context)}${reading(context)}</div>`,
  };
}
