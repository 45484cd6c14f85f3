import { describe, expect, it } from 'vitest';
import type { PathItem } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { lintLines } from '../../support/lint-document.ts';
import { sketch } from '../../support/small-contract.ts';

describe('no-ambiguous-paths', () => {
  const paths = (...operations: string[]) => sketch(Object.fromEntries(operations.map((name) => [name, {}])));

  it.each<[operations: string[], expected: string[]]>([
    [['GET /a/{x}', 'GET /a/{y}'], ['error no-ambiguous-paths #/paths/~1a~1{y}']],
    [['GET /a/{x}', 'DELETE /a/{y}'], ['warning no-ambiguous-paths #/paths/~1a~1{y}']],
    [['GET /{a}/b', 'GET /a/{b}'], ['warning no-ambiguous-paths #/paths/~1a~1{b}']],
    [['GET /x#a', 'GET /x?b=1', 'GET /x'], []],
    [['GET /a/{x}?b=1', 'GET /a/{y}'], ['error no-ambiguous-paths #/paths/~1a~1{y}']],
    [['GET /{a}/b', 'PUT /a/{b}'], []],
    [['GET /a/{x}', 'GET /a/me'], []],
    [['GET /a/{x}', 'GET /a/{x}/b', 'GET /a/{x}/b/{y}'], []],
    [['GET /a/{x}.json', 'GET /a/{x}'], []],
    [['GET /{a}/b', 'GET /c/{b}/d'], []],
  ])('%j', (operations, expected) => {
    expect(lintLines(paths(...operations))).toEqual(expected);
  });

  it('distinguishes a numeric parameter from a word', () => {
    const parameters = [{ name: 'n', in: 'path', required: true, schema: { type: 'integer' } }] as const;
    const get = { responses: { 204: {} } };
    const document = (literal: string) =>
      contractOf({ '/a/{n}/b': { parameters, get }, [`/a/${literal}/{n}`]: { parameters, get } });
    expect(lintLines(document('me'))).toEqual([]);
    expect(lintLines(document('5'))).toEqual([]);
  });

  it('allows the same path below different base paths', () => {
    const document = paths('GET /a/{x}', 'GET /a/{y}');
    const own: object = { ...document.paths['/a/{y}'], servers: [{ url: '/v2' }] };
    expect(lintLines({ ...document, paths: { ...document.paths, '/a/{y}': own as PathItem } })).toEqual([]);
  });
});
