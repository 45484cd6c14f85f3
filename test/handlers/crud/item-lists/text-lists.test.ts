import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;
const Photo = objectOf({ id: 'integer', title: 'string' }, { additionalProperties: false });

/** Photos, and what the operations below one say of it. */
function contract(below: Record<string, OperationSketch>) {
  return sketch(
    {
      'POST /photos': { request: objectOf({ title: 'string' }), response: 'Photo', status: 201 },
      'GET /photos/{id}': { response: 'Photo' },
      ...below,
    },
    { Photo },
  );
}

async function withPhoto(below: Record<string, OperationSketch>) {
  const api = await createCrudApi(contract(below));
  await api.requestBody('POST /photos', { body: { title: 'Boats' } });
  return api;
}

const ofPhoto = { params: { id: '1' } };

describe('a list of texts below an item, which its schema does not have', () => {
  const list = '/photos/{id}/keywords';
  const element = `${list}/{keyword}`;

  it.each<[string, object, object, Record<string, OperationSketch>]>([
    [
      'by themselves',
      ['sea', 'sky'],
      ['sea', 'sky'],
      { [`GET ${list}`]: { response: texts }, [`POST ${list}`]: { request: texts, response: texts } },
    ],
    [
      'under a word of the request',
      { words_to_add: ['sea', 'sky'] },
      ['sea', 'sky'],
      {
        [`GET ${list}`]: { response: texts },
        [`POST ${list}`]: { request: objectOf({ words_to_add: texts }), status: 201 },
      },
    ],
    [
      'in an envelope',
      { names: ['sea', 'sky'] },
      { names: ['sea', 'sky'], total: 2 },
      {
        [`GET ${list}`]: { response: objectOf({ names: texts, total: 'integer' }) },
        [`POST ${list}`]: { request: objectOf({ names: texts }), response: objectOf({ names: texts }) },
      },
    ],
  ])('is filled: %s', async (_, body, listed, below) => {
    const { request, requestBody } = await withPhoto(below);
    expect(await requestBody(`GET ${list}`, ofPhoto)).not.toEqual(listed);
    await request(`POST ${list}`, { ...ofPhoto, body });
    await request(`POST ${list}`, { ...ofPhoto, body });
    expect(await requestBody(`GET ${list}`, ofPhoto)).toEqual(listed);
    expect(await requestBody('GET /photos/{id}', ofPhoto)).toEqual({ id: 1, title: 'Boats' });
    await expect(request(`GET ${list}`, { params: { id: '9' } })).rejects.toThrow('photos has no 9');
  });

  it('is replaced by a PUT, and changed an element at a time', async () => {
    const { request, requestBody } = await withPhoto({
      [`GET ${list}`]: { response: objectOf({ names: texts }) },
      [`PUT ${list}`]: { request: objectOf({ names: texts }) },
      [`PUT ${element}`]: {},
      [`DELETE ${element}`]: {},
    });
    const names = () => requestBody(`GET ${list}`, ofPhoto);
    const of = (keyword: string) => ({ params: { id: '1', keyword } });
    await request(`PUT ${list}`, { ...ofPhoto, body: { names: ['sea', 'sky'] } });
    await request(`PUT ${element}`, of('boat'));
    expect(await names()).toEqual({ names: ['sea', 'sky', 'boat'] });
    await request(`DELETE ${element}`, of('sea'));
    await expect(request(`DELETE ${element}`, of('sea'))).rejects.toThrow('photos/keywords has no sea');
    expect(await names()).toEqual({ names: ['sky', 'boat'] });
    await request(`PUT ${list}`, { ...ofPhoto, body: { names: [] } });
    expect(await names()).toEqual({ names: [] });
  });

  it('is none where a request says more than the text, or nothing adds one', () => {
    const read = { [`GET ${list}`]: { response: texts } };
    const note = objectOf({ text: 'string', color: 'string' });
    for (const writes of [{ [`POST ${list}`]: { request: note } }, { [`DELETE ${element}`]: {} }])
      expect(rolesIn(contract({ ...read, ...writes }))).not.toHaveProperty([`GET ${list}`], 'read photos');
  });
});
