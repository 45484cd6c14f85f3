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
