import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const card = {
  type: 'object',
  properties: { holder: { type: 'string' }, code: { type: 'string', writeOnly: true } },
};
const example = { holder: 'ann', code: '123' };
const json = (media: object) => ({ description: 'x', content: { 'application/json': media } });
const { api } = await contractSandbox({
  openapi: '3.0.3',
  info: { title: 'Cards', version: '1' },
  paths: {
    '/one': {
      get: {
        responses: {
          '200': json({ schema: card, example }),
          '402': json({ schema: card, example }),
        },
      },
    },
    '/named': {
      get: { responses: { '200': json({ schema: card, examples: { first: { value: example } } }) } },
    },
    '/pay': { post: { responses: { '202': json({ schema: { anyOf: [card] }, example }) } } },
  },
});

it.each([
  ['get', '/one'],
  ['get', '/one?__code=402'],
  ['get', '/named'],
  ['get', '/named?__example=first'],
  ['get', '/named?__code=200'],
  ['post', '/pay'],
] as const)('an example in a response has no write-only property: %s %s', async (method, path) => {
  expect((await api[method](path)).body).toEqual({ holder: 'ann' });
});
