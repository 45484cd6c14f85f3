import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { createValidatingApp, looseContract } from '../../support/validating-app.ts';

const integers = { type: 'array', items: { type: 'integer' } };
const words = { type: 'array', items: { type: 'string' } };
const box = { type: 'object', properties: { wide: { type: 'integer' }, tags: words } };
const form = {
  'application/x-www-form-urlencoded': {
    schema: {
      type: 'object',
      properties: {
        ids: integers,
        roles: words,
        notes: words,
        area: box,
        deep: box,
        flat: box,
        name: { type: 'string' },
      },
    },
    encoding: {
      ids: { style: 'form', explode: false },
      roles: { style: 'pipeDelimited', explode: false },
      notes: { style: 'spaceDelimited', explode: false },
      area: { style: 'form', explode: true },
      deep: { style: 'deepObject', explode: true },
      flat: { explode: false },
    },
  },
};
const { app } = createValidatingApp(
  looseContract({ '/forms': { post: { requestBody: { required: true, content: form }, responses: {} } } }),
);

describe('a form with styles', () => {
  it.each([
    ['ids=1,2,3', { ids: [1, 2, 3] }],
    ['ids=7', { ids: [7] }],
    ['roles=a|b', { roles: ['a', 'b'] }],
    ['roles=a%7Cb', { roles: ['a', 'b'] }],
    ['notes=one%20two', { notes: ['one', 'two'] }],
    ['wide=3&tags=x&name=n', { area: { wide: 3, tags: ['x'] }, name: 'n' }],
    ['area[wide]=3', { area: { wide: 3 } }],
    ['deep[wide]=4&deep[tags]=x', { deep: { wide: 4, tags: ['x'] } }],
    ['deep[tags]=x&deep[tags]=y', { deep: { tags: ['x', 'y'] } }],
    ['flat=wide,5', { flat: { wide: 5 } }],
  ])('%s', async (text, body) => {
    const response = await supertest(app).post('/forms').type('form').send(text);
    expect(response.body).toMatchObject({ body });
  });

  it.each(['ids=1,x', 'flat=wide,x', 'wide=x'])('is validated: %s', async (text) => {
    expect((await supertest(app).post('/forms').type('form').send(text)).status).toBe(400);
  });
});

describe('a form whose fields are declared with brackets in their names', () => {
  const text = { type: 'string' };
  const schema = {
    type: 'object',
    required: ['page[title]'],
    properties: {
      'page[title]': text,
      'page[meta][size]': { type: 'integer' },
      'page[tags][]': words,
      note: text,
    },
    additionalProperties: false,
  };
  const media = { 'application/x-www-form-urlencoded': { schema }, 'multipart/form-data': { schema } };
  const { app: pages } = createValidatingApp(
    looseContract({
      '/pages': { post: { requestBody: { required: true, content: media }, responses: {} } },
    }),
  );

  it.each([
    ['page[title]=North&note=n', { 'page[title]': 'North', note: 'n' }],
    ['page[title]=North&page[meta][size]=3', { 'page[title]': 'North', 'page[meta][size]': 3 }],
    [
      'page[title]=North&page[tags][]=a&page[tags][]=b',
      { 'page[title]': 'North', 'page[tags][]': ['a', 'b'] },
    ],
  ])('has them by these names: %s', async (sent, body) => {
    const encoded = await supertest(pages).post('/pages').type('form').send(sent);
    expect(encoded.body).toMatchObject({ body });
    const request = supertest(pages).post('/pages');
    for (const [name, value] of new URLSearchParams(sent)) request.field(name, value);
    expect((await request).body).toMatchObject({ body });
  });

  it('refuses what the contract does not declare', async () => {
    const response = await supertest(pages).post('/pages').type('form').send('page[title]=a&page[other]=b');
    expect(response.status).toBe(400);
  });
});
