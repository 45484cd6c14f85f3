import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf } from '../../support/small-contract.ts';

const json = (schema: Schema) => ({ description: 'x', content: { 'application/json': { schema } } });
const bytes = { type: 'string', format: 'binary' };
const many = { type: 'array', items: bytes };
const link = { type: 'string', format: 'uri' };
const text = { type: 'string' };
const address = expect.stringMatching(/^\/__file\/[0-9a-f]{64}\/a\.png$/);

/** A contract with an upload that no path downloads. */
function upload(path: string, fields: Parameters<typeof objectOf>[0], shown: Schema) {
  const content = { 'multipart/form-data': { schema: objectOf({ title: 'string', ...fields }) } };
  return contractOf({ [path]: { post: { requestBody: { content }, responses: { 200: json(shown) } } } });
}

const sent = async (contract: ReturnType<typeof upload>, path: string, field: string, title?: string) => {
  const { api } = await contractSandbox(contract);
  const request = api.post(path).attach(field, Buffer.from('pixels'), 'a.png');
  const { body } = await (title === undefined ? request : request.field('title', title));
  return { body, api };
};

/** A body without the origin in its addresses: each request of a test reaches another port. */
const plain = (body: unknown) =>
  JSON.parse(JSON.stringify(body).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, ''));

describe('the address of a file that no path of the contract downloads', () => {
  it.each<[string, string, Schema, Schema, unknown]>([
    ['/upload', 'file', bytes, objectOf({ url: link }), { url: address }],
    ['/upload', 'file', bytes, objectOf({ file_url: text }), { file_url: address }],
    ['/upload', 'photo', bytes, objectOf({ photoUrl: link }), { photoUrl: address }],
    ['/upload', 'photo', bytes, objectOf({ photo: text }), { photo: address }],
    ['/upload', 'photo', bytes, objectOf({ url: text }), { url: address }],
    ['/users/me/avatar', 'file', bytes, objectOf({ avatarUrl: text }), { avatarUrl: address }],
    ['/profile/upload-picture', 'file', bytes, objectOf({ picture: link }), { picture: address }],
    ['/upload', 'files', many, objectOf({ urls: { type: 'array', items: link } }), { urls: [address] }],
    ['/upload', 'images', many, objectOf({ images: { type: 'array', items: text } }), { images: [address] }],
    ['/upload', 'file', bytes, objectOf({ data: objectOf({ url: link }) }), { data: { url: address } }],
    ['/upload', 'file', bytes, {}, { name: 'a.png', mediaType: 'image/png', size: 6, url: address }],
  ])('%s of %s', async (path, field, schema, shown, expected) => {
    const { body, api } = await sent(upload(path, { [field]: schema }, shown), path, field);
    expect(plain(body)).toEqual(expected);
    const [found = ''] = JSON.stringify(body).match(/\/__file\/[^"]*/) ?? [];
    expect((await api.get(found)).body).toEqual(Buffer.from('pixels'));
  });

  it.each<[string, Schema]>([
    ['a picture of something else', objectOf({ title: 'string', iconUrl: link })],
    ['a link of what is made', objectOf({ title: 'string', url: link })],
    ['a text that is too short', objectOf({ title: 'string', photo: { type: 'string', maxLength: 40 } })],
    ['bytes in Base64', objectOf({ title: 'string', photo: { type: 'string', format: 'byte' } })],
  ])('is not in %s', async (_, shown) => {
    const { body } = await sent(upload('/cards', { photo: bytes }, shown), '/cards', 'photo', 'Ace');
    expect(JSON.stringify(body)).not.toContain('__file');
    expect(body.title).toBe('Ace');
  });
});

describe('an item that is made with files', () => {
  const Card = objectOf({
    id: 'integer',
    title: 'string',
    photo: link,
    papers: arrayOf('Paper'),
    cover: objectOf({ url: 'string', width: 'integer' }),
  });
  const Paper = objectOf({ url: 'string', filename: 'string', size: 'integer' });
  const form = objectOf({ 'title!': 'string', photo: bytes, papers: many, cover: bytes });
  const body = { content: { 'multipart/form-data': { schema: form } } };
  const whole = { $ref: '#/components/schemas/Card' };
  const card = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } }];
  const contract = contractOf(
    {
      '/cards': {
        post: { requestBody: body, responses: { 201: json(whole) } },
        get: { responses: { 200: json(arrayOf('Card')) } },
      },
      '/cards/{id}': {
        parameters: card,
        get: { responses: { 200: json(whole) } },
        patch: { requestBody: body, responses: { 200: json(whole) } },
        put: { requestBody: body, responses: { 200: json(whole) } },
      },
    },
    { components: { schemas: { Card, Paper } } },
  );

  it('shows their addresses in its texts, objects and lists, wherever it is shown', async () => {
    const { api } = await contractSandbox(contract);
    const made = await api
      .post('/cards')
      .field('title', 'Ace')
      .attach('photo', Buffer.from('p'), 'a.png')
      .attach('cover', Buffer.from('c'), 'a.png')
      .attach('papers', Buffer.from('1'), 'a.png')
      .attach('papers', Buffer.from('22'), 'b.pdf');
    expect(plain(made.body)).toMatchObject({
      title: 'Ace',
      photo: address,
      cover: { url: address },
      papers: [
        { url: address, filename: 'a.png', size: 1 },
        { url: expect.stringMatching(/\/b\.pdf$/), filename: 'b.pdf', size: 2 },
      ],
    });
    expect(plain((await api.get('/cards')).body)).toEqual([plain(made.body)]);
  });

  it.each(['patch', 'put'] as const)('shows another one after a %s, and the same without', async (method) => {
    const { api } = await contractSandbox(contract);
    const form = api.post('/cards').field('title', 'Ace').attach('photo', Buffer.from('p'), 'a.png');
    const { photo } = plain((await form).body);
    const renamed = await api[method]('/cards/1').field('title', 'King');
    expect(plain(renamed.body)).toMatchObject({ title: 'King', photo });
    const changed = await api[method]('/cards/1')
      .field('title', 'King')
      .attach('photo', Buffer.from('q'), 'b.png');
    expect(changed.body.photo).toMatch(/\/b\.png$/);
    expect(plain((await api.get('/cards/1')).body).photo).toBe(plain(changed.body).photo);
  });
});

it.each<[string, Readonly<Record<string, Schema | string>>, string | undefined]>([
  ['file', { category_image: text }, 'category_image'],
  ['file', { pictureUrl: link, homepage: link }, 'pictureUrl'],
  ['upload', { coverPhoto: text }, 'coverPhoto'],
  // Of two it may be either, and what a request sends as a text is what was sent.
  ['file', { front_image: text, back_image: text }, undefined],
  ['file', { homepage: link }, undefined],
  ['scan', { category_image: text }, undefined],
])('the address of a %s is in the only property for one: %j', async (field, properties, expected) => {
  const Category = objectOf({ 'id!': 'integer', name: 'string', ...properties });
  const form = objectOf({ 'name!': 'string', [field]: bytes });
  const parameters = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } }];
  const { api } = await contractSandbox(
    contractOf({
      '/categories': {
        post: {
          requestBody: { content: { 'multipart/form-data': { schema: form } } },
          responses: { 201: json(Category) },
        },
      },
      '/categories/{id}': { parameters, get: { responses: { 200: json(Category) } } },
    }),
  );
  await api.post('/categories').field('name', 'Tea').attach(field, Buffer.from('pixels'), 'a.png');
  const shown = plain((await api.get('/categories/1')).body);
  const found = Object.keys(shown).filter((name) => String(shown[name]).includes('/__file/'));
  expect(found).toEqual(expected === undefined ? [] : [expected]);
});
