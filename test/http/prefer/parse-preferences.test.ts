import { describe, expect, it } from 'vitest';
import {
  type PreferenceName,
  type Preferences,
  parsePreferences,
} from '../../../src/http/prefer/parse-preferences.ts';

type RequestPayload = Partial<Record<PreferenceName, string>>;

const read = (sent: RequestPayload) =>
  parsePreferences(new Map(Object.entries(sent) as [PreferenceName, string][]));

describe('preferences', () => {
  it.each<[RequestPayload, Preferences]>([
    [{}, {}],
    [{ code: '404' }, { requested: { code: 404, isDynamic: false } }],
    [{ code: '200', example: 'a b' }, { requested: { code: 200, example: 'a b', isDynamic: false } }],
    [{ example: 'acme' }, { requested: { example: 'acme', isDynamic: false } }],
    [{ dynamic: 'true' }, { requested: { isDynamic: true } }],
    [{ dynamic: '' }, { requested: { isDynamic: true } }],
    [{ dynamic: 'false' }, {}],
    [{ seed: '7' }, { requested: { seed: '7', isDynamic: true } }],
    [{ seed: 'spring' }, { requested: { seed: 'spring', isDynamic: true } }],
    [{ seed: '7', dynamic: 'false' }, {}],
    [{ seed: '7', example: 'acme' }, { requested: { seed: '7', example: 'acme', isDynamic: false } }],
    [{ code: '200', seed: '7' }, { requested: { code: 200, seed: '7', isDynamic: true } }],
    [{ delay: '0' }, { delay: { minMs: 0, maxMs: 0 } }],
    [{ delay: '500' }, { delay: { minMs: 500, maxMs: 500 } }],
    [{ delay: '1.5s' }, { delay: { minMs: 1_500, maxMs: 1_500 } }],
    [{ delay: '1m' }, { delay: { minMs: 60_000, maxMs: 60_000 } }],
    [{ delay: '60000' }, { delay: { minMs: 60_000, maxMs: 60_000 } }],
    [{ delay: '10-20ms' }, { delay: { minMs: 10, maxMs: 20 } }],
    [
      { delay: '1s', code: '503' },
      { delay: { minMs: 1_000, maxMs: 1_000 }, requested: { code: 503, isDynamic: false } },
    ],
  ])('%j come to %j', (sent, preferences) => {
    expect(read(sent)).toEqual(preferences);
  });

  it.each<[RequestPayload, string]>([
    [{ code: 'abc' }, 'code cannot be "abc": give a status from 200 to 599'],
    [{ code: '' }, 'code has no value: give a status'],
    [{ code: '0404' }, 'code cannot be'],
    [{ code: '404.0' }, 'code cannot be'],
    [{ code: '101' }, 'code cannot be'],
    [{ code: '600' }, 'code cannot be'],
    [{ code: '-404' }, 'code cannot be'],
    [{ code: '٤٠٤' }, 'code cannot be'],
    [{ example: '' }, 'example has no value: give the name'],
    [{ dynamic: 'maybe' }, 'dynamic cannot be "maybe": give true or false'],
    [{ dynamic: 'True' }, 'dynamic cannot be'],
    [{ seed: '' }, 'seed has no value'],
    [{ delay: '-1' }, 'delay cannot be "-1": give milliseconds or another duration'],
    [{ delay: '60001' }, 'at most 60 s'],
    [{ delay: '2s-1s' }, 'a range such as 100ms-2s'],
    [{ delay: '2m' }, 'at most 60 s'],
    [{ delay: 'soon' }, 'delay cannot be'],
    [{ delay: '1e3' }, 'delay cannot be'],
    [{ delay: '' }, 'delay has no value'],
    [{ delay: 'Infinity' }, 'delay cannot be'],
    [{ example: 'acme', dynamic: 'true' }, 'contradict each other'],
    [{ code: 'x'.repeat(5_000) }, `"${'x'.repeat(80)}"`],
  ])('%j is invalid: %s', (sent, lines) => {
    expect(() => read(sent)).toThrow(lines);
  });

  it('are rejected with every issue', () => {
    const sent: RequestPayload = { code: 'abc', delay: '-1', dynamic: 'maybe' };
    expect(() => read(sent)).toThrow(
      expect.objectContaining({
        code: 'malformed',
        issues: ['code', 'dynamic', 'delay'].map((name) =>
          expect.stringContaining(`the preference ${name} `),
        ),
      }),
    );
  });
});
