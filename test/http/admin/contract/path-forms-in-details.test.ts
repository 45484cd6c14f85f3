import { expect, it } from 'vitest';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';

const text = { type: 'string' };
const ok = { responses: { 200: { description: 'ok' } } };
const path = (name: string) => ({ name, in: 'path', required: true, schema: text });
const named = (name: string) => ({ get: { parameters: [path(name)], ...ok } });

it.each([
  ['/v1/{name=racks/*}', named('name'), '/v1/racks/{racksId}', ['racksId']],
  ['/users/:id', { get: ok }, '/users/{id}', ['id']],
  ['/users/{id:int}/books/{bookId}', named('bookId'), '/users/{id}/books/{bookId}', ['id', 'bookId']],
  ['/files/{path*}', named('path'), '/files/{path}', ['path']],
  ['/plain/{id}', named('id'), '/plain/{id}', ['id']],
])(
  'the details of an operation have what its path is filled in with: %s',
  async (key, item, served, names) => {
    const { api } = await contractSandbox(contractOf({ [key]: item } as never));
    const { body } = await api.get(`/__admin/operations/${encodeURIComponent(`GET ${key}`)}`);
    expect(body.path).toBe(served);
    expect(body.parameters.map(({ name }: { name: string }) => name)).toEqual(names);
  },
);
