import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const User = objectOf({ 'id!': 'integer', 'username!': 'string', 'email!': 'string', bio: 'string' });
const signUp = objectOf({ 'username!': 'string', 'email!': 'string', 'password!': 'string' });

function contract(path: string, shown: Schema, others = {}) {
  return sketch(
    {
      'POST /register': { request: signUp, response: 'User', status: 201 },
      'POST /login': {
        request: objectOf({ 'email!': 'string', 'password!': 'string' }),
        response: objectOf({ token: 'string' }),
      },
      'GET /users/me': { response: 'User' },
      [`GET ${path}`]: { response: shown },
      ...others,
    },
    { User },
  );
}

describe('paths that show people under another word', () => {
  it.each<[string, Schema]>([
    ['/profiles/{username}', objectOf({ username: 'string', bio: 'string', following: 'boolean' })],
    ['/profiles/{username}', objectOf({ data: objectOf({ username: 'string', followersCount: 'integer' }) })],
    ['/api/authors/{username}', objectOf({ username: 'string', bio: 'string' })],
    ['/profile/{userId}', objectOf({ id: 'integer', username: 'string', isFollowing: 'boolean' })],
  ])('%s shows those who have signed up', (path, shown) => {
    expect(rolesIn(contract(path, shown))[`GET ${path}`]).toBe('read users');
  });

  it.each<[string, Schema, object]>([
    // What is known of nobody who signs up is something else.
    ['/profiles/{username}', objectOf({ username: 'string', jobs: 'string' }), {}],
    // What something creates has a collection of its own.
    [
      '/profiles/{username}',
      objectOf({ username: 'string', bio: 'string' }),
      {
        'POST /profiles': {
          request: objectOf({ username: 'string' }),
          response: objectOf({ bio: 'string' }),
        },
      },
    ],
    ['/reviews/{username}', objectOf({ username: 'string', bio: 'string' }), {}],
  ])('%s with %j is none', (path, shown, others) => {
    expect(rolesIn(contract(path, shown, others))[`GET ${path}`]).not.toBe('read users');
  });
});
