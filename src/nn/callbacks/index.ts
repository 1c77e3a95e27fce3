/** Makers of callbacks, as the front door shows them. `fit` adds History and, unless it is silent, Progress itself. */
import { EarlyStopping, type EarlyStoppingOptions } from './early-stopping.js';
import { onlyKeys } from '../options.js';
import { Progress } from './progress.js';

export const callbacks = {
  earlyStopping: (options?: EarlyStoppingOptions) => new EarlyStopping(options),
  progress: (options: { write?: (line: string) => void } = {}) => {
    onlyKeys(options, ['write'], 'callbacks.progress');
    return new Progress(options);
  },
};
