import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const list = (name: string, items: object, more: object = {}) => ({
  name,
  in: 'formData',
  type: 'array',
  items,
  ...more,
});
const texts = { type: 'array', items: { type: 'string' } };
const integers = { type: 'array', items: { type: 'integer' } };

const operation = (consumes: string) => ({
  consumes: [consumes],
  parameters: [
    list('plain', { type: 'string' }),
    list('pipes', { type: 'string' }, { collectionFormat: 'pipes' }),
    list('ssv', { type: 'integer' }, { collectionFormat: 'ssv' }),
    { $ref: '#/parameters/multi' },
  ],
  responses: {
    200: {
      description: 'ok',
      schema: { type: 'object', properties: { plain: texts, pipes: texts, ssv: integers, multi: integers } },
    },
  },
});

const { api } = await contractSandbox({
  swagger: '2.0',
  info: { title: 'Forms', version: '1' },
  parameters: { multi: list('multi', { type: 'integer' }, { collectionFormat: 'multi' }) },
  paths: {
    '/form': { post: operation('application/x-www-form-urlencoded') },
    '/parts': { post: operation('multipart/form-data') },
  },
});

const expected = { plain: ['a', 'b'], pipes: ['c', 'd'], ssv: [1, 2], multi: [3, 4] };

it('a list in a form of Swagger 2.0 is written by its collectionFormat', async () => {
  const form = await api.post('/form').type('form').send('plain=a,b&pipes=c%7Cd&ssv=1%202&multi=3&multi=4');
  expect(form.body).toEqual(expected);
  const parts = api.post('/parts').field('plain', 'a,b').field('pipes', 'c|d').field('ssv', '1 2');
  expect((await parts.field('multi', '3').field('multi', '4')).body).toEqual(expected);
});

it('or one by one', async () => {
  const { body } = await api
    .post('/form')
    .type('form')
    .send('plain=a&plain=b&pipes=c&pipes=d&ssv=1&ssv=2&multi=3&multi=4');
  expect(body).toEqual(expected);
});
