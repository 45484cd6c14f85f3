import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const own = { id: { type: 'string', readOnly: true }, object: { type: 'string', readOnly: true } } as const;
const pageOf = (name: string) => objectOf({ object: 'string', has_more: 'boolean', data: arrayOf(name) });

describe('the object of an item', () => {
  it.each<[string, string, string, string]>([
    ['its component', 'shelves', 'BookShelf', 'book_shelf'],
    ['its component, in a longer path', 'rooms/notes', 'RoomNote', 'room_note'],
    ['its component, in capitals', 'mugs', 'Mug', 'mug'],
  ])('says what it is, as %s', async (_, name, component, object) => {
    const path = name.startsWith('rooms/') ? '/rooms/{roomId}/notes' : `/${name}`;
    const document = sketch(
      {
        'GET /rooms/{roomId}': { response: 'Room' },
        'POST /rooms': { request: 'Room', response: 'Room', status: 201 },
        [`GET ${path}`]: {
          response: pageOf(component),
        },
        [`POST ${path}`]: { request: component, response: component, status: 201 },
        [`GET ${path}/{id}`]: { response: component },
      },
      { [component]: objectOf({ ...own, name: 'string' }), Room: objectOf({ ...own, name: 'string' }) },
    );
    const api = await createCrudApi(document);
    const { id: roomId } = await api.requestBody<{ id: string }>('POST /rooms', { body: { name: 'A' } });
    const made = await api.requestBody<object>(`POST ${path}`, { params: { roomId }, body: { name: 'x' } });
    expect(made).toMatchObject({ object, name: 'x' });
    const list = await api.requestBody(`GET ${path}`, { params: { roomId } });
    expect(list).toMatchObject({ object: 'list', data: [made] });
    await api.close();
  });

  it.each<[string, object]>([
    ['an enum', { enum: ['thing'] }],
    ['an example', { example: 'thing' }],
    ['a default', { default: 'thing' }],
  ])('is what the contract says by %s', async (_, keywords) => {
    const schema = objectOf({
      ...own,
      'object!': { type: 'string', readOnly: true, ...keywords },
      name: 'string',
    });
    const document = sketch(
      { 'POST /mugs': { request: 'Mug', response: 'Mug' }, 'GET /mugs/{id}': { response: 'Mug' } },
      { Mug: schema },
    );
    const api = await createCrudApi(document);
    expect(await api.requestBody('POST /mugs', { body: { name: 'x' } })).toMatchObject({ object: 'thing' });
    await api.close();
  });
});

describe('the type of a resource object of JSON:API', () => {
  it.each<[string, object, string]>([
    ['the collection', {}, 'mugs'],
    ['an example', { example: 'mug' }, 'mug'],
  ])('is that of %s where a flat request does not send it', async (_, keywords, type) => {
    const Mug = objectOf({
      'id!': 'string',
      'type!': { type: 'string', ...keywords },
      'attributes!': objectOf({ name: 'string' }),
    });
    const response = objectOf({ data: { $ref: '#/components/schemas/Mug' } });
    const request = objectOf({ name: 'string' });
    const document = sketch({ 'POST /mugs': { request, response }, 'GET /mugs/{id}': { response } }, { Mug });
    const api = await createCrudApi(document);
    const made = await api.requestBody('POST /mugs', { body: { name: 'x' } });
    expect(made).toMatchObject({ data: { type, attributes: { name: 'x' } } });
    await api.close();
  });
});
