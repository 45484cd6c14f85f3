import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Parameter, Schema } from '../../../src/openapi/document.ts';
import { createValidatingApp, looseContract } from '../../support/validating-app.ts';

const list = (name: string, items: Schema): Parameter => ({
  name,
  in: 'query',
  explode: false,
  schema: { type: 'array', items },
});
const text = { type: 'string' };
const parameters: readonly Parameter[] = [
  list('ids', { type: 'integer' }),
  list('sort', { ...text, enum: ['name', 'size'] }),
  list('keys', { ...text, format: 'uuid' }),
  list('fields', { ...text, pattern: '^[a-z_]+$' }),
  list('names', text),
  list('places', { ...text, enum: ['Lyon, FR', 'Rome'] }),
  list('mixed', { anyOf: [{ type: 'integer' }, text] }),
  {
    name: 'color',
    in: 'query',
    explode: false,
    schema: { type: 'object', properties: { r: { type: 'integer' } } },
  },
];
const { app } = createValidatingApp(looseContract({ '/list': { get: { parameters, responses: {} } } }));
const key = '0b9b6a0e-2f7c-4c7a-9b4b-0d6a3c1f7a10';

describe('a comma in a list that is one parameter', () => {
  it.each([
    ['ids=1,2', { ids: [1, 2] }],
    ['ids=1%2C2', { ids: [1, 2] }],
    ['ids=1%2c2%2C3', { ids: [1, 2, 3] }],
    ['sort=name%2Csize', { sort: ['name', 'size'] }],
    [`keys=${key}%2C${key}`, { keys: [key, key] }],
    ['fields=a_b%2Cc', { fields: ['a_b', 'c'] }],
    ['color=r%2C7', { color: { r: 7 } }],
  ])('separates where no item can have one, as many clients encode it: %s', async (query, expected) => {
    expect((await supertest(app).get(`/list?${query}`)).body.query).toEqual(expected);
  });

  it.each([
    ['names=Smith%2C+John,Doe', { names: ['Smith, John', 'Doe'] }],
    ['names=Smith%2CJohn', { names: ['Smith,John'] }],
    ['places=Lyon%2C%20FR', { places: ['Lyon, FR'] }],
    ['mixed=a%2Cb', { mixed: ['a,b'] }],
  ])('belongs to a value where one can have it, if it is encoded: %s', async (query, expected) => {
    expect((await supertest(app).get(`/list?${query}`)).body.query).toEqual(expected);
  });

  it.each(['ids=1%2Cx', 'sort=name%2Cage', 'ids=1%2C2,3'])('is validated: %s', async (query) => {
    expect((await supertest(app).get(`/list?${query}`)).status).toBe(400);
  });
});

describe('a form that is not encoded correctly', () => {
  const form = {
    'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { name: text } } },
  };
  const forms = createValidatingApp(
    looseContract({ '/forms': { post: { requestBody: { content: form }, responses: {} } } }),
  );

  it.each(['name=%ff', 'name=50%', '%zz=1', 'name=%c3%28'])('is refused, as a query is: %s', async (body) => {
    const response = await supertest(forms.app).post('/forms').type('form').send(body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(response.body)).toContain('write a literal % as %25');
  });

  it.each([
    ['name=50%25', '50%'],
    ['name=a+b%20c', 'a b c'],
    ['name=%C3%A9', 'é'],
  ])('is read otherwise: %s', async (body, name) => {
    const response = await supertest(forms.app).post('/forms').type('form').send(body);
    expect(response.body.body).toEqual({ name });
  });
});
