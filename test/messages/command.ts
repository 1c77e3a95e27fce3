/** Example details for every sentence about the command line, paths and workers. */
import type { commandMessages } from '../../src/messages/command.js';

export const examples = {
  'command.not-a-number': [{ option: '--seed', received: 'twelve', expected: 'a whole number from 0' }],
  'command.same-file': [{ path: 'new.csv' }],
  'command.schema-not-json': [{ path: 'schema.json' }],
  'path.missing': [{ path: 'hart.csv', nearest: 'heart.csv' }, { path: 'data/missing.csv' }],
  'path.is-a-folder': [{ path: 'data' }],
  'path.unreadable': [{ path: 'data.csv', reason: 'permission denied' }],
  'path.unwritable': [{ path: '/proc/run', reason: 'permission denied' }],
  'path.disk-full': [{ path: 'runs/heart/model.bedside' }],
  'path.not-a-run': [
    { path: '.', others: 12 },
    { path: 'notes', others: 1 },
  ],
  'verify.differs': [
    { sameModel: false, sameFile: false, differences: ['The weights differ.'], notes: [] },
    { sameModel: true, sameFile: false, differences: ['The table is not the file.'], notes: [] },
    {
      sameModel: true,
      sameFile: true,
      differences: ['The model card differs.'],
      notes: ['The model was made by bedside 0.1.0; this is bedside 0.2.0.'],
    },
  ],
  'pool.crashed': [{ reason: 'out of memory' }, { reason: 'exit code 1' }],
  'pool.closed': [{}],
} satisfies { [C in keyof typeof commandMessages]: Parameters<(typeof commandMessages)[C]>[0][] };
