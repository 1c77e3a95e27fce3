/** What `fit` is given for callbacks, checked: a handler whose name is misspelt would never be called. */
import { notCalled, onlyKeys } from '../options.js';
import type { CallbackHandlers } from './callback.js';

const HANDLERS = [
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
  'setModel',
  'setParams',
];

/** The same list. Throws `option.not-called`, `option.not-object`, `option.unknown-key`. */
export function checkCallbacks(callbacks: readonly CallbackHandlers[]): readonly CallbackHandlers[] {
  for (const callback of callbacks) {
    if (typeof callback === 'function') notCalled({ where: 'fit', option: 'callbacks' });
    // A plain object may keep data of its own; what it can do must be something that is called.
    const entries = isPlain(callback) ? Object.entries(callback) : [];
    const functions = entries.filter(([, value]) => typeof value === 'function');
    const isObject = typeof callback === 'object' && callback !== null;
    onlyKeys(isObject ? Object.fromEntries(functions) : callback, HANDLERS, 'fit: a callback');
  }
  return callbacks;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
