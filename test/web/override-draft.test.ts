import { describe, expect, it } from 'vitest';
import {
  describeConditions,
  describeEffect,
  remainingTimes,
} from '../../web/src/pages/overrides/describe-override.ts';
import {
  emptyDraft,
  issuesByField,
  type OverrideDraft,
  type OverrideValue,
  readDraft,
  toDraft,
} from '../../web/src/pages/overrides/override-draft.ts';
import { draftFromRequest } from '../../web/src/pages/overrides/override-from-request.ts';

const cases: readonly (readonly [draft: Partial<OverrideDraft>, override: object])[] = [
  [
    { status: '503', times: '1' },
    { respond: { status: 503 }, times: 1 },
  ],
  [
    { operation: 'sail', delay: '2s' },
    { operation: 'sail', respond: { delay: '2s' } },
  ],
  [{ delay: '250', fault: 'hang' }, { respond: { delay: 250, fault: 'hang' } }],
  [
    { fault: '{"kind":"slow","bytesPerSecond":20}' },
    { respond: { fault: { kind: 'slow', bytesPerSecond: 20 } } },
  ],
  [{ rateLimit: '10/1m' }, { rateLimit: '10/1m' }],
  [
    { when: '{"body":{"a":1}}', body: '[1]' },
    { when: { body: { a: 1 } }, respond: { body: [1] } },
  ],
  [
    { example: 'true', probability: '0.5', unchecked: 'true' },
    { respond: { example: true }, probability: 0.5, unchecked: true },
  ],
  [
    { status: 'teapot', carryOut: 'before' },
    { respond: { status: 'teapot' }, carryOut: 'before' },
  ],
  [{}, { respond: {} }],
];

describe('the form of an override', () => {
  it.each(cases)('%j is read as %j', (draft, override) => {
    expect(readDraft({ ...emptyDraft, ...draft })).toEqual({ override, errors: {} });
  });

  it('says which texts are not JSON', () => {
    const { override, errors } = readDraft({ ...emptyDraft, when: '{', status: '500' });
    expect([override, Object.keys(errors)]).toEqual([{ respond: { status: 500 } }, ['when']]);
  });

  it.each(cases.map(([, override]) => [override]))('shows %j, and reads the same from it', (override) => {
    const draft = toDraft({ id: 'override-1', hits: 0, matches: 0, ...override } as OverrideValue);
    expect(draft && readDraft(draft).override).toEqual(override);
  });

  it('has no fields for responses in turn, and for what it does not know', () => {
    expect(toDraft({ respond: [{ status: 500 }, { status: 502 }] })).toBeUndefined();
    expect(toDraft({ respnd: { status: 500 } } as OverrideValue)).toBeUndefined();
  });

  it('has the issues of the sandbox at its fields', () => {
    const issues = [
      '/operation is unknown. Did you mean "sail"?',
      '/respond/body/name must be string',
      '/respond/body/age must be integer',
      '/when/query/x is unknown',
      '/time is not known here. Did you mean times?',
      'the override must be an object, and is null',
    ];
    expect(issuesByField(issues)).toEqual({
      fields: {
        operation: 'is unknown. Did you mean "sail"?',
        body: '/name must be string; /age must be integer',
        when: '/query/x is unknown',
      },
      others: [issues[4], issues[5]],
    });
  });
});

describe('an override like a request', () => {
  const sent = (method: string, url: string, body?: unknown) =>
    ({
      id: 1,
      requestId: 'a',
      time: '',
      operation: { id: 'op', method, path: '/boats/{boat id}/crew/{n}', behavior: 'stateful' },
      request: {
        method,
        url,
        headers: {},
        ...(body !== undefined && { body: { bytes: 1, truncated: false, json: body } }),
      },
      validation: { outcome: 'passed', errors: [] },
      response: { status: 404, headers: {}, body: { bytes: 1, truncated: false, json: { code: 1 } } },
      durationMs: 1,
    }) as const;
  it.each([
    ['/v1/boats/b%201/crew/2', undefined, { path: { 'boat id': 'b 1', n: '2' } }],
    [
      '/__session/w/boats/b/crew/2?a=1&t=x&t=y&__code=404&api_key=[redacted]',
      undefined,
      { path: { 'boat id': 'b', n: '2' }, query: { a: '1', t: ['x', 'y'] } },
    ],
    ['/boats/b/crew/2', { name: 'A' }, { path: { 'boat id': 'b', n: '2' }, body: { name: 'A' } }],
  ])('%s has its path, its query and its body', (url, body, when) => {
    const draft = draftFromRequest(sent('POST', url, body) as never);
    expect(JSON.parse(draft.when)).toEqual(when);
    expect([draft.operation, draft.status, JSON.parse(draft.body)]).toEqual(['op', '404', { code: 1 }]);
  });
});

describe('an override in the list', () => {
  const listed = (override: object) => ({ id: 'override-1', hits: 1, matches: 2, ...override }) as never;
  it.each([
    [{ respond: [{ status: 503 }, { status: 429 }] }, '503, then 429'],
    [{ respond: { delay: '2s', fault: { kind: 'slow' } } }, 'delay 2s · fault {"kind":"slow"}'],
    [{ rateLimit: '5/1m' }, 'limit 5/1m'],
    [{ rateLimit: '5/1m', respond: { status: 503 } }, 'limit 5/1m: 503'],
    [{ respond: {} }, 'the usual response'],
  ])('%j is %s', (override, effect) => {
    expect(describeEffect(listed(override))).toBe(effect);
  });

  it('says what is left of it, and its conditions', () => {
    expect([{}, { times: 3 }, { times: 1 }].map((each) => remainingTimes(listed(each)))).toEqual([
      undefined,
      2,
      0,
    ]);
    expect(describeConditions(listed({ after: 2, probability: 0.05, when: { query: { a: 1 } } }))).toBe(
      'when {"query":{"a":1}} · after 2 · 5%',
    );
  });
});
