import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };

/** Tickets that a create answers with the message that opens them, and that are replied to. */
async function tickets(properties: Record<string, Schema | string>, sent: Schema, others = {}) {
  const Ticket = objectOf({ 'id!': 'string', ...properties });
  const operations = {
    'POST /tickets': { request: sent, response: objectOf({ 'id!': 'string', body: text, text }) },
    'GET /tickets/{id}': { response: 'Ticket' },
    'POST /tickets/{id}/reply': { request: sent, response: 'Ticket' },
    ...others,
  };
  return createCrudApi(sketch(operations, { Ticket, Author: objectOf({ 'id!': 'string', body: text }) }));
}

describe('a text that is sent of an item and shown within an object of it', () => {
  it.each<[string, Record<string, Schema | string>, object, object]>([
    [
      'body',
      { source: objectOf({ 'id!': 'string', 'kind!': 'string', body: text }) },
      { body: 'Help me' },
      { source: { id: expect.any(String), kind: expect.any(String), body: 'Help me' } },
    ],
    ['text', { post: objectOf({ 'uid!': 'string', text }) }, { text: 'Hi' }, { post: { text: 'Hi' } }],
    [
      'content',
      { opening: objectOf({ id: text, content: text }) },
      { content: 'x' },
      { opening: { content: 'x' } },
    ],
  ])('is that of the one that has it: %s', async (_, properties, body, shown) => {
    const api = await tickets(properties, objectOf({ body: text, text, content: text }));
    const { id } = await api.requestBody<{ id: string }>('POST /tickets', { body });
    expect(await api.requestBody('GET /tickets/{id}', { params: { id } })).toMatchObject(shown);
    await api.close();
  });

  it.each<[string, Record<string, Schema | string>]>([
    ['several have it', { source: objectOf({ body: text }), draft: objectOf({ body: text }) }],
    ['it is that of another item', { author: { $ref: '#/components/schemas/Author' } }],
    ['it is a number there', { source: objectOf({ body: 'integer' }) }],
  ])('is none where %s', async (_, properties) => {
    const authors = {
      'POST /authors': {
        request: objectOf({ body: text }),
        response: { $ref: '#/components/schemas/Author' },
      },
      'GET /authors/{id}': { response: { $ref: '#/components/schemas/Author' } },
    };
    const api = await tickets(properties, objectOf({ body: text }), authors);
    const { id } = await api.requestBody<{ id: string }>('POST /tickets', { body: { body: 'Help me' } });
    const read = await api.requestBody('GET /tickets/{id}', { params: { id } });
    expect(JSON.stringify(read)).not.toContain('Help me');
    await api.close();
  });

  it.each(['reply', 'comment', 'respond'])('is not that of what is said of it later: %s', async (verb) => {
    const sent = objectOf({ body: text });
    const others = { [`POST /tickets/{id}/${verb}`]: { request: sent, response: 'Ticket' } };
    const api = await tickets({ source: objectOf({ body: text }) }, sent, others);
    const { id } = await api.requestBody<{ id: string }>('POST /tickets', { body: { body: 'Help me' } });
    await api.requestBody(`POST /tickets/{id}/${verb}`, { params: { id }, body: { body: 'Sure' } });
    const read = await api.requestBody('GET /tickets/{id}', { params: { id } });
    expect(read).toMatchObject({ source: { body: 'Help me' } });
    await api.close();
  });
});
