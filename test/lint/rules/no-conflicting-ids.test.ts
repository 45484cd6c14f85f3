import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintDocument, lintLines } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const uuid: Schema = { type: 'string', format: 'uuid' };
const hex: Schema = { type: 'string', pattern: '^[0-9a-f]{24}$' };

/** Guests that the item, a body and a query parameter know by differently declared ids. */
const hotel = (ofItem: Schema, ofBody: Schema, ofQuery: Schema) =>
  sketch(
    {
      'POST /guests': { request: objectOf({ name: 'string' }), response: 'Guest', status: 201 },
      'GET /guests/{guest_id}': { response: 'Guest' },
      'POST /stays': {
        request: objectOf({ guests: objectOf({ guest_ids: { type: 'array', items: ofBody } }) }),
        response: 'Stay',
        status: 201,
      },
      'GET /stays': {
        response: { type: 'array', items: { $ref: '#/components/schemas/Stay' } },
        query: { guestId: ofQuery },
      },
    },
    { Guest: objectOf({ id: ofItem, name: 'string' }), Stay: objectOf({ id: 'string' }) },
  );

const messagesOf = (document: ReturnType<typeof hotel>) =>
  lintDocument(document)
    .filter(({ rule }) => rule === 'no-conflicting-ids')
    .map(({ message }) => message);

describe('no-conflicting-ids', () => {
  it('finds the places that no common id fits', () => {
    expect(lintLines(hotel(hex, uuid, { type: 'integer' }))).toContain(
      'warning no-conflicting-ids #/paths/~1guests~1{guest_id}',
    );
    expect(messagesOf(hotel(hex, uuid, { type: 'integer' }))).toEqual([
      'No id of guests fits property id of the items (string, pattern ^[0-9a-f]{24}$) and query parameter guestId of GET /stays (integer) and property guest_ids of the body of POST /stays (string, format uuid): declare them alike, so that an id can be used wherever it is asked for.',
    ]);
  });

  it.each<[string, Schema, Schema, Schema]>([
    ['the same', uuid, uuid, uuid],
    ['some more open than others', { type: 'string' }, uuid, { type: 'string', maxLength: 64 }],
    ['digits and numbers', { type: 'string' }, { type: 'integer' }, { type: 'string', maxLength: 9 }],
    [
      'patterns that have values in common',
      { type: 'string', pattern: '^gs' },
      { type: 'string', pattern: '[0-9]{6}$' },
      { type: 'string' },
    ],
    ['a reference to a few of them', uuid, { type: 'string', enum: ['first'] }, uuid],
  ])('is silent about places that are %s', (_, ofItem, ofBody, ofQuery) => {
    expect(messagesOf(hotel(ofItem, ofBody, ofQuery))).toEqual([]);
  });

  it('finds patterns without a common value', () => {
    const a: Schema = { type: 'string', maxLength: 3 };
    expect(messagesOf(hotel(a, { type: 'string', minLength: 8 }, a))).toHaveLength(1);
  });
});
