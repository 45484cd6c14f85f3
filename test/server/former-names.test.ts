import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../src/index.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';
import { sandbox, type TestSandbox } from '../support/sandbox.ts';
import { arrayOf, objectOf, sketch } from '../support/small-contract.ts';

/** Boats at a path, as an API has them whose framework knows no base path. */
function boatsAt(prefix: string) {
  return sketch(
    {
      [`GET ${prefix}/boats`]: { response: arrayOf('Boat') },
      [`POST ${prefix}/boats`]: { request: objectOf({ 'name!': 'string' }), response: 'Boat', status: 201 },
      [`DELETE ${prefix}/boats/{id}`]: {},
      [`GET ${prefix}/boats/{boatId}/trips`]: { response: arrayOf('Trip') },
      [`POST ${prefix}/boats/{boatId}/trips`]: {
        request: objectOf({ 'to!': 'string' }),
        response: 'Trip',
        status: 201,
      },
    },
    {
      Boat: objectOf({ 'id!': 'integer', 'name!': 'string' }),
      Trip: objectOf({ 'id!': 'integer', 'to!': 'string' }),
    },
  );
}

let folder: ContractFolder;
let open: TestSandbox[];

beforeEach(() => {
  folder = contractFolder({ 'api.json': boatsAt('/api/v1') });
  open = [];
});
afterEach(async () => {
  for (const each of open) await each.close();
  folder.remove();
});

async function start(options: SandboxOptions = {}): Promise<TestSandbox> {
  const started = await sandbox({ contract: folder.path('api.json'), ...options });
  open.push(started);
  return started;
}

const boat = (id: number, name: string) => ({ key: id, id, within: {}, item: { id, name } });
const trip = (id: number, to: string, path: string) => ({
  key: id,
  id,
  within: { [path]: ['2'] },
  item: { id, to },
});

describe('collections under the names that they had', () => {
  const collections = {
    'api/v1/boats': [boat(2, 'Argo')],
    'api/v1/boats/trips': [trip(1, 'Colchis', '/api/v1/boats/{}/trips')],
    '(last numbers)': [{ collection: 'api/v1/boats', last: 4 }],
  };

  it('are read from a state file and its log, and written under those that they have', async () => {
    const data = folder.path('state.json');
    writeFileSync(
      data,
      JSON.stringify({ version: 1, contract: boatsAt('').info.title, lastEntry: 0, collections }),
    );
    const first = await start({ data });
    expect((await first.api.get('/api/v1/boats')).body).toEqual([{ id: 2, name: 'Argo' }]);
    expect((await first.api.get('/api/v1/boats/2/trips')).body).toEqual([{ id: 1, to: 'Colchis' }]);
    expect((await first.api.post('/api/v1/boats').send({ name: 'Pequod' })).body.id).toBe(5);
    await first.close();
    expect(Object.keys(JSON.parse(readFileSync(data, 'utf8')).collections)).toEqual(
      expect.arrayContaining(['boats', 'boats/trips']),
    );
    const second = await start({ data });
    expect((await second.api.get('/api/v1/boats')).body).toHaveLength(2);
  });

  it('are imported', async () => {
    const { api } = await start();
    await api.put('/__admin/state').send({ collections }).expect(204);
    const { body } = await api.get('/__admin/state');
    expect(Object.keys(body.collections)).toEqual(['boats', 'boats/trips', '(last numbers)']);
    expect((await api.post('/api/v1/boats').send({ name: 'Pequod' })).body.id).toBe(5);
  });

  it.each([
    ['the whole name', { 'api/v1/boats': [{ id: 1, name: 'Argo' }] }],
    ['the name', { boats: [{ id: 1, name: 'Argo' }] }],
    ['the end of a name', { boats: [{ id: 1, name: 'Argo' }], trips: [] }],
  ])('are seed data by %s', async (_, seeds) => {
    const { api } = await start({ data: { collections: seeds } });
    expect((await api.get('/api/v1/boats')).body).toEqual([{ id: 1, name: 'Argo' }]);
  });

  it.each([
    [{ boats: [{ id: 1, name: 7 }] }, '/collections/boats/0/name must be string'],
    [{ 'api/v1/boats': [{ id: 1, name: 7 }] }, '/collections/api~1v1~1boats/0/name must be string'],
    [
      { boats: [], 'api/v1/boats': [] },
      '/collections/api~1v1~1boats is the collection /collections/boats: give it once',
    ],
    [{ bots: [] }, '/collections/bots is no collection of this contract, which has boats, boats/trips'],
  ])('are reported as the document has them: %j', async (given, issue) => {
    const { api } = await start();
    const { status, body } = await api.put('/__admin/state').send({ collections: given });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(issue)]);
  });

  it('are what a contract calls them that gains or loses a prefix', async () => {
    const data = folder.path('state.json');
    for (const [prefix, count] of [
      ['/api/v1', 1],
      ['/sea', 2],
      ['', 3],
      ['/api/v2', 4],
    ] as const) {
      writeFileSync(folder.path('api.json'), JSON.stringify(boatsAt(prefix)));
      const each = await start({ data });
      await each.api.post(`${prefix}/boats`).send({ name: 'Argo' }).expect(201);
      expect((await each.api.get(`${prefix}/boats`)).body).toHaveLength(count);
      await each.close();
    }
  });

  it.each(['boats', 'api/v1/boats'])('are found by handlers: %s', async (name) => {
    const { api } = await start({
      handlers: {
        'GET /api/v1/boats': async (_request, context) => ({
          status: 200,
          body: await context.collection(name).list(),
        }),
      },
      data: { collections: { boats: [{ id: 3, name: 'Argo' }] } },
    });
    expect((await api.get('/api/v1/boats')).body).toEqual([{ id: 3, name: 'Argo' }]);
  });
});
