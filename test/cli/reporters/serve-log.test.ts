import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createServeLog } from '../../../src/cli/reporters/serve-log.ts';

const options = { quiet: false, logFormat: 'pretty', verbose: false } as const;

/** A log, and what it has written to its streams. */
function logTo(given: object = {}) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  const log = createServeLog({ ...options, ...given }, { out, err });
  return { ...log, written: () => ({ out: text(out), err: text(err) }) };
}

describe('the log of the command', () => {
  it.each([
    [{}, true],
    [{ quiet: true }, false],
    [{ logFormat: 'none' }, false],
    [{ logFormat: 'json' }, true],
    [{ logFormat: 'json', quiet: true }, false],
  ])('%j logs requests: %s', (given, expected) => {
    expect('request' in logTo(given).log).toBe(expected);
  });

  it('writes texts as they are', async () => {
    const { log, announce, flush, written } = logTo();
    announce(['a is ready', '  more']);
    log.notice?.('reloaded');
    log.failure?.('failed\n  at x');
    await flush();
    expect(written()).toEqual({ out: 'a is ready\n  more\nreloaded\n', err: 'failed\n  at x\n' });
  });

  it('announces the start before what is logged on the way to it', async () => {
    const { log, announce, flush, written } = logTo();
    log.notice?.('3 writes are not remembered');
    announce(['a is ready']);
    announce(['  more']);
    await flush();
    log.notice?.('reloaded');
    await flush();
    expect(written().out).toBe('a is ready\n  more\n3 writes are not remembered\nreloaded\n');
  });

  it('erases the progress line before a failure is written', () => {
    const cleared: string[] = [];
    const progress = { report: () => {}, clear: () => void cleared.push('cleared'), end: () => {} };
    const { log } = createServeLog(options, { out: new PassThrough(), err: new PassThrough() }, progress);
    log.failure?.('failed');
    expect(cleared).toEqual(['cleared']);
  });

  it('writes every text as a line of JSON', async () => {
    const { log, announce, flush, written } = logTo({ logFormat: 'json' });
    announce(['a is ready at http://x (state)', '  Console   http://x/c']);
    log.notice?.('reloaded');
    log.failure?.('failed\n  at x');
    await flush();
    const { out, err } = written();
    const messages = (out + err)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages).toEqual(
      [
        ['info', 'a is ready at http://x (state)'],
        ['info', 'Console http://x/c'],
        ['info', 'reloaded'],
        ['error', 'failed\n  at x'],
      ].map(([level, message]) => ({ time: expect.stringMatching(/^\d{4}-.*Z$/), level, message })),
    );
  });
});
