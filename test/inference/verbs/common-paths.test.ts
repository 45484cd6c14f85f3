import { expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const schemas = {
  Book: objectOf({ 'id!': 'integer', title: 'string' }),
  Whole: objectOf({ 'id!': 'integer', title: 'string', isHidden: 'boolean' }),
  New: objectOf({ title: 'string', isHidden: 'boolean' }),
  Account: objectOf({
    'id!': 'integer',
    email: 'string',
    roles: { type: 'array', items: { type: 'string' } },
  }),
};
const created: OperationSketch = { request: 'New', response: 'Whole', status: 201 };

it.each<[what: string, operations: Record<string, OperationSketch>, roles: Record<string, string>]>([
  [
    'what an admin creates and all see',
    {
      'POST /admin/books': created,
      'GET /books': { response: arrayOf('Book') },
      'GET /books/{id}': { response: 'Book' },
    },
    { 'POST /admin/books': 'create books', 'GET /books': 'list books', 'GET /books/{id}': 'read books' },
  ],
  [
    'what all create and the staff changes, below a prefix',
    {
      'POST /api/books': created,
      'GET /api/staff/books': { response: arrayOf('Whole') },
      'PUT /api/staff/books/{id}/hide': { response: 'Whole' },
    },
    {
      'POST /api/books': 'create books',
      'GET /api/staff/books': 'list books',
      'PUT /api/staff/books/{id}/hide': 'action books',
    },
  ],
  [
    'who signs up, and what an admin changes of them',
    {
      'POST /auth/register': {
        request: objectOf({ email: 'string', password: 'string' }),
        response: 'Account',
        status: 201,
      },
      'GET /auth/me': { response: 'Account' },
      'PATCH /admin/users/{id}/roles': {
        request: objectOf({ roles: { type: 'array', items: { type: 'string' } } }),
        response: 'Account',
      },
    },
    {
      'POST /auth/register': 'create users',
      'GET /auth/me': 'read users',
      'PATCH /admin/users/{id}/roles': 'action users',
    },
  ],
  [
    'two that both create',
    {
      'POST /vendor/books': created,
      'GET /vendor/books': { response: arrayOf('Whole') },
      'POST /books': { request: 'New', response: 'Book', status: 201 },
      'GET /books': { response: arrayOf('Book') },
    },
    {
      'POST /vendor/books': 'create vendor/books',
      'GET /vendor/books': 'list vendor/books',
      'POST /books': 'create books',
      'GET /books': 'list books',
    },
  ],
  [
    'single things',
    {
      'GET /settings': { response: 'Book' },
      'PUT /settings': { request: 'New', response: 'Book' },
      'POST /admin/settings': created,
    },
    { 'GET /settings': 'read settings', 'PUT /settings': 'replace settings' },
  ],
])('collections that several kinds of users have paths to: %s', (_what, operations, roles) => {
  expect(rolesIn(sketch(operations, schemas))).toEqual(roles);
});

it('what an admin creates shows as the schema of each path has it', async () => {
  const { request, requestBody } = await createCrudApi(
    sketch(
      {
        'POST /admin/books': created,
        'GET /books': { response: arrayOf('Book') },
        'GET /admin/books': { response: arrayOf('Whole') },
      },
      { ...schemas, Book: objectOf({ 'id!': 'integer', title: 'string' }, { additionalProperties: false }) },
    ),
  );
  await request('POST /admin/books', { body: { title: 'a', isHidden: true } });
  expect(await requestBody('GET /books')).toEqual([{ id: 1, title: 'a' }]);
  expect(await requestBody('GET /admin/books')).toEqual([{ id: 1, title: 'a', isHidden: true }]);
});

it('finds what an administrator makes by its own id and by the key of the public path', async () => {
  const Member = objectOf({ 'id!': 'string', 'handle!': 'string', 'role!': 'string' });
  const api = await createCrudApi(
    sketch(
      {
        'POST /admin/members': {
          request: objectOf({ 'handle!': 'string' }),
          response: 'Member',
          status: 201,
        },
        'GET /admin/members': { response: arrayOf('Member') },
        'PATCH /admin/members/{id}/role': { request: objectOf({ 'role!': 'string' }), response: 'Member' },
        'GET /members/{handle}': { response: 'Member' },
      },
      { Member },
    ),
  );
  const { id } = await api.requestBody<{ id: string }>('POST /admin/members', { body: { handle: 'ada' } });
  const named = await api.requestBody('PATCH /admin/members/{id}/role', {
    params: { id },
    body: { role: 'editor' },
  });
  expect(named).toMatchObject({ id, handle: 'ada', role: 'editor' });
  expect(await api.requestBody('GET /members/{handle}', { params: { handle: 'ada' } })).toEqual(named);
});
