import { describe, expect, it } from 'vitest';
import { minimalCustomer } from '../../support/customers.ts';
import { sandbox } from '../../support/sandbox.ts';

const { api, reset } = await sandbox();
const inSession = (name: string) => ({ 'X-Sandbox-Session': name });

describe('a request', () => {
  it('sees and changes its own session only', async () => {
    await reset();
    await api.post('/customers').send(minimalCustomer('base'));
    await api.post('/customers').set(inSession('w1')).send(minimalCustomer('own'));
    const ids = async (headers: Record<string, string>) =>
      (await api.get('/customers').set(headers)).body.data.map((row: { id: string }) => row.id);
    expect(await ids({})).toEqual(['base']);
    expect(await ids(inSession('w1'))).toEqual(['base', 'own']);
    expect((await api.post('/customers').set(inSession('w1')).send(minimalCustomer('own'))).status).toBe(409);
    expect((await api.get('/__session/w1/customers/own')).status).toBe(200);
    expect((await api.get('/customers/own')).status).toBe(404);
  });

  it('gets links with the prefix of its session when its path names the session', async () => {
    const { status, headers } = await api.post('/__session/w2/customers').send(minimalCustomer('linked'));
    expect(status).toBe(201);
    expect(headers.location).toBe('/__session/w2/customers/linked');
    expect((await api.get(headers.location ?? '')).body.id).toBe('linked');
    const { body } = await api.get('/__session/w2/openapi.json');
    expect(body.servers[0].url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/__session\/w2$/);
  });

  it('has the state and the reset of its session', async () => {
    await api.post('/customers').set(inSession('w3')).send(minimalCustomer('own'));
    const stored = async (path: string) =>
      (await api.get(path)).body.collections.customers.map((row: { id: string }) => row.id);
    expect(await stored('/__session/w3/__admin/state')).toContain('own');
    expect(await stored('/__admin/state')).not.toContain('own');
    expect((await api.post('/__admin/reset').set(inSession('w3'))).status).toBe(204);
    expect(await stored('/__session/w3/__admin/state')).not.toContain('own');
  });

  it.each(['/__session/w1', '/__session/w1/', '/__session/w1?x=1'])(
    'reaches the index at %s',
    async (path) => {
      expect((await api.get(path)).status).toBe(200);
    },
  );

  it.each([
    ['/__session//customers', {}],
    ['/__session/', {}],
    ['/__session/a%20b/customers', {}],
    [`/__session/${'a'.repeat(65)}/customers`, {}],
    ['/customers', { 'X-Sandbox-Session': 'a b' }],
    ['/customers', { 'X-Sandbox-Session': 'w1, w2' }],
    ['/customers', { 'X-Sandbox-Session': '' }],
    ['/__session/w1/customers', { 'X-Sandbox-Session': 'w2' }],
  ])("to %s with %j is rejected with the contract's error body", async (path, headers) => {
    const { status, body } = await api.get(path).set(headers);
    expect(status).toBe(400);
    expect(body).toEqual({ message: expect.stringMatching(/1 to 64 letters|name one of them/) });
  });

  it('to the admin API is rejected with problem+json', async () => {
    const { status, type, body } = await api.get('/__admin/state').set(inSession('a b'));
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
    expect(body.detail).toContain('cannot be the name of a session');
  });
});
