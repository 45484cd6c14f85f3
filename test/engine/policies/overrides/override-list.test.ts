import { describe, expect, it } from 'vitest';
import type { BoundOverride } from '../../../../src/engine/policies/overrides/bound-override.ts';
import type { OverrideDefinition } from '../../../../src/engine/policies/overrides/override-definition.ts';
import { createOverrideList } from '../../../../src/engine/policies/overrides/override-list.ts';
import { createRandom } from '../../../../src/random.ts';

const request = {
  operationId: 'anything',
  paths: ['/'],
  params: {},
  query: {},
  headers: {},
  body: undefined,
};

function override(part: Partial<OverrideDefinition> = {}, matches = true): BoundOverride {
  const definition = {
    given: { respond: {} },
    responses: [{ status: 500 }],
    times: Number.POSITIVE_INFINITY,
    after: 0,
    probability: 1,
    priority: 5,
    unchecked: false,
    ...part,
  };
  return { definition, matches: () => matches };
}

/** The status that each of some requests is answered with; 0 where the operation responds itself. */
function statuses(overrides: readonly BoundOverride[], count: number, seed = 'x'): readonly number[] {
  const list = createOverrideList(createRandom(seed));
  list.add(overrides);
  return Array.from({ length: count }, () => list.apply(request)?.decision?.response.status ?? 0);
}

const status = (code: number) => ({ responses: [{ status: code }] });

describe('the overrides of a session', () => {
  it.each<[string, readonly BoundOverride[], readonly number[]]>([
    ['none', [], [0, 0]],
    ['one that does not match', [override({}, false)], [0, 0]],
    ['the latest', [override(status(501)), override(status(502))], [502, 502]],
    ['the first priority', [override({ ...status(501), priority: 1 }), override(status(502))], [501, 501]],
    ['the last priority', [override(status(501)), override({ ...status(502), priority: 9 })], [501, 501]],
    ['one for some times', [override({ times: 2 })], [500, 500, 0]],
    ['one after some requests', [override({ after: 2 })], [0, 0, 500, 500]],
    ['one after some requests, once', [override({ after: 1, times: 1 })], [0, 500, 0]],
    [
      'one that is used up before another',
      [override(status(501)), override({ ...status(502), times: 1 })],
      [502, 501],
    ],
    [
      'responses in turn, the last one staying',
      [override({ responses: [{ status: 503 }, { status: 504 }, { status: 200 }] })],
      [503, 504, 200, 200],
    ],
    ['none of no probability', [override({ probability: 0 })], [0, 0, 0]],
  ])('apply %s', (_what, overrides, expected) => {
    expect(statuses(overrides, expected.length)).toEqual(expected);
  });

  it('are drawn by probability, the same for the same seed, whatever others there are', () => {
    const rare = override({ probability: 0.25 });
    const drawn = statuses([rare], 1_000);
    expect(drawn.filter((code) => code === 500).length).toBeGreaterThan(200);
    expect(drawn.filter((code) => code === 500).length).toBeLessThan(300);
    expect(statuses([rare], 1_000)).toEqual(drawn);
    expect(statuses([rare], 1_000, 'y')).not.toEqual(drawn);
    expect(statuses([rare, override({ probability: 0 })], 1_000)).toEqual(drawn);
  });

  it('let a delay pass on to what decides, and count both', () => {
    const list = createOverrideList(createRandom('x'));
    list.add([override(status(503)), override({ responses: [{ delay: { minMs: 40, maxMs: 40 } }] })]);
    expect(list.apply(request)).toMatchObject({
      ids: ['override-2', 'override-1'],
      delayMs: 40,
      decision: { id: 'override-1', response: { status: 503 } },
    });
    expect(list.all().map(({ hits }) => hits)).toEqual([1, 1]);
  });

  it('are removed one by one or all at once, and never share an id', () => {
    const list = createOverrideList(createRandom('x'));
    list.add([override(), override()]);
    expect([list.remove('override-1'), list.remove('override-1')]).toEqual([true, false]);
    list.clear();
    const [added] = list.add([override()]);
    expect([list.all().length, added?.id]).toEqual([1, 'override-3']);
  });

  it.each<[string, Partial<OverrideDefinition>]>([
    ['for some times', { times: 2 }],
    ['after some requests', { after: 2 }],
    ['by probability', { probability: 0.5 }],
    ['of responses in turn', { responses: [{ status: 503 }, { status: 504 }] }],
    ['of random delays', { responses: [{ delay: { minMs: 1, maxMs: 9_999 } }] }],
    ['of a rate limit', { rateLimit: { limit: 2, windowMs: 1_000, by: 'client' } }],
  ])('are as they were for one that looks at them: %s', (_, part) => {
    const client = { keyOf: () => 'a client', now: () => 0 };
    const [looked, other] = [createOverrideList(createRandom('x')), createOverrideList(createRandom('x'))];
    for (const list of [looked, other]) list.add([override(part)]);
    const applied = (list: typeof looked) => {
      const { ids, delayMs, limits, decision } = list.apply({ ...request, client }) ?? {};
      return { ids, delayMs, limits, status: decision?.response.status };
    };
    for (let i = 0; i < 4; i += 1) {
      for (let links = 0; links < 5; links += 1) looked.peek({ ...request, client });
      expect(applied(looked)).toEqual(applied(other));
    }
    expect(looked.all()).toMatchObject(other.all().map(({ hits, matches }) => ({ hits, matches })));
  });

  it('shows one that looks at them what the next request gets', () => {
    const list = createOverrideList(createRandom('x'));
    list.add([override({ after: 1, times: 1 })]);
    const next = () => list.peek(request)?.decision?.response.status;
    const seen = [
      next(),
      list.apply(request),
      next(),
      list.apply(request)?.decision?.response.status,
      next(),
    ];
    expect(seen).toEqual([undefined, undefined, 500, 500, undefined]);
  });

  it('count what matches and what applies', () => {
    const list = createOverrideList(createRandom('x'));
    list.add([override({ after: 2 })]);
    for (let i = 0; i < 5; i += 1) list.apply(request);
    expect(list.all()).toMatchObject([{ matches: 5, hits: 3 }]);
  });
});
