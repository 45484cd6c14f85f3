import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf } from '../../support/small-contract.ts';

const bytes = { type: 'string', format: 'binary' };
const contract = contractOf({
  '/upload': {
    post: {
      requestBody: { content: { 'multipart/form-data': { schema: objectOf({ file: bytes }) } } },
      responses: {
        200: { description: 'x', content: { 'application/json': { schema: objectOf({ url: 'string' }) } } },
      },
    },
  },
});

async function uploaded(name: string, options: Parameters<typeof contractSandbox>[1] = {}, session = '') {
  const { api, anonymous } = await contractSandbox(contract, options);
  const { body } = await api.post(`${session}/upload`).attach('file', Buffer.from('<b>x</b>'), name);
  return { api, anonymous, path: new URL(body.url).pathname };
}

describe('an uploaded file at its address', () => {
  it.each([
    ['a.png', 'image/png'],
    ['page.html', 'text/html'],
    ['a.b.svg', 'image/svg+xml'],
    ['my report (1).PDF', 'application/pdf'],
    ['nothing.known', 'application/octet-stream'],
  ])('%s is %s, and runs no script', async (name, type) => {
    const { api, path } = await uploaded(name);
    const { status, headers } = await api.get(path);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('is sent in parts, and to a HEAD as its headers', async () => {
    const { api, path } = await uploaded('a.txt');
    const part = await api.get(path).set('Range', 'bytes=0-2');
    expect([part.status, part.text]).toEqual([206, '<b>']);
    expect((await api.head(path)).headers['content-length']).toBe('8');
  });

  it('is below the session whose response shows it', async () => {
    const { api, path } = await uploaded('a.txt', {}, '/__session/w1');
    expect(path).toMatch(/^\/__session\/w1\/__file\//);
    expect((await api.get(path)).text).toBe('<b>x</b>');
  });

  it.each<
    [
      what: string,
      session: string,
      steps: readonly (readonly [method: string, path: string])[],
      status: number,
    ]
  >([
    ['of a reset', '', [['post', '/__admin/reset']], 404],
    ['of a reset of its session', '/__session/w1', [['post', '/__session/w1/__admin/reset']], 404],
    ['of the end of its session', '/__session/w1', [['delete', '/__admin/sessions/w1']], 404],
    ['of a reset of another session', '/__session/w1', [['post', '/__admin/reset']], 200],
    [
      'of a reset, while a snapshot has it',
      '',
      [
        ['put', '/__admin/snapshots/s'],
        ['post', '/__admin/reset'],
      ],
      200,
    ],
    [
      'of that, when the snapshot is gone as well',
      '',
      [
        ['put', '/__admin/snapshots/s'],
        ['post', '/__admin/reset'],
        ['delete', '/__admin/snapshots/s'],
      ],
      404,
    ],
  ])('is there for as long as anything has it: after the request %s', async (_, session, steps, status) => {
    const { api, path } = await uploaded('a.txt', {}, session);
    for (const [method, url] of steps) {
      const done = await (method === 'put'
        ? api.put(url)
        : method === 'post'
          ? api.post(url)
          : api.delete(url));
      expect(done.status).toBeLessThan(300);
    }
    expect((await api.get(path)).status).toBe(status);
  });

  it('has the base path before it', async () => {
    const { path } = await uploaded('a.txt', { basePath: '/v2' }, '/v2');
    expect(path).toMatch(/^\/v2\/__file\//);
  });

  it.each([
    ['an unknown hash', `/__file/${'0'.repeat(64)}/a.png`],
    ['no hash', '/__file/a.png'],
    ['a path in its name', `/__file/${'0'.repeat(64)}/a/b.png`],
  ])('is 404 at %s', async (_, path) => {
    const { api } = await contractSandbox(contract);
    expect((await api.get(path)).status).toBe(404);
  });
});
