import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import type { TestSandbox } from '../../../support/sandbox.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const document = sketch(
  {
    'GET /boats/{id}': { response: 'Boat', query: { depth: { type: 'integer', minimum: 0 } } },
    'POST /boats': { request: 'Boat', response: 'Boat', status: 201 },
  },
  {
    Boat: objectOf({
      id: 'string',
      'name!': { type: 'string', minLength: 2 },
      crew: objectOf({ 'size!': 'integer' }),
    }),
  },
);

const fleet = () => contractSandbox(document, { journal: true });

async function numbers({ api }: TestSandbox, query: string): Promise<readonly number[]> {
  const { body } = await api.get(`/__admin/requests?${query}`);
  return body.requests.map(({ id }: { id: number }) => id);
}

describe('requests of the journal', () => {
  it('are listed from one on, and reading them adds none', async () => {
    const to = await fleet();
    for (let at = 0; at < 3; at += 1) await to.api.get('/boats/b1');
    expect(await numbers(to, 'since=0')).toEqual([3, 2, 1]);
    expect(await numbers(to, 'since=2')).toEqual([3]);
    expect(await numbers(to, 'since=3')).toEqual([]);
    expect(await numbers(to, 'since=1&after=3')).toEqual([2]);
    await to.api.get('/boats/b1');
    expect(await numbers(to, 'since=3&limit=1')).toEqual([4]);
    expect((await to.api.get('/__admin/requests?since=-1')).body.errors).toHaveLength(1);
  });

  it('are found by a text in their URL, id, body or error, but not in a secret', async () => {
    const to = await fleet();
    await to.api.post('/boats').send({ name: 'Dorothea' });
    await to.api.get('/boats/unknown-7?depth=-1');
    await to.api.get('/boats/b1?api_key=hunter2').set('X-Request-Id', 'Trace-12');
    expect(await numbers(to, 'text=DOROTHEA')).toEqual([1]);
    expect(await numbers(to, 'text=unknown-7')).toEqual([2]);
    expect(await numbers(to, 'text=must%20be%20%3E%3D%200')).toEqual([2]);
    expect(await numbers(to, 'text=trace-12')).toEqual([3]);
    expect(await numbers(to, 'text=hunter2')).toEqual([]);
  });

  it('are found by number and by X-Request-Id, the latest of several', async () => {
    const { api } = await fleet();
    for (const id of ['first', 'twice', 'twice', '7']) await api.get('/boats/b1').set('X-Request-Id', id);
    const found = async (id: string) => (await api.get(`/__admin/requests/${id}`)).body.id;
    expect(await Promise.all(['1', 'first', 'twice', '7'].map(found))).toEqual([1, 1, 3, 4]);
    expect((await api.get('/__admin/requests/never')).status).toBe(404);
  });

  it('have their issues with the places, and none where they are valid', async () => {
    const { api } = await fleet();
    await api.post('/boats').set('X-Request-Id', 'bad').send({ name: 'A', crew: {} });
    await api.get('/boats/b1?depth=-1&y=2').set('X-Request-Id', 'query');
    await api.get('/boats/b1').set('X-Request-Id', 'good');
    const validation = async (id: string) => (await api.get(`/__admin/requests/${id}`)).body.validation;
    expect((await validation('bad')).issues).toEqual([
      { in: 'body', pointer: '/name', message: 'must NOT have fewer than 2 characters' },
      { in: 'body', pointer: '/crew/size', message: 'is required' },
    ]);
    expect((await validation('query')).issues).toEqual([
      { in: 'query', name: 'y', pointer: '', message: 'is not declared by GET /boats/{id}' },
      { in: 'query', name: 'depth', pointer: '', message: 'must be >= 0' },
    ]);
    expect(await validation('good')).toEqual({ outcome: 'passed', errors: [] });
  });
});
