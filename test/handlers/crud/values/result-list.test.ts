import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const listOf = (properties: Parameters<typeof objectOf>[0]): Schema => ({
  type: 'array',
  items: objectOf(properties),
});

/** What a create shows of such a list, which no request has. */
async function made(name: string, list: Schema, required: boolean, example?: unknown): Promise<unknown> {
  const Item = objectOf({ 'id!': 'string', 'topic!': 'string', [required ? `${name}!` : name]: list });
  const document = sketch(
    {
      'POST /items': {
        request: objectOf({ 'topic!': 'string' }),
        response: 'Item',
        status: 201,
        ...(example !== undefined && { example }),
      },
      'GET /items/{id}': { response: 'Item' },
    },
    { Item },
  );
  const api = await createCrudApi(document);
  const item = await api.requestBody<Record<string, unknown>>('POST /items', { body: { topic: 't' } });
  expect(await api.requestBody('GET /items/{id}', { params: { id: item.id } })).toEqual(item);
  await api.close();
  return item[name];
}

describe('a list of objects that the server makes with an item', () => {
  it.each([
    ['choices', listOf({ 'index!': 'integer', 'text!': 'string' }), true],
    ['choices', listOf({ 'index!': 'integer', 'text!': 'string' }), false],
    ['candidates', listOf({ 'content!': 'string' }), true],
    ['output', listOf({ 'id!': 'string', 'content!': 'string' }), true],
  ])('has one of them where the item is made for it: %s %#', async (name, list, required) => {
    const shown = await made(name, list, required);
    expect(shown).toEqual([expect.objectContaining({})]);
    if (name === 'choices') expect(shown).toEqual([{ index: 0, text: expect.any(String) }]);
  });

  it.each<[what: string, name: string, list: Schema, shown: readonly unknown[], count: number]>([
    ['that is shown with some', 'phases', listOf({ 'label!': 'string' }), [{ label: 'One' }], 1],
    ['that is shown empty', 'phases', listOf({ 'label!': 'string' }), [], 0],
    ['of things with ids', 'members', listOf({ 'id!': 'string' }), [{ id: 'm1' }], 0],
    ['of texts', 'labels', { type: 'array', items: { type: 'string' } }, ['red'], 0],
  ])(
    'begins as the example of a create has it, but for references: %s',
    async (_what, name, list, shown, count) => {
      expect(await made(name, list, true, { id: 'i1', topic: 'x', [name]: shown })).toHaveLength(count);
    },
  );
});

describe('a stream of what was created', () => {
  it.each<[what: string, description: string, end: string]>([
    ['ends as the property says that asks for it', 'Ends with a `data: [DONE]` message.', 'data: [DONE]\n\n'],
    ['ends with its last event', 'Streams it.', ''],
  ])('has an event in its own form, and %s', async (_what, description, end) => {
    const Reply = objectOf({ 'id!': 'string', 'choices!': listOf({ 'text!': 'string' }) });
    const Piece = objectOf({
      'id!': 'string',
      'object!': { type: 'string', enum: ['piece'] },
      'choices!': listOf({ 'delta!': objectOf({ text: 'string' }) }),
    });
    const request = objectOf({ 'prompt!': 'string', stream: { type: 'boolean', description } });
    const document = sketch(
      { 'POST /replies': { request, response: 'Reply' }, 'GET /replies/{id}': { response: 'Reply' } },
      { Reply, Piece },
    );
    const [post] = Object.values(document.paths ?? {}).map((item) => Object(item).post);
    post.responses[200].content['text/event-stream'] = { schema: { $ref: '#/components/schemas/Piece' } };
    const { api, close } = await contractSandbox(document);
    const { text } = await api.post('/replies').send({ prompt: 'hello', stream: true });
    const [event = '', ...rest] = text.split('\n\n');
    const piece = { id: expect.any(String), object: 'piece', choices: [{ delta: {} }] };
    expect(JSON.parse(event.replace('data: ', ''))).toMatchObject(piece);
    expect(rest.join('\n\n')).toBe(end);
    await close();
  });
});
