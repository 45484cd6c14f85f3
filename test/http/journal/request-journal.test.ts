import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureBytes, captureText } from '../../../src/http/journal/captured-body.ts';
import { createRedaction } from '../../../src/http/journal/redact.ts';
import {
  createRequestJournal,
  type Exchange,
  journalLimits,
  type RequestJournal,
} from '../../../src/http/journal/request-journal.ts';
import { runs } from '../../support/property-tests.ts';

const redaction = createRedaction([]);

/** A request of which only matters what is said. */
function passed(said: Partial<Exchange> = {}): Exchange {
  return {
    requestId: 'x',
    time: 0,
    session: undefined,
    operation: undefined,
    overrides: undefined,
    method: 'GET',
    url: '/',
    headers: [],
    body: undefined,
    error: undefined,
    status: 200,
    responseHeaders: [],
    responseBody: undefined,
    started: 0,
    validated: undefined,
    responded: 0,
    redaction,
    ...said,
  };
}

/** What a step of a run works on. */
interface SampleContext {
  readonly journal: RequestJournal;
}

const idsOf = (all: Iterable<{ readonly id: number }>) => [...all].map(({ id }) => id);

/** How many bytes of a request are really there. */
function held({ url, headers, body, error, responseHeaders, responseBody }: Exchange): number {
  const bodies = [body, responseBody].map((captured) => Buffer.byteLength(captured?.content ?? ''));
  const texts = [url, ...headers, ...responseHeaders, ...(error?.issues ?? [])];
  return texts.join('').length + bodies.reduce((sum, length) => sum + length, 0);
}

describe('the journal of requests', () => {
  it('lists the newest first, and those before one', () => {
    const journal = createRequestJournal();
    for (let i = 0; i < 5; i += 1) journal.add(passed());
    expect(idsOf(journal.newestFirst())).toEqual([5, 4, 3, 2, 1]);
    expect(idsOf(journal.newestFirst(3))).toEqual([2, 1]);
    expect(idsOf(journal.newestFirst(1))).toEqual([]);
    expect(idsOf(journal.newestFirst(Number.MAX_SAFE_INTEGER))).toEqual([5, 4, 3, 2, 1]);
  });

  it('holds the last thousand', () => {
    const journal = createRequestJournal();
    for (let i = 0; i < 2_500; i += 1) journal.add(passed({ url: `/${i}` }));
    const ids = idsOf(journal.newestFirst());
    expect(ids).toHaveLength(1_000);
    expect([ids[0], ids.at(-1)]).toEqual([2_500, 1_501]);
    expect(journal.get(1_500)).toBeUndefined();
    expect(journal.get(1_501)?.exchange.url).toBe('/1500');
    expect(journal.get(2_501)).toBeUndefined();
  });

  it('deletes some or all, and assigns no number twice', () => {
    const journal = createRequestJournal();
    for (const session of ['w1', undefined, 'w2', 'w1']) journal.add(passed({ session }));
    journal.delete(({ session }) => session === 'w1');
    expect(idsOf(journal.newestFirst())).toEqual([3, 2]);
    expect(journal.get(1)).toBeUndefined();
    journal.delete();
    expect(idsOf(journal.newestFirst())).toEqual([]);
    expect(journal.size).toBe(0);
    journal.add(passed());
    expect(idsOf(journal.newestFirst())).toEqual([5]);
  });

  const length = fc.oneof(fc.nat(2_000), fc.nat(200_000));
  const arrivals = fc
    .record({
      url: fc.nat(16_000),
      headers: fc.nat(16_000),
      body: length,
      response: length,
      times: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ url, headers, body, response, times }) => ({ journal }: SampleContext) => {
      const text = 'é'.repeat(response / 2);
      for (let i = 0; i < times; i += 1) {
        journal.add(
          passed({
            time: i,
            url: 'u'.repeat(url),
            headers: ['h', 'h'.repeat(headers)],
            error: { code: 'invalid', issues: ['f'.repeat(headers)] },
            responseHeaders: ['set-cookie', ['c'.repeat(url), 'd'], 'n', 5],
            body: captureBytes(Buffer.alloc(body, 1)),
            responseBody: captureText(text, Buffer.byteLength(text)),
          }),
        );
      }
      return journal.get(idsOf(journal.newestFirst())[0] ?? 0)?.exchange.url.length === url;
    });
  const forgetting = fc.constantFrom(
    ({ journal }: SampleContext) => {
      journal.delete();
      return idsOf(journal.newestFirst()).length === 0;
    },
    ({ journal }: SampleContext) => {
      journal.delete(({ time }) => time % 2 === 0);
      return [...journal.newestFirst()].every(({ exchange }) => exchange.time % 2 === 1);
    },
  );
  const step = fc.oneof({ weight: 20, arbitrary: arrivals }, { weight: 1, arbitrary: forgetting });

  it('never holds more than it may, nor less than it says', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const journal = createRequestJournal();
        for (const take of steps) {
          expect(take({ journal })).toBe(true);
          const entries = [...journal.newestFirst()];
          const bytes = entries.reduce((sum, { exchange }) => sum + held(exchange), 0);
          expect(entries.length).toBeLessThanOrEqual(journalLimits.entries);
          expect(bytes).toBeLessThanOrEqual(journal.size);
          expect(journal.size).toBeLessThanOrEqual(journalLimits.bytes);
          expect(journal.size - bytes).toBeLessThanOrEqual(1_024 * entries.length);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('drops no more than it must', () => {
    const journal = createRequestJournal();
    const body = captureBytes(Buffer.alloc(64 * 1024));
    for (let i = 0; i < 500; i += 1) journal.add(passed({ body }));
    expect(journal.size).toBeGreaterThan(journalLimits.bytes - 70_000);
    expect(idsOf(journal.newestFirst())[0]).toBe(500);
  });
});
