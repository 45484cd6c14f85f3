import { describe, expect, it } from 'vitest';
import { minimalCustomer } from '../../../support/customers.ts';
import { sandbox, type TestSandbox } from '../../../support/sandbox.ts';

const use = ({ api }: TestSandbox, name: string) => api.get('/customers').set('X-Sandbox-Session', name);

async function page({ api }: TestSandbox, query = '') {
  const { body } = await api.get(`/__admin/sessions${query}`);
  return {
    names: body.sessions.map((session: { name: string }) => session.name),
    ...(body.next !== undefined && { next: body.next }),
  };
}

describe('the sessions', () => {
  it('are listed a page at a time, the one used last first', async () => {
    const to = await sandbox();
    for (const name of ['a', 'b', 'c', 'd', 'a']) await use(to, name);
    expect(await page(to)).toEqual({ names: ['a', 'd', 'c', 'b'] });
    expect(await page(to, '?limit=2')).toEqual({ names: ['a', 'd'], next: 'd' });
    expect(await page(to, '?limit=2&after=d')).toEqual({ names: ['c', 'b'] });
    expect(await page(to, '?after=b')).toEqual({ names: [] });
  });

  it('are listed with their row counts, and the request does not count as a use', async () => {
    const to = await sandbox();
    await to.api.post('/customers').send(minimalCustomer('base'));
    await use(to, 'a');
    await to.api.post('/__session/a/customers').send(minimalCustomer('own'));
    await use(to, 'b');
    const { body } = await to.api.get('/__admin/sessions/a');
    expect(body).toMatchObject({ name: 'a', rows: { customers: 2, accounts: 2 } });
    expect(Date.parse(body.created)).toBeLessThanOrEqual(Date.parse(body.lastUsed));
    expect(await page(to)).toEqual({ names: ['b', 'a'] });
  });

  it('begin with the rows of the default session, and once', async () => {
    const to = await sandbox();
    await to.api.post('/customers').send(minimalCustomer('base'));
    const begun = await to.api.put('/__admin/sessions/a');
    expect([begun.status, begun.headers.location]).toEqual([201, '/__admin/sessions/a']);
    expect(begun.body).toMatchObject({ name: 'a', rows: { customers: 1 } });
    await to.api.post('/__session/a/customers').send(minimalCustomer('own'));
    const again = await to.api.put('/__admin/sessions/a');
    expect([again.status, again.body.rows]).toEqual([200, { customers: 2, accounts: 2 }]);
    const { body } = await to.api.get('/__admin/sessions');
    expect(body.defaultSession).toEqual({ rows: { customers: 1, accounts: 1 } });
    expect((await to.api.put('/__admin/sessions/a%20b')).status).toBe(400);
  });

  it('are dropped, one or all', async () => {
    const to = await sandbox();
    for (const name of ['a', 'b', 'c']) await use(to, name);
    await to.api.post('/__session/b/customers').send(minimalCustomer('own'));
    expect((await to.api.delete('/__admin/sessions/b')).status).toBe(204);
    expect(await page(to)).toEqual({ names: ['c', 'a'] });
    expect((await use(to, 'b')).body.data).toEqual([]);
    expect((await to.api.delete('/__admin/sessions')).status).toBe(204);
    expect(await page(to)).toEqual({ names: [] });
  });

  it.each([
    [
      '/__admin/sessions?after=gone',
      400,
      'the session gone does not exist any more: start again with the first page',
    ],
    ['/__admin/sessions?after=a%20b', 400, 'query parameter after must match pattern'],
    [
      '/__admin/sessions?limit=101&x=1',
      400,
      'parameter x is not declared by listSessions; query parameter limit',
    ],
    ['/__admin/sessions/gone', 404, 'there is no session gone: there are a'],
    ['/__admin/sessions/a%2Fb', 400, 'path parameter name must match pattern'],
    ['/__admin/sessions//', 404, 'the admin API has no /__admin/sessions//: it has'],
  ])('%s is rejected with %d', async (path, status, reason) => {
    const to = await sandbox();
    await use(to, 'a');
    const response = await to.api.get(path);
    expect(response.status).toBe(status);
    expect(response.body.detail).toContain(reason);
    expect(await page(to)).toEqual({ names: ['a'] });
  });
});
