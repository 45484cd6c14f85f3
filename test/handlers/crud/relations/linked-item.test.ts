import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Labels, and labels of what is below a word: both of one schema. */
function labelled(word: string, body = objectOf({ 'id!': 'string' })) {
  const Label = objectOf({ 'id!': 'string', 'name!': 'string', color: 'string' });
  const below = `/${word}/{${word}Id}/labels`;
  return createCrudApi(
    sketch(
      {
        'GET /labels': { response: arrayOf('Label') },
        'POST /labels': {
          request: objectOf({ 'name!': 'string', color: 'string' }),
          response: 'Label',
          status: 201,
        },
        [`GET ${below}`]: { response: objectOf({ data: arrayOf('Label') }) },
        [`POST ${below}`]: { request: body, response: 'Label', status: 201 },
        [`DELETE ${below}/{id}`]: { response: 'Label' },
      },
      { Label },
      '3.1.0',
    ),
  );
}

describe('a create below an item that is sent an id alone', () => {
  it.each(['contacts', 'parcels', 'tickets'])('links the item of that id to one of %s', async (word) => {
    const api = await labelled(word);
    const label = await api.requestBody<{ id: string }>('POST /labels', {
      body: { name: 'vip', color: 'red' },
    });
    const params = { [`${word}Id`]: 'c1' };
    const sent = { params, body: { id: label.id } };
    expect(await api.requestBody(`POST /${word}/{${word}Id}/labels`, sent)).toEqual(label);
    expect(await api.requestBody(`GET /${word}/{${word}Id}/labels`, { params })).toEqual({ data: [label] });
    const others = { params: { [`${word}Id`]: 'c2' } };
    expect(await api.requestBody(`GET /${word}/{${word}Id}/labels`, others)).toEqual({ data: [] });
  });

  it('makes an item of its own where it is sent more, or where there is no such item', async () => {
    const api = await labelled('contacts', objectOf({ 'id!': 'string', name: 'string' }));
    const { id } = await api.requestBody<{ id: string }>('POST /labels', { body: { name: 'vip' } });
    const create = 'POST /contacts/{contactsId}/labels';
    const own = { params: { contactsId: 'c1' }, body: { id, name: 'mine' } };
    expect(await api.requestBody(create, own)).toMatchObject({ id, name: 'mine' });
    const unknown = { params: { contactsId: 'c1' }, body: { id: 'none' } };
    expect(await api.requestBody(create, unknown)).toMatchObject({ id: 'none' });
  });
});
