import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import {
  arrayOf,
  infer,
  type OperationSketch,
  objectOf,
  rolesIn,
  sketch,
} from '../../support/small-contract.ts';

const User = objectOf({ 'id!': 'string', username: 'string', email: 'string' });
const Brief = objectOf({ 'id!': 'string', username: 'string' });
const people: Record<string, OperationSketch> = {
  'POST /users': { request: 'User', response: 'User', status: 201 },
  'GET /users/{id}': { response: 'User' },
  'POST /users/{id}/follow': { response: objectOf({ message: 'string' }) },
};

function contract(followers: Schema | undefined, marked: string, shown: Schema | undefined) {
  const list = (response: Schema | undefined): OperationSketch => (response ? { response } : { status: 200 });
  return sketch(
    {
      ...people,
      'GET /users/{id}/followers': list(followers),
      [`GET /users/{id}/${marked}`]: list(shown),
    },
    { User, Brief },
  );
}

describe('the list of those whom somebody follows', () => {
  it.each<[string, Schema | undefined, string, Schema | undefined]>([
    ['people', arrayOf('User'), 'following', arrayOf('User')],
    ['a part of people', arrayOf('Brief'), 'following', objectOf({ following: arrayOf('Brief') })],
    ['under another word', arrayOf('User'), 'followed', objectOf({ data: arrayOf('User') })],
    ['what no response describes', undefined, 'following', undefined],
  ])('has those among whose followers they are: %s', (_, followers, word, shown) => {
    const { roleOf } = infer(contract(followers, word, shown));
    expect(roleOf.get('POST /users/{id}/follow')).toMatchObject({ access: { change: 'add', isOwn: true } });
    expect(roleOf.get('GET /users/{id}/followers')).toMatchObject({ access: { change: 'list' } });
    expect(roleOf.get(`GET /users/{id}/${word}`)).toMatchObject({
      kind: 'list',
      linked: { membersIn: 'followers' },
    });
  });

  it.each([
    ['something else', 'following', arrayOf('Other')],
    ['another word', 'friends', arrayOf('Brief')],
  ])('is none of %s', (_, word, shown) => {
    const document = sketch(
      {
        ...people,
        'GET /users/{id}/followers': { response: arrayOf('User') },
        [`GET /users/{id}/${word}`]: { response: shown },
      },
      { User, Brief, Other: objectOf({ 'id!': 'string', title: 'string' }) },
    );
    expect(rolesIn(document)[`GET /users/{id}/${word}`]).toBe(undefined);
  });
});
