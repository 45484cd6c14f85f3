import { describe, expect, it } from 'vitest';
import { pageHeaderField } from '../../../../src/handlers/crud/query/page-headers.ts';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';

const text = { schema: { type: 'string' } };
const crate = { type: 'object', properties: { id: { type: 'integer' }, label: { type: 'string' } } };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const names = ['X-Page', 'X-Per-Page', 'X-Total-Pages', 'X-Next-Page', 'X-Prev-Page', 'X-Has-More'];
const contract = contractOf({
  '/crates': {
    get: {
      parameters: ['page', 'per_page'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } })),
      responses: {
        200: {
          headers: Object.fromEntries(names.map((name) => [name, text])),
          ...json({ type: 'array', items: crate }),
        },
      },
    },
    post: { requestBody: json(crate), responses: { 201: json(crate) } },
  },
} as never);

describe('the headers of a page', () => {
  it.each([
    ['?page=1&per_page=2', ['1', '2', '2', '2', undefined, 'true']],
    ['?page=2&per_page=2', ['2', '2', '2', undefined, '1', 'false']],
    ['', ['1', '20', '1', undefined, undefined, 'false']],
  ])('say what is declared: %s', async (query, values) => {
    const { api } = await contractSandbox(contract);
    for (const label of ['a', 'b', 'c']) await api.post('/crates').send({ label });
    const { headers } = await api.get(`/crates${query}`);
    expect(names.map((name) => headers[name.toLowerCase()])).toEqual(values);
  });

  it.each([
    ['X-Pagination-Total-Pages', 'pages'],
    ['Next-Page', 'nextPage'],
    ['X-Next-Cursor', 'next'],
    ['From', undefined],
    ['X-Powered-By', undefined],
    ['X-RateLimit-Limit', undefined],
  ])('are known by their words: %s', (name, kind) => {
    expect(pageHeaderField(name)?.kind).toBe(kind);
  });
});
