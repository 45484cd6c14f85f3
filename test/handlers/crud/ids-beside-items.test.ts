import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

describe('an id beside the item, called after it', () => {
  it.each([
    ['booking', 'bookingid', { type: 'integer' }],
    ['ticket', 'ticketId', { type: 'string' }],
    ['parcel', 'parcel_id', { type: 'integer' }],
  ] as const)('is that of the item: /%s', async (word, id, type) => {
    const form = objectOf({ 'name!': 'string', nights: 'integer' });
    const { api } = await contractSandbox(
      sketch({
        [`POST /${word}`]: { request: form, response: objectOf({ [id]: type, [word]: form }) },
        [`GET /${word}`]: { response: { type: 'array', items: objectOf({ [id]: type }) } },
        [`GET /${word}/{id}`]: { response: form, path: { id: type } },
      }),
    );
    const { body } = await api.post(`/${word}`).send({ name: 'Ann', nights: 2 }).expect(200);
    expect(body[word]).toEqual({ name: 'Ann', nights: 2 });
    expect((await api.get(`/${word}`)).body).toEqual([{ [id]: body[id] }]);
    expect((await api.get(`/${word}/${body[id]}`).expect(200)).body).toEqual(body[word]);
  });
});
