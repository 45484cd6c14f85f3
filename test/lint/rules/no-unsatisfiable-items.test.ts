import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

/** Requires what it does not allow. */
const Broken = objectOf({ id: 'string', 'comment!': 'string' }, { additionalProperties: false });
const { comment: _comment, ...rest } = Broken.properties as Record<string, Schema>;
const Torn: Schema = { ...Broken, properties: rest };
const Fine = objectOf({ 'id!': 'string', name: 'string' });
const New = objectOf({ name: 'string' });

describe('no-unsatisfiable-items', () => {
  it.each<[string, Schema]>([
    ['an array', arrayOf('Torn')],
    ['rows in an envelope', objectOf({ data: arrayOf('Torn') })],
    ['rows two envelopes deep', objectOf({ result: objectOf({ 'items!': arrayOf('Torn') }) })],
  ])('is an error for a list that can only be empty: %s', (_name, response) => {
    const document = sketch({ 'GET /x': { response } }, { Torn });
    expect(lintLines(document)).toEqual([
      'error no-unsatisfiable-items #/paths/~1x/get/responses/200/content/application~1json',
    ]);
    expect(lintMessages(document)).toMatch(/No item of GET \/x .* requires 'comment', which .* refuses/);
  });

  it.each<[string, object]>([
    ['a list', { 'GET /x': { response: arrayOf('Torn') }, 'GET /x/{id}': { response: 'Fine' } }],
    ['a read', { 'GET /x': { response: arrayOf('Fine') }, 'GET /x/{id}': { response: 'Torn' } }],
  ])('is an error for a write whose item could not be shown by %s', (_name, reads) => {
    const document = sketch(
      { ...reads, 'POST /x': { request: 'New', response: 'Fine', status: 201 } },
      { Torn, Fine, New },
    );
    expect(lintLines(document)).toContain('error no-unsatisfiable-items #/paths/~1x/post');
    expect(lintMessages(document)).toMatch(
      /POST \/x stores nothing, because GET \/x.* can never show an item/,
    );
  });

  it('finds nothing where items can be valid', () => {
    const document = sketch(
      {
        'GET /x': { response: arrayOf('Fine') },
        'POST /x': { request: 'New', response: 'Fine', status: 201 },
      },
      { Fine, New },
    );
    expect(lintLines(document)).toEqual([]);
  });
});
