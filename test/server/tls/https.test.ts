import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox } from '../../../src/index.ts';
import { issueCertificate } from '../../../src/server/tls/issue-certificate.ts';

let folder = '';
let ca = '';
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'https-'));
  const { authority, certificate, key } = await issueCertificate(['localhost', '127.0.0.1'], new Date());
  const other = await issueCertificate(['localhost'], new Date());
  ca = authority;
  await writeFile(path('cert.pem'), certificate);
  await writeFile(path('key.pem'), key);
  await writeFile(path('other-key.pem'), other.key);
});
afterAll(() => rm(folder, { recursive: true }));

/** The text of a page that is read by https from whom the authority has signed for. */
function read(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ca, agent: false }, (res) => {
      let text = '';
      res.on('data', (chunk) => {
        text += chunk;
      });
      res.on('end', () => resolve(text));
    });
    outgoing.on('error', reject).end();
  });
}

it('a sandbox speaks https with a certificate of the user', async () => {
  const sandbox = await createSandbox({ cert: path('cert.pem'), key: path('key.pem') });
  expect(sandbox.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(sandbox).not.toHaveProperty('authorityFile');
  const index = await read(`${sandbox.url}/`);
  expect(JSON.parse(index).health).toBe(`${sandbox.url}/__admin/health`);
  await sandbox.close();
});

it.each([
  ['only one of the two', { cert: 'cert.pem' }, /both --cert and --key/],
  ['a key of another certificate', { cert: 'cert.pem', key: 'other-key.pem' }, /belong together\.$/],
  [
    'a file that does not exist',
    { cert: 'none.pem', key: 'key.pem' },
    /none\.pem cannot be read: give --cert/,
  ],
])('a sandbox does not start with %s', async (_, files, message) => {
  const options = Object.fromEntries(Object.entries(files).map(([flag, name]) => [flag, path(name)]));
  await expect(createSandbox(options)).rejects.toThrow(message);
});
