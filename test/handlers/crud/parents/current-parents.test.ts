import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const User = objectOf({ 'id!': 'string', email: 'string' });
const Note = objectOf({ 'id!': 'string', userId: 'string', text: 'string' });
const NewNote = objectOf({ 'text!': 'string' });

const users: Readonly<Record<string, OperationSketch>> = {
  'POST /users': { request: objectOf({ email: 'string' }), response: 'User', status: 201 },
  'GET /users/{userId}': { response: 'User' },
};
const notes: Readonly<Record<string, OperationSketch>> = {
  'POST /users/{userId}/notes': { request: 'NewNote', response: 'Note', status: 201 },
  'GET /users/{userId}/notes': { response: arrayOf('Note') },
};
/** The same by a path of its own. */
const ownNotes: Readonly<Record<string, OperationSketch>> = {
  'POST /users/me/notes': { request: 'NewNote', response: 'Note', status: 201 },
  'GET /users/me/notes': { response: arrayOf('Note') },
};
const schemas = { User, Note, NewNote };

describe('me before further segments', () => {
  it.each([
    ['as an id', { ...users, ...notes }],
    ['as a segment', { ...users, ...notes, ...ownNotes }],
  ])('is the current user %s', async (_, operations) => {
    const { api } = await contractSandbox(sketch(operations, schemas));
    const { body: user } = await api.post('/users').send({ email: 'ann@example.test' }).expect(201);
    const note = await api.post('/users/me/notes').send({ text: 'Buy milk' }).expect(201);
    expect(note.body).toMatchObject({ text: 'Buy milk', userId: user.id });
    expect((await api.get(`/users/${user.id}/notes`).expect(200)).body).toEqual([note.body]);
    expect((await api.get('/users/me/notes').expect(200)).body).toEqual([note.body]);
  });

  it.each(['me', 'self', 'current'])('finds one where there is none yet: %s', async (word) => {
    const { api } = await contractSandbox(sketch({ ...users, ...notes }, schemas));
    expect((await api.get(`/users/${word}/notes`).expect(200)).body).toEqual([]);
    await api.get(`/users/${word}`).expect(200);
    const note = await api.post(`/users/${word}/notes`).send({ text: 'Buy milk' }).expect(201);
    const { body: user } = await api.get(`/users/${word}`).expect(200);
    expect(note.body.userId).toBe(user.id);
    expect((await api.get(`/users/${user.id}/notes`).expect(200)).body).toEqual([note.body]);
  });

  it.each([
    ['as an id', notes],
    ['as a segment', ownNotes],
  ])('needs no users that anything creates: %s', async (_, operations) => {
    const { api } = await contractSandbox(sketch(operations, schemas));
    const note = await api.post('/users/me/notes').send({ text: 'Buy milk' }).expect(201);
    expect((await api.get('/users/me/notes').expect(200)).body).toEqual([note.body]);
  });

  it('is the current workspace of those that are there', async () => {
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /workspaces': { request: objectOf({ name: 'string' }), response: 'Workspace', status: 201 },
          'GET /workspaces/current': { response: 'Workspace' },
          'POST /workspaces/{id}/members': {
            request: objectOf({ role: 'string' }),
            response: 'Member',
            status: 201,
          },
          'GET /workspaces/{id}/members': { response: arrayOf('Member') },
        },
        {
          Workspace: objectOf({ 'id!': 'integer', name: 'string' }),
          Member: objectOf({ 'id!': 'integer', workspace_id: 'integer', role: 'string' }),
        },
      ),
    );
    const { body: workspace } = await api.post('/workspaces').send({ name: 'Lab' }).expect(201);
    const member = await api.post('/workspaces/current/members').send({ role: 'owner' }).expect(201);
    expect(member.body).toMatchObject({ role: 'owner', workspace_id: workspace.id });
    expect((await api.get(`/workspaces/${workspace.id}/members`).expect(200)).body).toEqual([member.body]);
  });
});
