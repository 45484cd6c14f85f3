import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { objectOf } from '../../../support/small-contract.ts';

const note = { $ref: '#/components/schemas/Note' };
const content = (schemas: Readonly<Record<string, Schema>>) => ({
  content: Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }])),
});
const ok = (schemas: Readonly<Record<string, Schema>>) => ({
  responses: { 200: { description: 'ok', ...content(schemas) } },
});
const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } } as const];

/** Notes that are sent and shown in some media types. */
function notesOf(
  sent: Readonly<Record<string, Schema>>,
  shown: Readonly<Record<string, Schema>>,
  Note = objectOf({ id: 'integer', 'text!': 'string', lang: 'string' }),
) {
  const one = Object.fromEntries(Object.keys(shown).map((type) => [type, shown[type] ?? note]));
  const list = Object.fromEntries(Object.keys(shown).map((type) => [type, { type: 'array', items: note }]));
  return contractOf(
    {
      '/notes': { get: ok(list), post: { requestBody: { required: true, ...content(sent) }, ...ok(one) } },
      '/notes/{id}': {
        parameters,
        get: ok(one),
        put: { requestBody: { required: true, ...content(sent) }, ...ok(one) },
      },
    },
    { components: { schemas: { Note } } },
  );
}

const json = { 'application/json': note };

describe('a text that is sent for an item', () => {
  it.each([
    ['text', objectOf({ id: 'integer', 'text!': 'string', lang: 'string' })],
    ['messageBody', objectOf({ id: 'integer', messageBody: 'string' })],
    [
      'content',
      objectOf({ id: 'integer', title: 'string', content: 'string', url: { type: 'string', format: 'uri' } }),
    ],
  ])('is its %s', async (name, Note) => {
    const { api } = await contractSandbox(notesOf({ ...json, 'text/plain': { type: 'string' } }, json, Note));
    const made = await api.post('/notes').type('text/plain').send('hello there');
    expect(made.body).toMatchObject({ id: 1, [name]: 'hello there' });
    expect((await api.get('/notes')).body).toEqual([made.body]);
    const changed = await api.put('/notes/1').type('text/plain').send('changed');
    expect(changed.body).toEqual({ ...made.body, [name]: 'changed' });
    expect((await api.get('/notes/1')).body).toEqual(changed.body);
  });
});

describe('a JSON text that is sent for an item', () => {
  it.each([
    ['name', objectOf({ id: 'integer', name: 'string' })],
    ['title', objectOf({ id: 'integer', title: 'string', lang: 'string' })],
    [
      'content',
      objectOf({ id: 'integer', content: 'string', createdAt: { type: 'string', format: 'date-time' } }),
    ],
  ])('is its %s, when it is made and when it is changed', async (name, Note) => {
    const text = { 'application/json': { type: 'string' }, 'text/json': { type: 'string' } } as const;
    const { api } = await contractSandbox(notesOf(text, json, Note));
    const made = await api.post('/notes').type('application/json').send('"hello there"');
    expect(made.body).toMatchObject({ id: 1, [name]: 'hello there' });
    expect((await api.get('/notes')).body).toEqual([made.body]);
    const changed = await api.put('/notes/1').type('application/json').send('"changed"');
    expect(changed.body).toEqual({ ...made.body, [name]: 'changed' });
    expect((await api.get('/notes/1')).body).toEqual(changed.body);
  });
});

describe('a text that is sent where its schema', () => {
  it.each<[string, Schema]>([
    ['says nothing', {}],
    ['has a description only', { description: 'What the note says' }],
    ['is a text elsewhere', { $ref: '#/components/schemas/Text' }],
    ['is a text or a note', { oneOf: [{ type: 'string' }, note] }],
  ])('%s is taken as it is, and is no JSON', async (_, sent) => {
    const contract = notesOf({ ...json, 'text/plain': sent }, json);
    Object.assign(contract.components?.schemas ?? {}, { Text: { type: 'string' } });
    const { api } = await contractSandbox(contract);
    const made = await api.post('/notes').type('text/plain').send('hello there');
    expect([made.status, made.body.text]).toEqual([200, 'hello there']);
  });
});

describe('text/plain that a schema describes', () => {
  const both = { 'text/plain': note, 'application/json': note };

  it('is JSON, remembered as any other', async () => {
    const { api } = await contractSandbox(notesOf({ 'text/plain': note }, { 'text/plain': note }));
    const made = await api.post('/notes').type('text/plain').send('{"text":"hi"}');
    expect(made.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(JSON.parse(made.text)).toMatchObject({ id: 1, text: 'hi' });
    expect((await api.get('/notes/1')).text).toBe(made.text);
    expect((await api.get('/notes')).text).toBe(`[${made.text}]`);
    expect((await api.post('/notes').type('text/plain').send('{"text":5}')).status).toBe(400);
    expect((await api.post('/notes').type('text/plain').send('hi')).status).toBe(400);
  });

  it.each([
    ['text/plain', 'text/plain; charset=utf-8'],
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
  ])('is chosen beside JSON by Accept: %s', async (accept, type) => {
    const { api } = await contractSandbox(notesOf(both, both));
    const made = await api.post('/notes').set('Accept', accept).send({ text: 'hi' });
    expect(made.headers['content-type']).toBe(type);
    const read = await api.get('/notes/1').set('Accept', accept);
    expect([read.headers['content-type'], JSON.parse(read.text).text]).toEqual([type, 'hi']);
  });

  it('that is declared as a text shows the item too', async () => {
    const shown = { ...json, 'text/plain': { type: 'string' } };
    const { api } = await contractSandbox(notesOf(json, shown));
    await api.post('/notes').send({ text: 'hi', lang: 'en' });
    const read = await api.get('/notes/1').set('Accept', 'text/plain');
    expect(JSON.parse(read.text)).toEqual({ id: 1, text: 'hi', lang: 'en' });
  });
});
