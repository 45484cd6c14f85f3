import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines } from '../../support/lint-document.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const text: Schema = { type: 'string' };
const Box = objectOf({ 'id!': 'string', size: 'integer', owner: objectOf({ name: 'string' }) });
const info = 'info no-ignored-parameters #/paths/~1boxes/get';

describe('no-ignored-parameters', () => {
  it.each<[string, Record<string, Schema>, readonly string[]]>([
    ['filter by no property', { weight: text, colour: text }, [info]],
    [
      'mean something',
      { size: text, limit: { type: 'integer' }, sort: text, fields: text, expand: text },
      [],
    ],
    ['filter by a nested property', { 'owner.name_like': text }, []],
  ])('is about parameters that %s: %j', (_, query, expected) => {
    const document = sketch(
      {
        'GET /boxes': { response: arrayOf('Box'), query },
        'POST /boxes': { request: 'Box', response: 'Box', status: 201 },
      },
      { Box },
    );
    expect(lintLines(document)).toEqual(expected);
  });

  it('names all of a list in one finding, and none of a deletion', () => {
    const query = { colour: text };
    const document = sketch(
      {
        'GET /boxes': { response: arrayOf('Box'), query },
        'POST /boxes': { request: 'Box', response: 'Box', status: 201 },
        'DELETE /boxes': { query },
        'GET /boxes/count': { response: { type: 'integer' }, query },
      },
      { Box },
    );
    expect(lintLines(document)).toEqual([info, info.replace('boxes', 'boxes~1count')]);
  });
});
