import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../src/errors.ts';
import { createSandboxes, type MountedSandboxes } from '../../src/server/create-sandboxes.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';

const folders: ContractFolder[] = [];
const started: MountedSandboxes[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.close()));
  for (const folder of folders.splice(0)) folder.remove();
});

const Thing = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
const content = (schema: object) => ({ 'application/json': { schema } });
const contract = (title: string, path: string, server?: string) => ({
  openapi: '3.0.3',
  info: { title, version: '1' },
  ...(server !== undefined && { servers: [{ url: server }] }),
  paths: {
    [path]: {
      get: {
        responses: {
          200: {
            description: 'ok',
            content: content({ type: 'array', items: { $ref: '#/components/schemas/Thing' } }),
          },
        },
      },
      post: {
        requestBody: { content: content({ $ref: '#/components/schemas/Thing' }) },
        responses: { 201: { description: 'ok', content: content({ $ref: '#/components/schemas/Thing' }) } },
      },
    },
  },
  components: { schemas: { Thing } },
});

/** Serves contracts; each has the path below which it is mounted, or takes its own. */
async function serve(...contracts: readonly (readonly [path: string | undefined, contract: object])[]) {
  const folder = contractFolder(Object.fromEntries(contracts.map(([, each], n) => [`${n}.json`, each])));
  folders.push(folder);
  const options = contracts.map(([basePath], n) => ({ contract: folder.path(`${n}.json`), basePath }));
  const sandboxes = await createSandboxes(options, { host: '127.0.0.1', port: 0 });
  started.push(sandboxes);
  const send = async (path: string, method = 'GET', body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(sandboxes.url + path, {
      method,
      ...(body && { headers, body: JSON.stringify(body) }),
    });
    const sent = await response.text();
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: sent && JSON.parse(sent),
    };
  };
  return { ...sandboxes, send };
}

/** The status of a request whose target is a whole URL. */
async function statusOf(url: string, target: string): Promise<string | undefined> {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port) });
  socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return /^HTTP\/1\.1 (\d+)/.exec(await text(socket))?.[1];
}

describe('several contracts', () => {
  it('are served each below its path, with a state of its own', async () => {
    const { send } = await serve(
      ['/cars', contract('Cars', '/things')],
      [undefined, contract('Vans', '/things', 'https://vans.test/v1')],
    );
    expect((await send('/cars/things', 'POST', { name: 'Beetle' })).status).toBe(201);
    expect((await send('/v1/things', 'POST', { name: 'Bulli' })).status).toBe(201);
    expect((await send('/cars/things')).body).toMatchObject([{ name: 'Beetle' }]);
    expect((await send('/v1/things')).body).toMatchObject([{ name: 'Bulli' }]);
    expect((await send('/v2/things')).status).toBe(404);
  });

  it('have their pages and sessions below their path', async () => {
    const { send, url } = await serve(
      ['/cars', contract('Cars', '/things')],
      ['/vans', contract('Vans', '/things')],
    );
    await send('/vans/things', 'POST', { name: 'Bulli' });
    expect((await send('/vans/openapi.json')).body).toMatchObject({
      info: { title: 'Vans' },
      servers: [{ url: `${url}/vans` }],
    });
    await send('/vans/__session/w1/things', 'POST', { name: 'Transit' });
    expect((await send('/__session/w1/vans/things')).body).toHaveLength(2);
    expect((await send('/vans/things')).body).toHaveLength(1);
    const ofSession = await send('/vans/__session/w1/openapi.json');
    expect(ofSession.body).toMatchObject({ servers: [{ url: `${url}/__session/w1/vans` }] });
    expect((await send('/vans/__admin/reset', 'POST')).status).toBe(204);
    expect((await send('/vans/things')).body).toEqual([]);
  });

  it('are listed at the root, unless one is there', async () => {
    const { send, url } = await serve(
      ['/cars', contract('Cars', '/things')],
      ['/vans', contract('Vans', '/things')],
    );
    const apis = [
      { path: '/cars', title: 'Cars', openapi: '/cars/openapi.json' },
      { path: '/vans', title: 'Vans', openapi: '/vans/openapi.json' },
    ];
    expect(await send('/')).toMatchObject({ status: 200, body: { apis } });
    expect(await send('/carsharing/things')).toMatchObject({ status: 404, body: { apis } });
    const page = await (await fetch(url, { headers: { Accept: 'text/html' } })).text();
    expect(page).toContain('<strong>Vans</strong>');
    expect(page).toContain('href="/vans/__console/"');
    const { send: rooted } = await serve(
      ['/cars', contract('Cars', '/things')],
      [undefined, contract('Vans', '/vans')],
    );
    expect((await rooted('/vans')).body).toEqual([]);
  });

  it('are listed for whoever has the token, where there is one', async () => {
    const folder = contractFolder({ 'a.json': contract('Cars', '/things') });
    folders.push(folder);
    const cars = { contract: folder.path('a.json'), basePath: '/cars', tokens: ['s3cret'] };
    const sandboxes = await createSandboxes([cars], { host: '127.0.0.1', port: 0 });
    started.push(sandboxes);
    for (const path of ['/', '/elsewhere']) {
      const [closed, open] = [{}, { authorization: 'Bearer s3cret' }].map((headers) =>
        fetch(sandboxes.url + path, { headers }),
      );
      expect((await closed)?.status).toBe(401);
      expect(await (await closed)?.text()).not.toContain('Cars');
      expect(await (await open)?.text()).toContain('Cars');
    }
  });

  it.each([
    ['of another host', { Host: 'evil.test' }],
    ['of a page of another site', { Origin: 'http://evil.test' }],
    ['of an image in such a page', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('are not listed for a request %s', async (_, headers) => {
    const { url } = await serve(
      ['/cars', contract('Cars', '/things')],
      ['/vans', contract('Vans', '/things')],
    );
    for (const path of ['/', '/elsewhere']) {
      const { status, text } = await request(url).get(path).set(headers);
      expect(status).toBe(403);
      expect(text).not.toContain('Cars');
    }
  });

  it('are found by the target of a request to a proxy, and by no other host than that one', async () => {
    const { url } = await serve(
      ['/cars', contract('Cars', '/things')],
      ['/vans', contract('Vans', '/things')],
    );
    expect(await statusOf(url, `${url}/vans/things`)).toBe('200');
    expect(await statusOf(url, url)).toBe('200');
    for (const path of ['/', '/vans/things'])
      expect(await statusOf(url, `http://evil.test${path}`)).toBe('403');
  });

  it('may not have the same path', async () => {
    const served = serve([undefined, contract('Cars', '/cars')], [undefined, contract('Vans', '/vans')]);
    await expect(served).rejects.toThrow(StartupError);
    await expect(served).rejects.toThrow(
      'Cars and Vans are both served below /: give each a path of its own',
    );
  });
});
