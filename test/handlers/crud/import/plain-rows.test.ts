import { afterEach, describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import type { TestSandbox } from '../../../support/sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const uuid = { type: 'string', format: 'uuid' };
const garage = sketch(
  {
    'GET /vans': { response: arrayOf('Van') },
    'POST /vans': {
      request: objectOf({ 'name!': 'string', seats: 'integer' }),
      response: 'Van',
      status: 201,
    },
    'DELETE /vans/{id}': {},
    'GET /keys': { response: arrayOf('Key') },
    'POST /keys': { request: objectOf({ label: 'string' }), response: 'Key', status: 201 },
    'DELETE /keys/{id}': {},
    'GET /vans/{vanId}/trips': { response: arrayOf('Trip') },
    'POST /vans/{vanId}/trips': { request: objectOf({ to: 'string' }), response: 'Trip', status: 201 },
    'GET /vans/{vanId}/stops': { response: arrayOf('Stop') },
    'POST /vans/{vanId}/stops': { request: objectOf({ at: 'string' }), response: 'Stop', status: 201 },
  },
  {
    Van: objectOf({ 'id!': 'integer', 'name!': 'string', seats: { type: 'integer', default: 3 } }),
    Key: objectOf({ 'id!': uuid, label: 'string' }),
    Trip: objectOf({ 'id!': 'integer', vanId: 'integer', to: 'string' }),
    Stop: objectOf({ 'id!': 'integer', at: 'string' }),
  },
);

let open: TestSandbox | undefined;
afterEach(() => open?.close());

async function start(): Promise<TestSandbox['api']> {
  open = await contractSandbox(garage);
  return open.api;
}

const exportOf = async (api: TestSandbox['api']) => (await api.get('/__admin/state')).body;

describe('an export', () => {
  it('has rows as responses do, where their ids and parents are in them', async () => {
    const api = await start();
    await api.post('/vans').send({ name: 'Bulli' });
    await api.post('/vans').send({ name: 'Duc', seats: 2 });
    await api.post('/vans/2/trips').send({ to: 'Ulm' });
    const { collections } = await exportOf(api);
    expect(collections.vans).toEqual([
      { id: 1, name: 'Bulli', seats: 3 },
      { id: 2, name: 'Duc', seats: 2 },
    ]);
    expect(collections['vans/trips']).toEqual([{ id: 1, vanId: 2, to: 'Ulm' }]);
  });

  it('has more where no property names the parent', async () => {
    const api = await start();
    await api.post('/vans').send({ name: 'Bulli' });
    await api.post('/vans/1/stops').send({ at: 'Ulm' });
    expect((await exportOf(api)).collections['vans/stops']).toEqual([
      { key: 1, id: 1, within: { '/vans/{}/stops': ['1'] }, item: { id: 1, at: 'Ulm' } },
    ]);
  });

  it('has more where an import would fill something in', async () => {
    const api = await start();
    const van = { key: 4, id: 4, within: {}, item: { id: 4, name: 'Bare' } };
    await api.put('/__admin/state').send({ collections: { vans: [van] } });
    expect((await exportOf(api)).collections.vans).toEqual([van]);
  });

  it('has rows of ids without a number plain after deletions too, and in their order', async () => {
    const api = await start();
    const ids = ['a', 'b', 'c'].map(async (label) => (await api.post('/keys').send({ label })).body.id);
    const [, second] = await Promise.all(ids);
    await api.delete(`/keys/${second}`);
    const exported = await exportOf(api);
    const labels = exported.collections.keys.map(({ label }: { label: string }) => label);
    expect(labels).toHaveLength(2);
    await api.put('/__admin/state').send(exported).expect(204);
    expect(await exportOf(api)).toEqual(exported);
  });

  it('has many rows as they are stored', async () => {
    const api = await start();
    const keys = Array.from({ length: 1_001 }, (_, i) => ({
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      label: `${i}`,
    }));
    await api.put('/__admin/state').send({ collections: { keys } }).expect(204);
    const [first] = (await exportOf(api)).collections.keys;
    expect(first).toEqual({ key: 1, id: keys[0]?.id, within: {}, item: keys[0] });
  });
});
