import { parseList } from 'structured-headers';
import { describe, expect, it } from 'vitest';
import { parseRateLimit } from '../../../../src/engine/policies/limits/parse-rate-limit.ts';
import { formatRateLimits } from '../../../../src/engine/policies/limits/rate-limit-fields.ts';
import { createRateLimiter } from '../../../../src/engine/policies/limits/rate-limiter.ts';
import { createPlace } from '../../../../src/engine/policies/place.ts';

function parse(given: unknown) {
  const issues: string[] = [];
  return { limit: parseRateLimit(given, createPlace(issues, 'the limit', '/rateLimit')), issues };
}

describe('a rate limit', () => {
  it.each([
    ['100/1m', { limit: 100, windowMs: 60_000, by: 'client' }],
    ['10/s', { limit: 10, windowMs: 1_000, by: 'client' }],
    [' 5 / 30 s ', { limit: 5, windowMs: 30_000, by: 'client' }],
    ['1000/day', { limit: 1_000, windowMs: 86_400_000, by: 'client' }],
    ['3/500', { limit: 3, windowMs: 500, by: 'client' }],
    [
      { limit: 2, window: '1h' },
      { limit: 2, windowMs: 3_600_000, by: 'client' },
    ],
    [
      { limit: 2, window: 500, by: 'token' },
      { limit: 2, windowMs: 500, by: 'token' },
    ],
  ])('%j is parsed', (given, limit) => {
    expect(parse(given)).toEqual({ limit, issues: [] });
  });

  it.each([
    '0/1m',
    '-1/1m',
    '1.5/1m',
    '100',
    '100/',
    '/1m',
    '100/fast',
    '100/0s',
    '100/-1s',
    '1/400d',
    '',
    100,
  ])('cannot be %j', (given) => {
    expect(parse(given)).toEqual({
      limit: undefined,
      issues: [
        `/rateLimit must be a number of requests and the time that they are for, such as 100/1m or 10/s, and is ${JSON.stringify(given)}`,
      ],
    });
  });

  it.each([
    [{ limit: 0, window: '1m' }, /^\/rateLimit\/limit must be a whole number from 1 to 999999999, and is 0$/],
    [{ limit: 1 }, /^\/rateLimit\/window is missing: give a number of requests and the time/],
    [
      { limit: 1, window: {} },
      /^\/rateLimit\/window must be a duration such as 1m, at most 366 days, and is \{\}$/,
    ],
    [
      { limit: 1, window: 1, by: 'ip' },
      /^\/rateLimit\/by must be "client" or "token" or "session" or "address"/,
    ],
    [{ limit: 1, windo: 1, window: 1 }, /^\/rateLimit\/windo is not known here\. Did you mean window\?$/],
  ])('cannot be %j either', (given, issue) => {
    expect(parse(given).issues).toEqual([expect.stringMatching(issue)]);
  });
});

describe('a rate limiter', () => {
  const twoASecond = { limit: 2, windowMs: 1_000 };

  it('lets so many requests through, and again in the next window, which begins with the first of them', () => {
    const limiter = createRateLimiter(twoASecond);
    const taken = [0, 10, 20, 999, 1_000, 1_001, 1_002].map((now) => limiter.take('ann', now));
    expect(taken.map(({ isExceeded }) => isExceeded)).toEqual([false, false, true, true, false, false, true]);
    expect(taken.map(({ remaining }) => remaining)).toEqual([1, 0, 0, 0, 1, 0, 0]);
    expect(taken.map(({ resetMs }) => resetMs)).toEqual([1_000, 990, 980, 1, 1_000, 999, 998]);
  });

  it('counts each client alone', () => {
    const limiter = createRateLimiter({ limit: 1, windowMs: 1_000 });
    expect(['ann', 'bob', 'ann', 'bob'].map((key) => limiter.take(key, 0).isExceeded)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('stays exceeded while the clock is frozen, and starts again when it is set back', () => {
    const limiter = createRateLimiter({ limit: 1, windowMs: 1_000 });
    expect([5_000, 5_000, 5_000].map((now) => limiter.take('ann', now).isExceeded)).toEqual([
      false,
      true,
      true,
    ]);
    expect(limiter.take('ann', 4_000)).toEqual({ isExceeded: false, remaining: 0, resetMs: 1_000 });
  });

  it('forgets the clients that came first when there are too many', () => {
    const limiter = createRateLimiter({ limit: 1, windowMs: 1_000 });
    for (let client = 0; client <= 10_000; client += 1) limiter.take(`${client}`, 0);
    expect(limiter.take('10000', 0).isExceeded).toBe(true);
    expect(limiter.take('0', 0).isExceeded).toBe(false);
  });
});

describe('the header fields of rate limits', () => {
  const minute = { limit: 100, windowMs: 60_000, by: 'client' } as const;
  const hour = { limit: 1_000, windowMs: 3_600_000, by: 'client' } as const;

  it('name each policy, its quota and window, and what is left of it', async () => {
    const fields = await formatRateLimits([
      { id: 'override-1', limit: minute, state: { isExceeded: false, remaining: 99, resetMs: 59_001 } },
      { id: 'override-2', limit: hour, state: { isExceeded: true, remaining: 0, resetMs: 90_500 } },
    ]);
    expect(fields).toEqual({
      'RateLimit-Policy': '"override-1";q=100;w=60, "override-2";q=1000;w=3600',
      RateLimit: '"override-1";r=99;t=60, "override-2";r=0;t=91',
      'Retry-After': '91',
    });
    expect(parseList(fields.RateLimit ?? '')).toHaveLength(2);
  });

  it('say nothing of when to try again while no limit is exceeded, and round a short window up', async () => {
    const fields = await formatRateLimits([
      {
        id: 'override-1',
        limit: { limit: 1, windowMs: 250, by: 'client' },
        state: { isExceeded: false, remaining: 0, resetMs: 250 },
      },
    ]);
    expect(fields).toEqual({ 'RateLimit-Policy': '"override-1";q=1;w=1', RateLimit: '"override-1";r=0;t=1' });
  });
});
