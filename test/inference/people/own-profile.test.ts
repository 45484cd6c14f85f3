import { describe, expect, it } from 'vitest';
import { arrayOf, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

describe('what shows whoever asks', () => {
  const Person = objectOf({
    'id!': 'string',
    'email!': 'string',
    first_name: 'string',
    external_id: 'string',
  });
  const Profile = objectOf({ 'id!': 'string', 'email!': 'string', connection: 'string' });
  const contract = sketch(
    {
      'GET /me': { response: 'Profile' },
      'GET /users': { response: arrayOf('Person') },
      'POST /users': {
        request: objectOf({ 'email!': 'string', external_id: 'string' }),
        response: 'Person',
        status: 201,
      },
      'GET /users/{id}': { response: 'Person' },
      'GET /users/external_id/{external_id}': { response: 'Person' },
    },
    { Person, Profile },
  );

  it('says less of people than what shows them by their id', () => {
    expect(rolesIn(contract)).toMatchObject({
      'GET /me': 'read users',
      'GET /users/external_id/{external_id}': 'read users',
    });
  });
});
