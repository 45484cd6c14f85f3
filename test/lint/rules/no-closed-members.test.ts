import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const closed = { additionalProperties: false };
const Closed = objectOf({ 'name!': 'string' }, closed);
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const linesOf = (request: Schema, openapi?: string) =>
  lintLines(sketch({ 'POST /x': { request, status: 204 } }, { Closed }, openapi));

describe('no-closed-members', () => {
  it.each<[string, Schema, string?]>([
    ['a closed schema in allOf', { allOf: [refTo('Closed'), objectOf({ 'age!': 'integer' })] }],
    [
      'a closed schema beside allOf',
      { allOf: [refTo('Closed')], ...objectOf({ 'age!': 'integer' }, closed) },
    ],
    [
      'one deep down',
      { allOf: [{ allOf: [objectOf({ 'id!': 'string' }), refTo('Closed')] }, objectOf({ a: 'string' })] },
    ],
    ['one beside a reference', { ...refTo('Closed'), ...objectOf({ 'age!': 'integer' }) }, '3.1.0'],
  ])('finds %s, which is served', (_, schema, openapi) => {
    const lines = linesOf(schema, openapi);
    expect(new Set(lines.map((line) => line.split(' ')[1]))).toEqual(new Set(['no-closed-members']));
    expect(lines[0]).toBe(
      'warning no-closed-members #/paths/~1x/post/requestBody/content/application~1json/schema',
    );
  });

  it.each<[string, Schema]>([
    ['a closed schema alone', Closed],
    ['a reference to one', refTo('Closed')],
    ['a choice of closed ones', { oneOf: [refTo('Closed'), objectOf({ 'a!': 'string' }, closed)] }],
  ])('allows %s', (_, schema) => {
    expect(linesOf(schema)).toEqual([]);
  });
});
