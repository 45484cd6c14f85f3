import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, vi } from 'vitest';
import { applyPreferences } from '../../../src/http/middleware/apply-preferences.ts';
import { createSandbox } from '../../../src/index.ts';
import { createSessions } from '../../../src/session/sessions.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import { minimalCustomer } from '../../support/customers.ts';
import { createFixedRuntime } from '../../support/fixed-runtime.ts';
import { sandbox } from '../../support/sandbox.ts';

const { api, anonymous, logged, reset } = await sandbox();

const preferring = (preference: string) => ({ Prefer: preference });

async function stored(): Promise<unknown> {
  const { body } = await api.get('/__admin/state');
  return body.collections;
}

describe('a preferred response', () => {
  it('replaces the response to the request, and changes nothing', async () => {
    await reset();
    await api.post('/customers').send(minimalCustomer('kept'));
    const before = await stored();
    const writes = [
      api.post('/customers').send(minimalCustomer('new')).set(preferring('code=201')),
      api.post('/customers').send(minimalCustomer('new')).set(preferring('dynamic=true')),
      api.patch('/customers/kept').send({ name: 'Another' }).set(preferring('example=rename')),
      api.delete('/customers/kept').set(preferring('code=500')),
      api.delete('/customers/kept').set(preferring('code=200')),
    ];
    for (const write of writes) expect((await write).headers['preference-applied']).toBeDefined();
    expect(await stored()).toEqual(before);
    expect(logged.failures).toEqual([]);
  });

  it('reports what was applied, why it failed, and that the response varies', async () => {
    const { status, headers, body } = await api
      .get('/customers')
      .set(preferring('respond-async, CODE="500"'));
    expect(status).toBe(500);
    // The example of `default`.
    expect(body).toEqual({ message: expect.stringMatching(/^the sandbox failed/) });
    expect(headers).toMatchObject({
      'preference-applied': 'code=500',
      'x-sandbox-reason': 'Internal Server Error, as requested by code=500',
      vary: expect.stringMatching(/\bPrefer\b/),
    });
  });

  it('has the headers that go with its status', async () => {
    const headersOf = async (code: number) =>
      (await api.get('/customers').set(preferring(`code=${code}`))).headers;
    expect(await headersOf(401)).toMatchObject({ 'www-authenticate': 'Bearer realm="sandbox"' });
    expect(await headersOf(405)).toMatchObject({ allow: 'POST' });
    expect(await headersOf(429)).toMatchObject({ 'retry-after': '1' });
    expect(await headersOf(503)).toMatchObject({ 'retry-after': '1' });
  });

  it('comes of several headers as of one', async () => {
    const { port, close } = await listening();
    const headers = { Authorization: 'Bearer x', Prefer: ['return=minimal', 'code=404', 'code=500'] };
    const sent = request({ port, host: '127.0.0.1', path: '/customers', headers }).end();
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(404);
    response.resume();
    await close();
  });

  it('comes of the query where no header says another', async () => {
    const ask = (query: string, headers = {}) => api.get(`/customers?${query}`).set(headers);
    expect((await ask('__code=404&pageSize=2')).status).toBe(404);
    expect((await ask('__code=404')).headers['preference-applied']).toBe('code=404');
    expect((await ask('__code=404', preferring(''))).status).toBe(404);
    expect((await ask('__code=404', preferring('code=429'))).status).toBe(429);
    expect((await ask('__code=404', preferring('respond-async'))).status).toBe(200);
    expect((await ask('__example=empty&__delay=1')).headers['preference-applied']).toBe(
      'example=empty, delay=1',
    );
    expect((await ask('__code=abc')).status).toBe(400);
    expect((await ask('__anything=1')).status).toBe(200);
  });

  it('has no body where HEAD asks for it', async () => {
    const { status, text, headers } = await api.head('/customers').set(preferring('code=404'));
    expect({ status, text: text ?? '' }).toEqual({ status: 404, text: '' });
    expect(Number(headers['content-length'])).toBeGreaterThan(10);
  });

  it('is given in a session, and in its path', async () => {
    const inSession = { ...preferring('code=404'), 'X-Sandbox-Session': 'w1' };
    expect((await api.get('/customers').set(inSession)).status).toBe(404);
    const { headers } = await api.post('/__session/w1/customers?__code=201').send(minimalCustomer('linked'));
    expect(headers.location).toMatch(/^\/__session\/w1\/customers\//);
  });

  it.each([
    ['without a token', () => anonymous.get('/customers').set(preferring('code=200')), 401],
    ['to no path of the contract', () => api.get('/nowhere').set(preferring('code=200')), 404],
    ['that does not fit', () => api.post('/customers').send({}).set(preferring('code=201')), 400],
    ['whose preference cannot be read', () => api.get('/customers').set(preferring('code=404 now')), 400],
    ['whose preference cannot be used', () => api.get('/customers').set(preferring('delay=2h')), 400],
    ['that wants what is not declared', () => api.get('/customers').set(preferring('code=204')), 400],
  ])('is none for a request %s', async (_, ask, status) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.body).toEqual({ message: expect.any(String) });
    expect(response.headers['preference-applied']).toBeUndefined();
  });

  it.each(['', ' ', 'respond-async', 'return=minimal, handling=lenient', 'dynamic=false', 'foo=1;bar'])(
    'is none where nothing of it is known: %j',
    async (preference) => {
      const { status, headers } = await api.get('/customers').set(preferring(preference));
      expect({ status, applied: headers['preference-applied'] }).toEqual({ status: 200 });
    },
  );

  it("is ignored by the admin API and by the sandbox's own pages", async () => {
    for (const path of ['/', '/openapi.json', '/__admin/health']) {
      expect((await api.get(path).set(preferring('code=500'))).status).toBe(200);
    }
  });
});

async function listening() {
  const { url, close } = await createSandbox();
  return { port: Number(new URL(url).port), close };
}

describe('a delay', () => {
  it('delays every response', async () => {
    await reset();
    const start = performance.now();
    const created = await api.post('/customers').send(minimalCustomer('late')).set(preferring('delay=25'));
    const rejected = await api.get('/customers').set(preferring('code=500, delay=0.025s'));
    expect(performance.now() - start).toBeGreaterThan(45);
    expect(created.status).toBe(201);
    expect(created.headers['preference-applied']).toBe('delay=25');
    expect(rejected.status).toBe(500);
    expect(rejected.headers['preference-applied']).toBe('code=500, delay=0.025s');
  });

  it('that the client does not wait for ends with it, and nothing is carried out', async () => {
    const { port, server, handler } = await slowly();
    const sent = request({ port, host: '127.0.0.1', headers: { Prefer: 'delay=60s' } });
    sent.on('error', () => {});
    sent.end();
    const [res] = await once(server, 'waiting');
    sent.destroy();
    await once(res, 'close');
    server.close();
    await once(server, 'close');
    expect(handler).not.toHaveBeenCalled();
  });
});

/** The step alone, in front of a handler; the server reports each response that waits. */
async function slowly() {
  const handler = vi.fn();
  const nobody = () => {
    throw new Error('nothing is forced');
  };
  const sessions = createSessions({
    store: await createStore({ specs: [] }),
    createRuntime: () => createFixedRuntime(),
  });
  const step = applyPreferences(
    nobody,
    () => ({}),
    sessions,
    () => undefined,
  );
  const app = express().use((req, res) => {
    step(req, res, handler);
    server.emit('waiting', res);
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server, handler };
}
