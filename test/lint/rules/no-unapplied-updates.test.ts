import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const Box = objectOf({ 'id!': 'string', size: 'integer' });
const Step = objectOf({ 'op!': 'string', 'path!': 'string', value: {} });

describe('no-unapplied-updates', () => {
  it.each<[string, Schema, readonly string[]]>([
    ['texts', listOf({ type: 'string' }), ['warning no-unapplied-updates #/paths/~1boxes~1{id}/patch']],
    ['a number', { type: 'integer' }, ['warning no-unapplied-updates #/paths/~1boxes~1{id}/patch']],
    ['patch operations', listOf(Step), []],
    ['properties', objectOf({ size: 'integer' }), []],
  ])('is about updates that are sent %s', (_, request, expected) => {
    const document = sketch({
      'POST /boxes': { request: Box, response: Box, status: 201 },
      'GET /boxes/{id}': { response: Box },
      'PATCH /boxes/{id}': { request, response: Box },
    });
    expect(lintLines(document)).toEqual(expected);
  });
});
