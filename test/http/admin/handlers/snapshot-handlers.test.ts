import { describe, expect, it } from 'vitest';
import { minimalCustomer } from '../../../support/customers.ts';
import { sandbox, type TestSandbox } from '../../../support/sandbox.ts';

const w1 = { 'X-Sandbox-Session': 'w1' };

async function idsIn({ api }: TestSandbox, headers: Record<string, string> = {}): Promise<string[]> {
  const { body } = await api.get('/customers').set(headers);
  return body.data.map((row: { id: string }) => row.id);
}

const create = ({ api }: TestSandbox, id: string, headers: Record<string, string> = {}) =>
  api.post('/customers').set(headers).send(minimalCustomer(id));

describe('a snapshot', () => {
  it('is gone back to, as often as one likes', async () => {
    const to = await sandbox();
    await create(to, 'a');
    await to.api.put('/__admin/snapshots/one');
    for (const id of ['b', 'c']) {
      await create(to, id);
      await to.api.delete('/customers/a');
      expect((await to.api.post('/__admin/snapshots/one/restore')).status).toBe(204);
      expect(await idsIn(to)).toEqual(['a']);
    }
  });

  it('makes later responses the same after each restore, including ids', async () => {
    const { app: _, ...to } = await sandbox();
    await to.api.put('/__admin/snapshots/empty');
    const responses: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      await to.api.post('/__admin/snapshots/empty/restore');
      const { body } = await to.api.post('/customers').send(minimalCustomer('a'));
      responses.push(body);
    }
    expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1);
  });

  it('holds the rows as they were, in the form of an export', async () => {
    const to = await sandbox();
    await create(to, 'a');
    await to.api.put('/__admin/snapshots/one');
    const { body: exported } = await to.api.get('/__admin/state');
    await create(to, 'b');
    expect((await to.api.get('/__admin/snapshots/one')).body).toEqual(exported);
  });

  it('belongs to the default session, or to another', async () => {
    const to = await sandbox();
    await create(to, 'a', w1);
    const { headers } = await to.api.put('/__session/w1/__admin/snapshots/one');
    expect(headers.location).toBe('/__session/w1/__admin/snapshots/one');
    expect((await to.api.get(headers.location ?? '')).status).toBe(200);
    expect((await to.api.get('/__admin/snapshots/one')).status).toBe(404);
    await to.api.delete('/customers/a').set(w1);
    await to.api.post('/__admin/snapshots/one/restore').set(w1);
    expect(await idsIn(to, w1)).toEqual(['a']);
    expect(await idsIn(to)).toEqual([]);
  });

  it('outlives a reset, and is listed with its row counts, newest first', async () => {
    const to = await sandbox();
    await to.api.put('/__admin/snapshots/empty');
    await create(to, 'a');
    await to.api.put('/__admin/snapshots/one');
    await to.reset();
    expect((await to.api.get('/__admin/snapshots')).body.snapshots).toEqual([
      { name: 'one', createdAt: expect.any(String), rows: { customers: 1, accounts: 1 } },
      { name: 'empty', createdAt: expect.any(String), rows: { customers: 0, accounts: 0 } },
    ]);
  });

  it('of a name that is taken replaces the other, also where there are as many as may be', async () => {
    const { api } = await sandbox();
    for (let i = 0; i < 100; i += 1) await api.put(`/__admin/snapshots/s${i}`);
    expect((await api.put('/__admin/snapshots/s0')).status).toBe(200);
    expect((await api.put('/__admin/snapshots/more')).status).toBe(409);
    await api.delete('/__admin/snapshots/s1');
    expect((await api.put('/__admin/snapshots/more')).status).toBe(201);
  });

  it.each(['__proto__', 'constructor', '-', '0'.repeat(64)])('can be named %s', async (name) => {
    const { api } = await sandbox();
    expect((await api.get(`/__admin/snapshots/${name}`)).status).toBe(404);
    expect((await api.put(`/__admin/snapshots/${name}`)).status).toBe(201);
    expect((await api.get(`/__admin/snapshots/${name}`)).status).toBe(200);
  });

  it.each(['a%20b', 'a%2Fb', '..%2f..', '%C3%A4', 'a.b', '0'.repeat(65), 'a%0A'])(
    'cannot be named %s',
    async (name) => {
      const { api } = await sandbox();
      const { status, body } = await api.put(`/__admin/snapshots/${name}`);
      expect(status).toBe(400);
      expect(body.detail).toMatch(/^path parameter snapshot must/);
      expect((await api.get('/__admin/snapshots')).body.snapshots).toEqual([]);
    },
  );

  it('that does not exist is rejected with the names of those that do', async () => {
    const { api } = await sandbox();
    for (let i = 0; i < 12; i += 1) await api.put(`/__admin/snapshots/s${i}`);
    const { status, body } = await api.post('/__admin/snapshots/other/restore');
    expect(status).toBe(404);
    expect(body.detail).toBe(
      'there is no snapshot other: there are s0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 2 more',
    );
  });

  it('that made room for newer ones is 410 until it is taken again or deleted', async () => {
    const to = await sandbox({ snapshotLimit: 1_000 });
    const long = { ...minimalCustomer('a'), name: 'x'.repeat(200) };
    for (const name of ['one', 'two', 'three']) {
      for (let i = 0; i < 5; i += 1) await to.api.post('/customers').send({ ...long, id: `${name}-${i}` });
      await to.api.put(`/__admin/snapshots/${name}`);
      for (let i = 0; i < 5; i += 1) await to.api.delete(`/customers/${name}-${i}`);
    }
    const { body: listed } = await to.api.get('/__admin/snapshots');
    expect(listed.snapshots).toMatchObject([{ name: 'three' }]);
    const gone = { status: 410, detail: expect.stringContaining('--snapshot-limit') };
    expect((await to.api.post('/__admin/snapshots/one/restore')).body).toMatchObject(gone);
    expect((await to.api.get('/__admin/snapshots/two')).body).toMatchObject(gone);
    expect((await to.api.delete('/__admin/snapshots/two')).status).toBe(204);
    expect((await to.api.get('/__admin/snapshots/two')).status).toBe(404);
    expect((await to.api.put('/__admin/snapshots/one')).status).toBe(201);
    expect((await to.api.post('/__admin/snapshots/one/restore')).status).toBe(204);
  });
});
