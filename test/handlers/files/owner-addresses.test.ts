import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf } from '../../support/small-contract.ts';

const json = (schema: Schema) => ({ description: 'x', content: { 'application/json': { schema } } });
const gone = { description: 'x' };
const bytes = { type: 'string', format: 'binary' };
const User = { $ref: '#/components/schemas/User' };
const id = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } }];
const picture = { 'image/png': { schema: bytes } };
const form = { 'multipart/form-data': { schema: objectOf({ file: bytes }) } };

/** Users with a picture that is set and unset below them. */
function users(avatar: Schema, shown: Schema = { type: 'string' }) {
  return contractOf(
    {
      '/users': {
        post: {
          requestBody: { content: { 'application/json': { schema: objectOf({ name: 'string' }) } } },
          responses: { 201: json(User) },
        },
      },
      '/users/{id}': { parameters: id, get: { responses: { 200: json(User) } } },
      '/users/{id}/avatar': {
        parameters: id,
        put: { requestBody: { content: picture }, responses: { 204: gone } },
        post: {
          requestBody: { content: form },
          responses: { 200: json(objectOf({ avatarUrl: shown })) },
        },
        delete: { responses: { 204: gone } },
      },
    },
    { components: { schemas: { User: objectOf({ id: 'integer', name: 'string', avatarUrl: avatar }) } } },
  );
}

const text = { type: 'string' };
const nullable = { type: ['string', 'null'] };

describe('a file below an item, which has its address', () => {
  it('is shown by the item once it is put there as bytes, and not once it is deleted', async () => {
    const { api } = await contractSandbox(users(nullable));
    await api.post('/users').send({ name: 'Ada' });
    await api.put('/users/1/avatar').type('image/png').send(Buffer.from('pixels')).expect(204);
    const { body } = await api.get('/users/1');
    const { pathname } = new URL(body.avatarUrl);
    const file = await api.get(pathname);
    expect([file.headers['content-type'], file.body]).toEqual(['image/png', Buffer.from('pixels')]);
    await api.delete('/users/1/avatar').expect(204);
    expect((await api.get('/users/1')).body).toEqual({ id: 1, name: 'Ada', avatarUrl: null });
  });

  it('is shown by the item as by the response to its upload', async () => {
    const { api } = await contractSandbox(users(text));
    await api.post('/users').send({ name: 'Ada' });
    const { body } = await api.post('/users/1/avatar').attach('file', Buffer.from('pixels'), 'ada.png');
    expect(body.avatarUrl).toMatch(/\/__file\/[0-9a-f]{64}\/ada\.png$/);
    const { pathname } = new URL(body.avatarUrl);
    const shown = await api.get('/users/1');
    expect(shown.body.avatarUrl).toMatch(pathname);
    await api.delete('/users/1/avatar').expect(204);
    expect((await api.get('/users/1')).body).not.toHaveProperty('avatarUrl', body.avatarUrl);
  });

  it('changes nobody else, and nothing where there is no such item', async () => {
    const { api } = await contractSandbox(users(nullable));
    await api.post('/users').send({ name: 'Ada' });
    await api.post('/users').send({ name: 'Bob' });
    await api.put('/users/2/avatar').type('image/png').send(Buffer.from('b'));
    await api.put('/users/9/avatar').type('image/png').send(Buffer.from('c'));
    expect((await api.get('/users/1')).body.avatarUrl).toBeNull();
    expect((await api.get('/users/2')).body.avatarUrl).toMatch(/\/file\.png$/);
  });
});
