import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, fingerprintOf } from '../../../src/engine/idempotency/fingerprint.ts';
import type { Method } from '../../../src/openapi/document.ts';
import type { OperationRequest } from '../../../src/operation.ts';

/** Any JSON value; minus zero has no JSON text of its own. */
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

/** The same value with the properties of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  );
}

describe('the canonical text of a value', () => {
  it('is the same whatever the order of properties', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonical(turned(value))).toBe(canonical(value));
      }),
    );
  });

  it('is JSON for the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });

  it('differs for values that differ', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(canonical(one) === canonical(other)).toBe(isDeepStrictEqual(one, other));
      }),
    );
  });

  it.each([
    ['{"__proto__":1}', '{}'],
    ['[1,2]', '[2,1]'],
    ['"1"', '1'],
    ['{"a":null}', '{}'],
    ['["a,b"]', '["a","b"]'],
    ['{"0":1}', '[1]'],
  ])('distinguishes %s from %s', (one, other) => {
    expect(canonical(JSON.parse(one))).not.toBe(canonical(JSON.parse(other)));
  });
});

const request = (
  rest: Partial<Omit<OperationRequest, 'operation'>>,
  method: Method = 'post',
  path = '/things',
): OperationRequest => ({
  operation: { id: 'x', method, path, parameters: [], responses: {}, security: [] },
  params: {},
  query: {},
  headers: {},
  body: undefined,
  ...rest,
});

describe('the fingerprint of a request', () => {
  it.each<[string, OperationRequest, OperationRequest]>([
    ['another method', request({}), request({}, 'put')],
    ['another path', request({}), request({}, 'post', '/others')],
    ['another base path', request({ basePath: '/v1' }), request({ basePath: '/v2' })],
    ['another item', request({ params: { id: 'a' } }), request({ params: { id: 'b' } })],
    ['another query', request({ query: { a: 1 } }), request({ query: { a: 2 } })],
    ['another body', request({ body: { a: 1 } }), request({ body: { a: 2 } })],
    ['no body', request({ body: null }), request({})],
    ['a query for a body', request({ query: { a: 1 } }), request({ body: { a: 1 } })],
  ])('distinguishes %s', (_, one, other) => {
    expect(fingerprintOf(one)).not.toBe(fingerprintOf(other));
  });

  it('does not depend on headers', () => {
    const sent = { body: { a: 1 } };
    expect(fingerprintOf(request({ ...sent, headers: { 'x-request-id': 'a' } }))).toBe(
      fingerprintOf(request(sent)),
    );
  });
});
