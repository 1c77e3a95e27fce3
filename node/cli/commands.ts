/** The commands by name. Each is loaded when it is called and not before, so that `--version` and help are quick. */
import type { Command } from 'commander';

/** What a command's file exports: its arguments, options, example and action. */
export interface CommandModule {
  configure(command: Command): void;
}

export const COMMANDS: readonly { name: string; summary: string; load: () => Promise<CommandModule> }[] = [
  {
    name: 'inspect',
    summary: 'look at a table before training: kinds, missing values, what to worry about',
    load: () => import('./inspect.js'),
  },
  {
    name: 'train',
    summary: 'train and cross-validate a risk model; write it with its evidence into a folder',
    load: () => import('./train.js'),
  },
  {
    name: 'predict',
    summary: 'predict for the patients of a new table',
    load: () => import('./predict.js'),
  },
  {
    name: 'evaluate',
    summary: 'test a model on a table whose outcomes are known',
    load: () => import('./evaluate.js'),
  },
  {
    name: 'verify',
    summary: 'train again from the same table and compare every bit',
    load: () => import('./verify.js'),
  },
];
