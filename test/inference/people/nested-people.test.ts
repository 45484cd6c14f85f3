import { expect, it } from 'vitest';
import { arrayOf, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemas = {
  Person: objectOf({ 'id!': 'string', email: 'string' }),
  Student: objectOf({ 'id!': 'string', person: ref('Person'), year: 'integer' }),
  Presence: objectOf({ 'id!': 'string', student: ref('Student'), day: 'string' }),
};

/** What is inferred of `me` where an earlier collection shows the person within its items. */
function roleOfMe(path: string): string | undefined {
  const document = sketch(
    {
      'GET /presences/': { response: arrayOf('Presence') },
      'POST /presences/': { request: 'Presence', response: 'Presence', status: 201 },
      'GET /students/': { response: arrayOf('Student') },
      'POST /students/': { request: 'Student', response: 'Student', status: 201 },
      'GET /tutors/': { response: arrayOf('Student') },
      'POST /tutors/': { request: 'Student', response: 'Student', status: 201 },
      [`GET ${path}`]: { response: 'Student' },
    },
    schemas,
  );
  return rolesIn(document)[`GET ${path}`];
}

it.each([
  ['/students/me', 'read students'],
  ['/students/me/', 'read students'],
  ['/tutors/me/', 'read tutors'],
])('%s is one of the people, and not of what shows them within its items', (path, expected) => {
  expect(roleOfMe(path)).toBe(expected);
});
