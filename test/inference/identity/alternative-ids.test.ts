import { describe, expect, it } from 'vitest';
import {
  inferAlternativeIds,
  inferInnerAlternativeIds,
} from '../../../src/inference/identity/alternative-ids.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';
import { objectOf } from '../../support/small-contract.ts';

const item = objectOf({
  id: 'string',
  uid: 'string',
  slug: 'string',
  name: 'string',
  externalRef: 'string',
  fingerprint: 'string',
  size: 'integer',
});

/** Boards with such a parameter in their path. */
function described(parameter: { readonly name: string; readonly description?: string }) {
  return { segment: 'boards', responseSchemas: [item], parameters: [parameter] };
}

describe('the properties that a path parameter takes beside the id', () => {
  it.each<[string, readonly string[]]>([
    ["The project's ID or UID", ['uid']],
    ['ID, slug or name of the container', ['slug', 'name']],
    ['The ID/slug of a board.', ['slug']],
    ['Either the slug of the board or its id', ['slug']],
    ['Either the ID or the fingerprint of an existing board.', ['fingerprint']],
    ['The id of the board', []],
    ['The slug or the name of the board', []],
    ['The id of the board, which a person in the team may share, or archive when it has a name', []],
    ['Its id or size', []],
  ])('are those of its description: %s', (description, expected) => {
    const mergeSchema = createSchemaMerger(contractOf({}));
    const parameter = { name: 'boardId', description };
    expect(inferAlternativeIds(mergeSchema, described(parameter), 'id')).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['board_id_or_slug', ['slug']],
    ['idOrUid', ['uid']],
    ['board_id', []],
    ['color_or_slug', []],
  ])('are those of its name: %s', (name, expected) => {
    const mergeSchema = createSchemaMerger(contractOf({}));
    expect(inferAlternativeIds(mergeSchema, described({ name }), 'id')).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['board_uid', ['board_uid']],
    ['team_uid', []],
    ['teamId', []],
  ])('are named after the items, not after others: %s', (property, expected) => {
    const mergeSchema = createSchemaMerger(contractOf({}));
    const responseSchemas = [objectOf({ id: 'string', [property]: 'string' })];
    const parameters = [{ name: 'board_id', description: 'ID or UID of the board' }];
    const items = { segment: 'boards', responseSchemas, parameters };
    expect(inferAlternativeIds(mergeSchema, items, 'id')).toEqual(expected);
  });

  it('are the id, where the key is another property', () => {
    const mergeSchema = createSchemaMerger(contractOf({}));
    const parameter = { name: 'slug', description: 'The slug or the id of the board' };
    expect(inferAlternativeIds(mergeSchema, described(parameter), 'slug')).toEqual(['id']);
  });
});

describe('the properties within an object that a path parameter takes beside the id', () => {
  const profile = objectOf({ login: 'string', email: 'string', nick: 'string' });
  const user = objectOf({ id: 'string', profile, contact: objectOf({ email: 'string' }), group: item });

  it.each<[string, readonly (readonly string[])[]]>([
    ['An ID, login, or login shortname of an existing user', [['profile', 'login']]],
    ['The ID or email of the user', []],
    ['The ID or slug of the user', []],
    ['The login of the user', []],
    ['The ID or nick of the user', []],
  ])('are those that one object alone has, and that is no other item: %s', (description, expected) => {
    const mergeSchema = createSchemaMerger(contractOf({}));
    const items = { segment: 'users', responseSchemas: [user], parameters: [{ name: 'id', description }] };
    expect(inferInnerAlternativeIds(mergeSchema, items, 'id')).toEqual(expected);
  });
});
