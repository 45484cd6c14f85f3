import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const Crate = objectOf({ id: 'string', label: 'string' });
const Resource = objectOf({
  'type!': { type: 'string', enum: ['crate'] },
  id: 'string',
  attributes: objectOf({ label: 'string' }),
});
const inside = (schema: object) => objectOf({ 'data!': schema as never });

/** What a request to a small contract is refused with. */
async function refusal(operations: Parameters<typeof sketch>[0], id: string, sent: object): Promise<string> {
  const api = await createCrudApi(sketch(operations, { Crate, Resource }));
  const failure = await api.request(id, sent).catch((error: Error) => error);
  await api.close();
  return failure instanceof Error ? failure.message : 'none';
}

describe('the pointer of an issue in an item', () => {
  const item = { $ref: '#/components/schemas/Crate' };
  const flat = {
    'GET /crates/{id}': { response: item },
    'POST /crates': { request: item, response: item, status: 201 },
    'PATCH /crates/{id}': { request: item, response: item },
  };
  const wrapped = Object.fromEntries(
    Object.entries(flat).map(([name, { response, ...rest }]) => [
      name,
      { ...rest, response: inside(response), ...('request' in rest && { request: inside(item) }) },
    ]),
  );
  const resource = { $ref: '#/components/schemas/Resource' };
  const jsonApi = {
    'GET /crates/{label}': { response: inside(resource) },
    'POST /crates': { request: inside(resource), response: inside(resource), status: 201 },
  };
  const many = {
    ...flat,
    'POST /crates': {
      request: objectOf({ 'crates!': { type: 'array', items: item } }),
      response: objectOf({ crates: { type: 'array', items: item } }),
      status: 201,
    },
  };

  it.each([
    ['without an envelope', flat, 'POST /crates', { body: { id: '' } }, /^\/id must not be empty/],
    [
      'in an envelope',
      wrapped,
      'POST /crates',
      { body: { data: { id: '' } } },
      /^\/data\/id must not be empty/,
    ],
    [
      'in a list',
      many,
      'POST /crates',
      { body: { crates: [{ id: 'a' }, { id: '' }] } },
      /^\/crates\/1\/id must not be empty/,
    ],
    [
      'in the attributes of JSON:API',
      jsonApi,
      'POST /crates',
      { body: { data: { type: 'crate', attributes: { label: '' } } } },
      /^\/data\/attributes\/label must not be empty/,
    ],
  ])('%s', async (_, operations, id, sent, message) => {
    expect(await refusal(operations, id, sent)).toMatch(message);
  });

  it('counts the envelope of a change', async () => {
    const document = sketch(wrapped, { Crate });
    const change = document.paths['/crates/{id}'] as { patch: { responses: object } };
    Object.assign(change.patch.responses, { 422: { description: 'Invalid' } });
    const api = await createCrudApi(document);
    await api.request('POST /crates', { body: { data: { id: 'a' } } });
    await expect(
      api.request('PATCH /crates/{id}', { params: { id: 'a' }, body: { data: { id: 'b' } } }),
    ).rejects.toThrow('/data/id is not a, as the path says: an id never changes');
    await api.close();
  });
});
