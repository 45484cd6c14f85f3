import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const time = { type: 'string', format: 'date-time' };
const User = objectOf({ 'id!': 'integer', 'username!': 'string' });
const Reaction = objectOf({ 'emoji!': 'string', 'user_id!': 'integer' });
const Message = objectOf({
  'id!': 'integer',
  'body!': 'string',
  'sender!': { $ref: '#/components/schemas/User' },
  'sent_at!': time,
  'edited_at!': { ...time, nullable: true },
  'reactions!': arrayOf('Reaction'),
});
const document = sketch(
  {
    'POST /users': { request: objectOf({ 'username!': 'string' }), response: 'User', status: 201 },
    'GET /users/me': { response: 'User' },
    'POST /messages': { request: objectOf({ 'body!': 'string' }), response: 'Message', status: 201 },
    'GET /messages/{id}': { response: 'Message' },
    'PATCH /messages/{id}': { request: objectOf({ body: 'string' }), response: 'Message' },
    'POST /messages/{id}/reactions': {
      request: objectOf({ 'emoji!': 'string' }),
      response: 'Reaction',
      status: 201,
    },
    'DELETE /messages/{id}/reactions/{emoji}': { status: 204 },
  },
  { User, Message, Reaction },
);

describe('what people send', () => {
  it('is from them, at the time at which it is made, and edited once it is changed', async () => {
    const api = await createCrudApi(document);
    await api.request('POST /users', { body: { username: 'ada' } });
    const ada = await api.requestBody<{ id: number }>('GET /users/me');
    const now = api.runtime.clock.now().toISOString();
    const params = { id: '1' };
    const sent = await api.requestBody('POST /messages', { body: { body: 'hi' } });
    expect(sent).toMatchObject({ sender: ada, edited_at: null, reactions: [] });
    expect(Math.abs(Date.parse(Object(sent).sent_at) - Date.parse(now))).toBeLessThan(60_000);
    const reaction = await api.requestBody('POST /messages/{id}/reactions', {
      params,
      body: { emoji: 'ok' },
    });
    expect(reaction).toEqual({ emoji: 'ok', user_id: ada.id });
    const edited = await api.requestBody('PATCH /messages/{id}', { params, body: { body: 'hello' } });
    expect(edited).toMatchObject({ body: 'hello', sent_at: Object(sent).sent_at, reactions: [reaction] });
    expect(Object(edited).edited_at).not.toBeNull();
    await api.close();
  });
});
