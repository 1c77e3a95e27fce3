/** English, one file per section of the report. */
import { calibration } from './calibration.js';
import { essentials } from './essentials.js';
import { numbers } from './numbers.js';
import { method } from './method.js';
import { page } from './page.js';
import { participants } from './participants.js';
import { performance } from './performance.js';
import { receipt } from './receipt.js';
import { summary } from './summary.js';
import { training } from './training.js';
import { verdict } from './verdict.js';

export const en = {
  language: 'en',
  page,
  numbers,
  summary,
  verdict,
  essentials,
  participants,
  performance,
  calibration,
  training,
  method,
  receipt,
};
