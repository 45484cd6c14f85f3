import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgressLine, type ProgressOptions } from '../../../src/cli/reporters/progress-line.ts';
import type { Stage } from '../../../src/progress.ts';

/** A progress line on a terminal, with a clock that the test sets. */
function lineOn(
  given: { readonly isTTY?: boolean; readonly columns?: number; readonly getColorDepth?: () => number } = {},
  options?: ProgressOptions,
) {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    getColorDepth: () => 1,
    ...given,
  });
  const clock = { now: 0 };
  const line = createProgressLine(stream, options, () => clock.now);
  return { ...line, clock, written: () => String(stream.read() ?? '') };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubEnv('FORCE_COLOR', undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('a progress line', () => {
  it.each<[Stage, number[], string]>([
    ['load', [], 'Reading the contract … 2 s'],
    ['demo', [12_300], 'Generating demo rows: 12,300 … 2 s'],
    ['insert', [999, 4000], 'Inserting rows: 24 % … 2 s'],
    ['check', [26, 26], 'Checking the contract: 100 % … 2 s'],
    ['check', [0, 0], 'Checking the contract … 2 s'],
  ])('of the stage %s with %j', (stage, counts, expected) => {
    const { report, clock, written } = lineOn();
    clock.now = 2900;
    report(stage, ...counts);
    expect(written()).toBe(`\r${expected}`);
  });

  it('appears after a second, also while nothing is reported', () => {
    const { report, clock, written } = lineOn();
    report('open');
    clock.now = 999;
    vi.advanceTimersByTime(100);
    expect(written()).toBe('');
    clock.now = 1000;
    vi.advanceTimersByTime(100);
    expect(written()).toBe('\rReading the stored rows … 1 s');
  });

  it('covers what a longer one left, and is erased without codes', () => {
    const { report, clear, clock, written } = lineOn();
    clock.now = 1500;
    report('demo', 1_000_000);
    report('check');
    written();
    clear();
    expect(written()).toBe(`\r${' '.repeat('Checking the contract … 1 s'.length)}\r`);
    clear();
    expect(written()).toBe('');
  });

  it('is rewritten ten times a second, and at once for another stage', () => {
    const { report, clock, written } = lineOn();
    clock.now = 1000;
    report('insert', 1, 10);
    clock.now = 1099;
    report('insert', 2, 10);
    expect(written()).not.toContain('20 %');
    report('check');
    expect(written()).toContain('Checking');
  });

  it('is cut to the width of the terminal', () => {
    const { report, clock, written } = lineOn({ columns: 20 });
    clock.now = 1000;
    report('infer');
    expect(written()).toBe('\rInferring what its ');
  });

  it.each([[0, '\rInferring what its operations do … 1 s']])(
    'is whole where the terminal has %s columns, as some say',
    (columns, expected) => {
      const { report, clock, written } = lineOn({ columns });
      clock.now = 1000;
      report('infer');
      expect(written()).toBe(expected);
    },
  );

  it('is dim where there are colors', () => {
    const { report, clock, written } = lineOn({ getColorDepth: () => 8 });
    clock.now = 1000;
    report('check');
    expect(written()).toBe('\r\u001b[2mChecking the contract … 1 s\u001b[22m');
  });

  it('does not return once it ended', () => {
    const { report, end, clock, written } = lineOn();
    clock.now = 1000;
    report('load');
    end();
    written();
    clock.now = 5000;
    report('demo', 5);
    vi.advanceTimersByTime(500);
    expect(written()).toBe('');
  });

  it.each<[string, { readonly isTTY?: boolean }, ProgressOptions]>([
    ['a pipe', { isTTY: false }, {}],
    ['--quiet', {}, { quiet: true }],
    ['--log json', {}, { logFormat: 'json' }],
    ['--log none', {}, { logFormat: 'none' }],
  ])('is not there for %s', (_, stream, options) => {
    const { report, end, clock, written } = lineOn(stream, options);
    clock.now = 2000;
    report('load');
    end();
    expect(written()).toBe('');
  });
});
