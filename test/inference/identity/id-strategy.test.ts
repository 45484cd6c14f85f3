import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { arrayOf, objectOf, onlyResource, sketch } from '../../support/small-contract.ts';

const NewPet = objectOf({ 'name!': 'string' });

describe('the id', () => {
  const withItem = (item: Schema, parameter = 'id', request: Schema = NewPet) =>
    sketch(
      {
        'POST /books': { request, response: 'Book', status: 201 },
        [`GET /books/{${parameter}}`]: { response: 'Book' },
      },
      { Book: item },
    );

  it.each<[string, Schema, string, string | undefined]>([
    ['the same name', objectOf({ id: 'string', isbn: 'string' }), 'isbn', 'isbn'],
    ['the same name in another style', objectOf({ id: 'string', book_id: 'string' }), 'bookId', 'book_id'],
    ['the name without that of the collection', objectOf({ name: 'string', id: 'string' }), 'book_id', 'id'],
    ['the name of the collection and id', objectOf({ name: 'string', bookId: 'string' }), 'id', 'bookId'],
    ['a name', objectOf({ name: 'string', size: 'integer' }), 'book', 'name'],
    [
      'a key behind allOf',
      { allOf: [objectOf({ uuid: 'string' }), objectOf({ size: 'integer' })] },
      'id',
      'uuid',
    ],
    ['no number, for a name in the path', objectOf({ id: 'integer', bio: 'string' }), 'username', undefined],
    [
      'another name to sign in by',
      objectOf({ id: 'integer', bio: 'string', login: 'string' }),
      'username',
      'login',
    ],
    [
      'another name to sign in by, in another style',
      objectOf({ id: 'integer', userName: 'string' }),
      'handle',
      'userName',
    ],
    ['one that the schema admits, where no property fits', objectOf({ size: 'integer' }), 'id', 'id'],
    [
      'nothing, where the schema admits no other',
      objectOf({ size: 'integer' }, { additionalProperties: false }),
      'id',
      undefined,
    ],
  ])('is found by %s', (_, item, parameter, expected) => {
    expect(onlyResource(withItem(item, parameter)).id.property).toBe(expected);
  });

  it.each<[string, Schema, object]>([
    ['sent and required', objectOf({ 'id!': 'string' }), { assignedBy: 'client', clientMaySet: true }],
    ['optional to send', objectOf({ id: 'string' }), { assignedBy: 'server', clientMaySet: true }],
    ['not sent', objectOf({ name: 'string' }), { assignedBy: 'server', clientMaySet: false }],
    [
      'read-only',
      objectOf({ 'id!': { type: 'string', readOnly: true } }),
      { assignedBy: 'server', clientMaySet: false },
    ],
  ])('that is %s', (_, sent, expected) => {
    expect(onlyResource(withItem(objectOf({ id: 'string' }), 'id', sent)).id).toMatchObject(expected);
  });

  it.each<[string, Schema, object]>([
    ['numbers', { type: 'integer' }, { kind: 'sequence' }],
    ['digits', { type: 'string', example: '1042' }, { kind: 'sequence' }],
    ['uuids', { type: 'string', format: 'uuid' }, { kind: 'uuid' }],
    ['uuids of a version', { type: 'string', format: 'uuid4' }, { kind: 'uuid', version: '4' }],
    ['uuids of another version', { type: 'string', format: 'uuid1' }, { kind: 'uuid', version: '1' }],
    [
      'uuids by example',
      { type: 'string', example: '018F4E2A-7C3B-7D10-9A4C-5E6F708192A3' },
      { kind: 'uuid' },
    ],
    ['strings', { type: 'string' }, { kind: 'ulid', prefix: '' }],
    [
      'a prefix',
      { type: 'string', example: 'ord_1MqLiJLkdIwHu7ix' },
      { kind: 'ulid', prefix: 'ord_', length: 26 },
    ],
    [
      'a prefix and a length',
      { type: 'string', example: 'ord_1MqLiJLkd', maxLength: 20 },
      { prefix: 'ord_', length: 9 },
    ],
    [
      'lower case',
      { type: 'string', pattern: '^ord_[a-z0-9]+$', example: 'ord_1mqli' },
      { prefix: 'ord_', isLower: true },
    ],
    ['hexadecimal', { type: 'string', example: '507f1f77bcf86cd799439011' }, { kind: 'hex', length: 24 }],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }, { kind: 'sample' }],
  ])('has a format: %s', (_, id, expected) => {
    expect(onlyResource(withItem(objectOf({ id }))).id.format).toMatchObject(expected);
  });

  it('has the format of an example, also in a list', () => {
    const document = sketch(
      {
        'POST /books': { request: NewPet, response: 'Book', status: 201 },
        'GET /books': {
          response: objectOf({ data: arrayOf('Book') }),
          example: { data: [{ id: 'bk_123456789' }] },
        },
      },
      { Book: objectOf({ id: 'string' }) },
    );
    expect(onlyResource(document).id.format).toMatchObject({ kind: 'ulid', prefix: 'bk_' });
  });
});
