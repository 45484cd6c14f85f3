import type { Writable } from 'node:stream';
import type { LogFormat } from '../../config/log-format.ts';
import type { ReportProgress, Stage } from '../../progress.ts';
import { createTextStyles, isColored } from '../../text-style.ts';

/** What each stage is called. */
const labels = {
  load: 'Reading the contract',
  infer: 'Inferring what its operations do',
  prepare: 'Preparing its operations',
  open: 'Reading the stored rows',
  demo: 'Generating demo rows',
  validate: 'Validating the seed data',
  insert: 'Inserting rows',
  check: 'Checking the contract',
  transfer: 'Waiting for the sandbox',
} as const satisfies Record<Stage, string>;

/** How long a command takes before it says what it does, in milliseconds. */
const quietMs = 1000;

/** How often the line changes, in milliseconds. */
const intervalMs = 100;

/** The line on a terminal that says how far a command is; it is rewritten in place. */
export interface ProgressLine {
  readonly report: ReportProgress;
  /** Erases the line: something else is about to be written. It returns with the next report. */
  clear(): void;
  /** Erases the line for good. */
  end(): void;
}

/** The stream of a terminal, as far as the line needs it. */
export type TerminalStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** How much a command may write besides its result. */
export interface ProgressOptions {
  readonly quiet?: boolean;
  readonly logFormat?: LogFormat;
}

/**
 * Creates a progress line. It appears after the first second of the process, on a terminal only.
 * @param now the time since the process began, in milliseconds
 */
export function createProgressLine(
  stream: TerminalStream,
  { quiet = false, logFormat = 'pretty' }: ProgressOptions = {},
  now: () => number = () => performance.now(),
): ProgressLine {
  if (stream.isTTY !== true || quiet || logFormat !== 'pretty') return silentLine;
  const { minor } = createTextStyles(isColored(stream));
  let current: Progress | undefined;
  let shown = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;

  function draw(): void {
    if (current === undefined || now() < quietMs || now() - drawnAt < intervalMs) return;
    drawnAt = now();
    const text = formatProgress(current, drawnAt).slice(0, (stream.columns || 80) - 1);
    stream.write(`\r${minor(text)}${' '.repeat(Math.max(0, shown - text.length))}`);
    shown = text.length;
  }

  function clear(): void {
    if (shown > 0) stream.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  }

  return {
    report: (stage, done, total) => {
      if (isEnded) return;
      // A stage may block the process to its end: it is shown when it begins.
      if (current?.stage !== stage) drawnAt = Number.NEGATIVE_INFINITY;
      current = { stage, done, total };
      timer ??= setInterval(draw, intervalMs).unref();
      draw();
    },
    clear,
    end: () => {
      isEnded = true;
      clearInterval(timer);
      clear();
    },
  };
}

const silentLine: ProgressLine = { report: () => {}, clear: () => {}, end: () => {} };

interface Progress {
  readonly stage: Stage;
  readonly done: number | undefined;
  readonly total: number | undefined;
}

function formatProgress({ stage, done, total }: Progress, milliseconds: number): string {
  return `${labels[stage]}${formatDone(done, total)} … ${Math.floor(milliseconds / 1000)} s`;
}

/** A percentage where the end is known, a count where it is not. */
function formatDone(done: number | undefined, total: number | undefined): string {
  if (done === undefined || total === 0) return '';
  if (total === undefined) return `: ${done.toLocaleString('en-US')}`;
  return `: ${Math.floor((100 * done) / total)} %`;
}
