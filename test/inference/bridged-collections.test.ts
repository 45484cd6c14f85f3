import { describe, expect, it } from 'vitest';
import { arrayOf, objectOf, rolesIn, sketch } from '../support/small-contract.ts';

const whole = objectOf({
  id: 'string',
  title: 'string',
  parts: { type: 'array', items: { type: 'string' } },
});
const short = objectOf({ id: 'string', title: 'string' });

describe('what creates in the schema that one path reads, and of that which another lists', () => {
  it.each([
    ['mixes', '/users/{user_id}/mixes', '/me/mixes'],
    ['albums', '/artists/{artistId}/albums', '/new/albums'],
  ])('makes one collection of all: %s', (name, creating, listing) => {
    const document = sketch(
      {
        [`GET ${listing}`]: { response: arrayOf('Short') },
        [`GET /${name}/{id}`]: { response: 'Whole' },
        [`PUT /${name}/{id}`]: { request: objectOf({ title: 'string' }) },
        [`GET ${creating}`]: { response: arrayOf('Short') },
        [`POST ${creating}`]: { request: objectOf({ title: 'string' }), response: 'Whole', status: 201 },
      },
      { Whole: whole, Short: short },
    );
    expect(new Set(Object.values(rolesIn(document)).map((role) => role.split(' ')[1]))).toEqual(
      new Set([name]),
    );
  });
});
