/**
 * Shows how far the work is: on a terminal one live line (what, bar, share, time left), elsewhere a plain line now and then.
 * Each finished step stays as one line. Always written to stderr; stdout belongs to the result.
 */
import type { Progress } from '../../src/study/types.js';
import { duration, timeLeft } from './durations.js';
import { clean, colorsFor, fit, isLive, pageWidth, type Output } from './terminal.js';

export interface ProgressView {
  update: Progress;
  /** Writes lines of text without tearing the live line. */
  note(text: string): void;
  /** Ends the display; of a step that is not finished nothing stays on a terminal. */
  end(): void;
}

/** One step of the work; times in milliseconds. */
interface Step {
  stage: string;
  done: number;
  total: number;
  began: number;
  /** When it was last heard of. */
  heard: number;
}

/** How a terminal and a file differ. */
interface Display {
  draw(step: Step, time: number): void;
  clear(): void;
  finished(stage: string, took: string): string;
  /** Sets what follows apart from the steps. */
  end(): void;
  /** How often to draw a step that is not heard of; undefined for never. */
  every?: number;
}

export function showProgress(output: Output, now: () => number = () => performance.now()): ProgressView {
  const display = isLive(output) ? liveLine(output) : plainLines(output);
  let step: Step | undefined;
  let last: string | undefined;

  const draw = () => step !== undefined && display.draw(step, now());
  const say = (text: string) => {
    display.clear();
    output.write(`${text}\n`);
  };
  const finish = () => {
    if (step !== undefined) say(display.finished(clean(step.stage), duration(now() - step.began)));
    last = step?.stage ?? last;
    step = undefined;
  };

  const timer = display.every === undefined ? undefined : setInterval(draw, display.every).unref();
  return {
    update: ({ stage, done, total }) => {
      const ended = done >= total && total > 0;
      if (step === undefined && stage === last && ended) return;
      if (stage !== step?.stage) finish();
      const heard = now();
      const isNew = step === undefined;
      step = { stage, done, total, began: step?.began ?? heard, heard };
      if (ended) finish();
      else if (isNew || timer === undefined) draw();
    },
    note: (text) => {
      say(text);
      draw();
    },
    end: () => {
      display.clear();
      clearInterval(timer);
      if (last !== undefined) display.end();
      step = undefined;
    },
  };
}

const STAGE = 24;
const SHARE = 5;
const LEFT = 17;

/** `  training                 ━━━━━━━━━━━━─────────────   50 %  about 20 s left`, redrawn in place. */
function liveLine(output: Output): Display {
  const colors = colorsFor(output);
  const erase = '\r\u001b[2K';
  let drawn = false;
  return {
    every: 100,
    draw: (step, time) => {
      const share = shareOf(step);
      const left = timeLeft(share, step.heard - step.began, time - step.heard);
      const bar = Math.max(5, pageWidth(output) - 1 - (2 + STAGE + 1 + 1 + SHARE + 2 + LEFT));
      const full = Math.round(share * bar);
      const done = colors.cyan('━'.repeat(full)) + colors.dim('─'.repeat(bar - full));
      const text = `  ${fit(clean(step.stage), STAGE)} ${done} ${fit(percent(share), SHARE, 'right')}  ${left}`;
      output.write(erase + text.trimEnd());
      drawn = true;
    },
    clear: () => {
      if (drawn) output.write(erase);
      drawn = false;
    },
    finished: (stage, took) => `${colors.green('✓')} ${stage.padEnd(STAGE)} ${colors.dim(took)}`,
    end: () => output.write('\n'),
  };
}

const FIRST_LINE_MS = 2_000;
const LINE_MS = 10_000;

/** `training: 50 %, about 20 s left`: the first after 2 s of a step, then one every 10 s. */
function plainLines(output: Output): Display {
  let step = -1;
  let due = 0;
  return {
    draw: (current, time) => {
      if (current.began !== step) [step, due] = [current.began, current.began + FIRST_LINE_MS];
      if (time < due) return;
      const left = timeLeft(shareOf(current), current.heard - current.began, time - current.heard);
      output.write(
        `${clean(current.stage)}: ${percent(shareOf(current))}${left === '' ? '' : `, ${left}`}\n`,
      );
      due = time + LINE_MS;
    },
    clear: () => {},
    finished: (stage, took) => `${stage}: done in ${took}`,
    end: () => {},
  };
}

const shareOf = ({ done, total }: Step) => (total > 0 ? Math.min(1, Math.max(0, done / total)) : 0);
const percent = (share: number) => `${Math.floor(share * 100)} %`;
