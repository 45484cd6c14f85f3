import { describe, expect, it } from 'vitest';
import type { HandlerContext } from '../../../src/context.ts';
import {
  findStoredResponse,
  responseRetention,
  storedResponses,
  storeResponse,
} from '../../../src/engine/idempotency/stored-responses.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import { createFixedRuntime } from '../../support/fixed-runtime.ts';

const store = () => createStore({ specs: [storedResponses] });
const response = (key: string) => ({ key, request: 'r', reply: { status: 201, body: { key } } });
const day = 86_400_000;

async function kept() {
  const rows = await store();
  const runtime = createFixedRuntime();
  const inWorld = <T>(work: (context: HandlerContext) => Promise<T>) =>
    rows.write((collections) => work({ ...runtime.begin(), store: collections }));
  return {
    runtime,
    inWorld,
    keep: (...keys: string[]) =>
      inWorld(async (context) => {
        for (const key of keys) await storeResponse(context, response(key));
      }),
    find: (key: string) => inWorld((context) => findStoredResponse(context, key)),
    count: () => rows.read((collections) => collections.collection(storedResponses.name).count()),
  };
}

const keys = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => `k${first + i}`);

describe('stored responses', () => {
  it('are found by their key for a day, and not a moment longer', async () => {
    const { runtime, keep, find } = await kept();
    await keep('a');
    expect(await find('a')).toMatchObject({ key: 'a', reply: { status: 201, body: { key: 'a' } } });
    expect(await find('b')).toBeUndefined();
    runtime.advance(day - 1);
    expect(await find('a')).toBeDefined();
    runtime.advance(1);
    expect(await find('a')).toBeUndefined();
  });

  it('make room for another under the same key when their time is over', async () => {
    const { runtime, keep, find, count } = await kept();
    await keep('a', 'b');
    runtime.advance(day);
    await keep('b');
    expect(await find('b')).toBeDefined();
    expect(await count()).toBe(1);
  });

  it('are 10,000 at most: the oldest goes', async () => {
    const { keep, find, count } = await kept();
    await keep(...keys(1, responseRetention.maxCount));
    expect(await count()).toBe(10_000);
    expect(await find('k1')).toBeDefined();
    await keep('one more');
    expect(await count()).toBe(10_000);
    expect(await find('k1')).toBeUndefined();
    expect(await find('k2')).toBeDefined();
    expect(await find('one more')).toBeDefined();
  });

  it('take so many bytes at most: the oldest go, and the last stays whatever its size', async () => {
    const { inWorld, find, count } = await kept();
    const put = (key: string, size: number) =>
      inWorld((context) =>
        storeResponse(context, { ...response(key), reply: { status: 201, body: 'x'.repeat(size) } }, 10_000),
      );
    for (const key of keys(1, 40)) await put(key, 1_000);
    expect(await find('k40')).toBeDefined();
    expect(await find('k29')).toBeUndefined();
    expect(await count()).toBeLessThanOrEqual(10);
    await put('large', 50_000);
    expect(await find('large')).toBeDefined();
    expect(await count()).toBe(1);
    await put('small', 10);
    expect(await find('small')).toBeDefined();
  });

  it('dwindle when they have expired, a few with each one that is stored', async () => {
    const { runtime, keep, count } = await kept();
    await keep(...keys(1, 100));
    runtime.advance(day);
    await keep('a');
    expect(await count()).toBe(99);
    await keep(...keys(101, 198));
    expect(await count()).toBe(99);
  });
});

describe('a row of a data file', () => {
  const row = { number: 1, key: 'a', request: 'r', kept: '2026-01-01T00:00:00.000Z', reply: { status: 201 } };

  it('that can be replayed is accepted', () => {
    expect(storedResponses.validateRow?.(row)).toBeUndefined();
  });

  it.each<[string, object]>([
    ['no time', { ...row, kept: 'yesterday' }],
    ['a size that is no number', { ...row, until: 'large' }],
    ['no fingerprint', { ...row, request: 1 }],
    ['no answer', { ...row, reply: undefined }],
    ['null for an answer', { ...row, reply: null }],
    ['a failure', { ...row, reply: { status: 404 } }],
    ['a status that is none', { ...row, reply: { status: '201 Created' } }],
  ])('with %s is reported', (_, damaged) => {
    expect(storedResponses.validateRow?.(damaged)).toBe('it is not a response that can be replayed');
  });
});
