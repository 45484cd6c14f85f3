import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

/** A path for WebSockets below rooms, with the failures that it declares. */
async function socket(refuses: Readonly<Record<string, string>> = {}) {
  const { api } = await contractSandbox(
    sketch(
      {
        'POST /rooms': { request: objectOf({ name: 'string' }), response: 'Room', status: 201 },
        'GET /rooms/{id}': { response: 'Room' },
        'GET /sockets/{id}': { status: 101, refuses },
      },
      { Room: objectOf({ id: 'integer', name: 'string' }) },
    ),
  );
  return api;
}

describe('an operation that only switches protocols', () => {
  it('asks for an upgrade of any other request', async () => {
    const response = await (await socket()).get('/sockets/3').expect(426);
    expect(response.headers).toMatchObject({ upgrade: 'websocket' });
  });

  it.each([
    ['400', { 400: 'x' }, 400],
    ['426 too', { 400: 'x', 426: 'x' }, 426],
  ])('responds as declared, with %s', async (_, refuses, status) => {
    await (await socket(refuses)).get('/sockets/3').expect(status);
  });

  it('is read by other successes', async () => {
    const { api } = await contractSandbox({
      openapi: '3.0.3',
      info: { title: 't', version: '1' },
      paths: {
        '/both': { get: { responses: { 101: { description: 'x' }, 204: { description: 'x' } } } },
      },
    });
    await api.get('/both').expect(204);
  });
});
