/** English for the training run. */
import type { TrainingFacts } from '../../figures/training.js';

function finding({ shape, epoch, epochs }: TrainingFacts): string {
  return shape === 'falling'
    ? `The held-out loss was still falling at the last epoch, ${epochs}: longer training may do better`
    : `The held-out loss was lowest at epoch ${epoch} of ${epochs}, then training had nothing more to give`;
}

function sentence({ shape, epoch, epochs }: TrainingFacts): string {
  return shape === 'falling'
    ? `Held-out loss still fell at the last epoch, ${epochs}.`
    : `Held-out loss was lowest at epoch ${epoch} of ${epochs}.`;
}

export const training = {
  name: 'Training',
  finding,
  sentence,
  title: 'Loss by epoch',
  description: (evidence: string) => `Training and held-out loss after each epoch. ${evidence}`,
  caption:
    'Averages over the networks still training at that epoch; their spread is not drawn. Held-out rows choose when to stop and are not those the evidence comes from.',
  x: 'Epoch',
  y: { binary: 'Log loss', multiclass: 'Log loss', continuous: 'Mean squared error, scaled' },
  lines: { training: 'training', validation: 'held out' },
  lowest: (epoch: number) => `lowest: ${epoch}`,
  columns: ['Epoch', 'Training', 'Held out'],
};
