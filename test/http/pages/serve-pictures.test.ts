import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { sandbox } from '../../support/sandbox.ts';

const contract = fileURLToPath(new URL('../../contracts/guesthouse.yaml', import.meta.url));
const { api, anonymous, close } = await sandbox({ contract, demo: 2, tokens: ['secret'] });
afterAll(close);
const withToken = (path: string) => anonymous.get(path).set('Authorization', 'Bearer secret');

describe('the pictures of generated rows', () => {
  it('have the address that the client reached the sandbox at', async () => {
    for (const host of ['localhost:4010', '127.0.0.1:9000']) {
      const { body } = await withToken('/guests').set('Host', host);
      expect(body[0].portrait).toMatch(new RegExp(`^http://${host}/__image/avatar/[a-z-]+\\.svg$`));
    }
  });

  it('have no session before their path where that would make them longer than the contract may allow', async () => {
    const long = `${'a'.repeat(40)}.${'b'.repeat(35)}.localhost:4010`;
    for (const [host, prefix] of [
      ['localhost:4010', '/__session/w1-of-many-workers'],
      [long, ''],
    ] as const) {
      const { body } = await withToken('/__session/w1-of-many-workers/guests').set('Host', host);
      expect(body[0].portrait).toMatch(new RegExp(`^http://${host}${prefix}/__image/`));
    }
  });

  it('are served without a token, and run nothing', async () => {
    const { body } = await withToken('/cabins');
    const { pathname } = new URL(body[0].photo);
    const { status, headers, body: picture } = await anonymous.get(pathname);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(String(picture)).toMatch(/^<svg /);
  });

  it('are exported without an address, so that the state may be imported elsewhere', async () => {
    const { body } = await withToken('/__admin/state');
    expect(body.collections.cabins[0].photo ?? body.collections.cabins[0].item.photo).toMatch(
      /^http:\/\/sandbox\.invalid\/__image\/photo\//,
    );
  });

  it.each(['/__image/', '/__image/avatar/%3Cb%3E.svg', '/__image/cat/tom.svg', '/__image/photo/..%2f.svg'])(
    'are not at %s',
    async (path) => {
      const { status, body } = await api.get(path);
      expect([status, body.title]).toEqual([404, 'Not Found']);
    },
  );
});
