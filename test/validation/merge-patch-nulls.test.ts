import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { objectOf, sketch } from '../support/small-contract.ts';

const Item = objectOf({
  id: { type: 'integer', readOnly: true },
  'name!': 'string',
  note: { type: 'string', enum: ['a', 'b'] },
  owner: { $ref: '#/components/schemas/Owner' },
});
const Owner = objectOf({ 'email!': 'string', phone: 'string' });

/** An item that is changed by a body of some media type. */
async function itemChangedBy(requestType: string) {
  const { api } = await contractSandbox(
    sketch(
      {
        'POST /items': { request: 'Item', response: 'Item', status: 201 },
        'PATCH /items/{id}': { request: 'Item', requestType, response: 'Item' },
      },
      { Item, Owner },
    ),
  );
  const sent = { name: 'One', note: 'a', owner: { email: 'ann@example.test', phone: '1' } };
  await api.post('/items').send(sent).expect(201);
  return (body: object) => api.patch('/items/1').set('Content-Type', requestType).send(JSON.stringify(body));
}

describe('null in a JSON Merge Patch', () => {
  it('takes out what an item may be without, whatever its type', async () => {
    const patch = await itemChangedBy('application/merge-patch+json');
    const owner = { email: 'ann@example.test' };
    expect((await patch({ name: 'One', note: null })).body).not.toHaveProperty('note');
    expect((await patch({ name: 'One', owner: { ...owner, phone: null } })).body.owner).toEqual(owner);
    expect((await patch({ name: 'One', owner: null })).body).toEqual({ id: 1, name: 'One' });
  });

  it.each([
    ['is refused for what every item has', 'application/merge-patch+json', { name: null }],
    ['and other values are as the contract says', 'application/merge-patch+json', { name: 'One', note: 'c' }],
    ['is a value like others in plain JSON', 'application/json', { name: 'One', note: null }],
  ])('%s', async (_, mediaType, body) => {
    const patch = await itemChangedBy(mediaType);
    await patch(body).expect(400);
  });
});
