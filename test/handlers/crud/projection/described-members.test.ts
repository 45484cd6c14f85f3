import { expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const time: Schema = { type: 'string', format: 'date-time' };
const metadata = objectOf({
  name: 'string',
  uid: 'string',
  labels: { type: 'object', additionalProperties: { type: 'string' } },
  creationTimestamp: time,
  generation: 'integer',
});
const Farm = objectOf({ kind: 'string', metadata });

const document = sketch(
  {
    'POST /farms': { request: 'Farm', response: 'Farm', status: 201 },
    'GET /farms/{name}': { response: 'Farm' },
    'GET /farms': { response: objectOf({ items: arrayOf('Farm') }) },
    'PUT /farms/{name}': { request: 'Farm', response: 'Farm' },
    'POST /farms/{name}/fields': { request: 'Farm', response: 'Farm', status: 201 },
    'GET /farms/{name}/fields': { response: objectOf({ items: arrayOf('Farm') }) },
  },
  { Farm },
);

it('the server sets what says what an item is, once', async () => {
  const api = await createCrudApi(document);
  const send = (name: string) =>
    api.requestBody<typeof made>('POST /farms', { body: { metadata: { name } } });
  const made: { metadata: { uid: string } } = await send('north');
  expect(made).toEqual({
    metadata: {
      name: 'north',
      uid: expect.stringMatching(/.{8}/),
      creationTimestamp: '2026-01-01T00:00:00.000Z',
      generation: 1,
    },
  });
  expect((await send('south')).metadata.uid).not.toBe(made.metadata.uid);
  expect(await api.requestBody('GET /farms/{name}', { params: { name: 'north' } })).toEqual(made);
  await api.close();
});

it('the name in what is made below an item is its own', async () => {
  const api = await createCrudApi(document);
  await api.request('POST /farms', { body: { metadata: { name: 'north' } } });
  const params = { name: 'north' };
  const body = { kind: 'Field', metadata: { name: 'wheat' } };
  expect(await api.requestBody('POST /farms/{name}/fields', { params, body })).toMatchObject(body);
  expect(await api.requestBody('GET /farms/{name}/fields', { params })).toMatchObject({ items: [body] });
  await api.close();
});
