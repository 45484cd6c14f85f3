import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const login = objectOf({ 'email!': 'string', 'password!': 'string', role: 'string' });
const schemas = {
  Person: objectOf({ 'id!': 'integer', 'email!': 'string', role: 'string' }),
  Note: objectOf({
    'id!': { type: 'integer', readOnly: true },
    text: 'string',
    user_id: { type: 'integer', readOnly: true },
  }),
};

async function notes(description: string) {
  const document = sketch(
    {
      'POST /register': { request: login, response: 'Person', status: 201 },
      'POST /login': { request: login, response: objectOf({ 'token!': 'string' }) },
      'GET /me': { response: 'Person' },
      'GET /notes': { response: arrayOf('Note') },
      'POST /notes': { request: 'Note', response: 'Note', status: 201 },
      'GET /notes/{id}': { response: 'Note' },
      'DELETE /notes/{id}': { status: 204 },
    },
    schemas,
  );
  const { paths } = document;
  for (const operation of ['/notes', '/notes/{id}'].flatMap((path) => Object.values(paths[path] ?? {})))
    Object(operation).security = [{ bearer: [] }];
  Object(paths['/notes']).get.description = 'Lists the notes of the authenticated user.';
  Object(paths['/notes/{id}']).delete.responses['403'] = { description };
  Object(document.components).securitySchemes = { bearer: { type: 'http', scheme: 'bearer' } };
  const { api } = await contractSandbox(document);
  const logIn = async (sent: object) => {
    await api.post('/register').send(sent);
    return `Bearer ${(await api.post('/login').send(sent)).body.token}`;
  };
  const tokens = [
    await logIn({ email: 'ann@example.test', password: 'a' }),
    await logIn({ email: 'bob@example.test', password: 'b' }),
    await logIn({ email: 'eve@example.test', password: 'c', role: 'admin' }),
  ];
  for (const each of tokens) await api.post('/notes').set('Authorization', each).send({ text: 'x' });
  const remove = async (by: number, id: number) =>
    (await api.delete(`/notes/${id}`).set('Authorization', tokens[by] ?? '')).status;
  const list = async (by: number) => (await api.get('/notes').set('Authorization', tokens[by] ?? '')).body;
  return { remove, list };
}

it.each(['Not the owner of the note', 'This is not your note', 'You can only delete your notes'])(
  'lets nobody but its owner and administrators change an item whose 403 says so: %s',
  async (description) => {
    const { remove, list } = await notes(description);
    expect(await list(0)).toEqual([{ id: 1, text: 'x', user_id: 1 }]);
    expect([await remove(1, 1), await remove(0, 1), await remove(2, 2), await remove(0, 9)]).toEqual([
      403, 204, 204, 404,
    ]);
  },
);

it.each(['The token lacks a scope', 'Your account is not authorized', 'Only available on your plan'])(
  'lets everybody do so where the 403 says something else: %s',
  async (description) => {
    const { remove } = await notes(description);
    expect(await remove(1, 1)).toBe(204);
  },
);
