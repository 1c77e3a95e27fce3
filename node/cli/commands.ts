/**
 * The commands as they are typed: arguments, options, an example each. What they do is in a file of their own, which is
 * loaded when the command is called and not before: help, `--version` and a typing error need none of the library.
 */
import { Option, type Command } from 'commander';
import { addMarkOptions, addReadingOptions, nameList, wholeNumber } from './options.js';

/** The commands with what they are for, in the order in which they are used. */
export const COMMANDS: readonly {
  name: string;
  summary: string;
  configure: (command: Command) => Command;
}[] = [
  {
    name: 'inspect',
    summary: 'look at a table before training: kinds, missing values, what to worry about',
    configure: inspect,
  },
  {
    name: 'train',
    summary: 'train and cross-validate a risk model; write it with its evidence into a folder',
    configure: train,
  },
  { name: 'predict', summary: 'predict for the patients of a new table', configure: predict },
  { name: 'evaluate', summary: 'test a model on a table whose outcomes are known', configure: evaluate },
  { name: 'verify', summary: 'train again from the same table and compare every bit', configure: verify },
];

const MODEL = ['<model>', 'model.bedside, as train writes it'] as const;
const TRAIN_EXAMPLE = 'bedside train heart.csv --target heart_disease --out runs/heart';

function inspect(command: Command): Command {
  command
    .argument('<table>', 'CSV file with one row per patient')
    .option('--target <column>', 'the outcome')
    .addOption(positive())
    .addOption(group())
    .addOption(drop());
  return addReadingOptions(command)
    .option('--json', 'print the inspection as JSON and nothing else')
    .addHelpText('after', example('bedside inspect heart.csv --target heart_disease'))
    .action(async (table: string, flags: object) => (await import('./inspect.js')).run(table, flags));
}

function train(command: Command): Command {
  command
    .argument('<table>', 'CSV file with one row per patient (or several: see --group)')
    .option('--target <column>', 'the outcome to predict (required)')
    .addOption(positive())
    .addOption(group())
    .addOption(drop())
    .addOption(
      new Option('--task <task>', 'what to predict (default: told from the outcome)').choices([
        'binary',
        'multiclass',
        'continuous',
      ]),
    );
  return addReadingOptions(command)
    .option('--folds <n>', 'parts of the cross-validation (default: 5)', wholeNumber('--folds', 2, 100))
    .option('--seed <n>', 'everything random derives from it (default: 0)', wholeNumber('--seed', 0))
    .addOption(jobs())
    .option('--out <folder>', 'folder of the run (default: runs/TABLE-TARGET)')
    .option('--json', 'print metrics.json and nothing else')
    .addHelpText('after', example(TRAIN_EXAMPLE))
    .action(async (table: string, flags: object) => {
      // Not `requiredOption`: commander would complain of a missing --target before it notices --targt.
      if (!('target' in flags)) return command.error("error: option '--target <column>' is missing");
      await (await import('./train.js')).run(table, flags as { target: string });
    });
}

function predict(command: Command): Command {
  command
    .argument(...MODEL)
    .argument('<table>', 'CSV file with the predictors of the model')
    .option('--id <column>', 'column that names the rows of the result (default: the row number)')
    .option('--out <file>', 'CSV file to write (default: to the terminal)');
  return addMarkOptions(command)
    .addHelpText('after', example('bedside predict runs/heart/model.bedside new.csv --out risks.csv'))
    .action(async (model: string, table: string, flags: object) =>
      (await import('./predict.js')).run(model, table, flags),
    );
}

function evaluate(command: Command): Command {
  command.argument(...MODEL).argument('<table>', 'CSV file with the predictors and the outcome of the model');
  return addMarkOptions(command)
    .option('--json', 'print the results as JSON and nothing else')
    .addHelpText('after', example('bedside evaluate runs/heart/model.bedside other-hospital.csv'))
    .action(async (model: string, table: string, flags: object) =>
      (await import('./evaluate.js')).run(model, table, flags),
    );
}

function verify(command: Command): Command {
  command.argument(...MODEL).argument('<table>', 'the CSV file it was trained on');
  return addMarkOptions(command)
    .addOption(jobs())
    .addHelpText('after', example('bedside verify runs/heart/model.bedside heart.csv'))
    .action(async (model: string, table: string, flags: object) =>
      (await import('./verify.js')).run(model, table, flags),
    );
}

function positive(): Option {
  return new Option(
    '--positive <level>',
    'level of the outcome that is the event (default: 1 beside 0, yes, true or the rarer word)',
  );
}

function group(): Option {
  return new Option('--group <column>', 'column that names the patient: rows of one patient stay together');
}

function drop(): Option {
  const option = new Option('--drop <columns>', 'columns that are not predictors, with commas between them');
  return option.argParser(nameList);
}

function jobs(): Option {
  const option = new Option('--jobs <n>', 'networks trained at the same time (default: one per core)');
  return option.argParser(wholeNumber('--jobs', 1));
}

/** An example that can be copied, under the help of a command. */
export function example(line: string): string {
  return `\nExample:\n  ${line}`;
}
