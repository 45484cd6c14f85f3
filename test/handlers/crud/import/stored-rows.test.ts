import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };

/** Creates and changes a ship by requests, and loads the state that this leaves into another sandbox. */
async function reload(sent: Schema, declared: Schema, body: object, path = '/ships'): Promise<object> {
  const document = sketch(
    {
      [`GET ${path}`]: { response: arrayOf('Ship') },
      [`POST ${path}`]: { request: sent, response: 'Ship', status: 201 },
      [`PATCH ${path}/{id}`]: { request: { ...sent, required: [] }, response: 'Ship' },
    },
    { Ship: declared },
  );
  const url = path.replace('{slug}', 'acme');
  const [first, second] = [await contractSandbox(document), await contractSandbox(document)];
  const { status, body: made } = await first.api.post(url).send(body);
  expect([status, (await first.api.patch(`${url}/${made.id}`).send(body)).status]).toEqual([201, 200]);
  const state = await first.api.get('/__admin/state');
  expect((await second.api.put('/__admin/state').send(state.body)).body).toEqual({});
  const listed = await first.api.get(url);
  expect((await second.api.get(url)).body).toEqual(listed.body);
  return listed.body[0];
}

describe('a row that a request stored is loaded again', () => {
  it.each<[string, Schema, Schema, object]>([
    [
      'with a text where responses have an object',
      objectOf({ crew: 'string' }),
      objectOf({ crew: { type: 'object', nullable: true } }),
      { crew: 'Ann' },
    ],
    [
      'with a word that responses do not know',
      objectOf({ size: 'string' }),
      objectOf({ size: { enum: ['s', 'm'] } }),
      { size: 'xl' },
    ],
    [
      'with a property that only requests declare',
      objectOf({ pin: text }),
      objectOf({ name: text }),
      { pin: '1' },
    ],
    ['with a property that no schema declares', objectOf({}), objectOf({ name: text }), { length: 12 }],
    [
      'with a default of another type',
      objectOf({ isNew: { type: 'boolean', default: 'false' } }),
      objectOf({ isNew: 'boolean' }),
      {},
    ],
    [
      'with a read-only member of another type',
      objectOf({ at: objectOf({ id: { type: 'integer', readOnly: true }, port: text }) }),
      objectOf({ at: objectOf({ id: 'integer', port: text }) }),
      { at: { id: 'x', port: 'Rio' } },
    ],
  ])('%s', async (_name, sent, declared, body) => {
    await reload(sent, { ...declared, properties: { id: text, ...(declared.properties as object) } }, body);
  });

  it('below a parent that its number cannot name', async () => {
    const declared = objectOf({ 'id!': 'string', 'fleetId!': 'integer', name: 'string' });
    const listed = await reload(
      objectOf({ name: 'string' }),
      declared,
      { name: 'Ann' },
      '/fleets/{slug}/ships',
    );
    expect(listed).toMatchObject({ fleetId: expect.any(Number), name: 'Ann' });
  });
});
