import { describe, expect, it } from 'vitest';
import { toChunks } from '../../../src/http/response/body-chunks.ts';
import type { Sandbox } from '../../../src/index.ts';
import { atOnce } from '../../../src/turns.ts';
import { listeningSandbox } from '../../support/listening-sandbox.ts';
import { openConnection, rawRequest } from '../../support/raw-connection.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const contract = sketch(
  {
    'GET /parcels': { response: arrayOf('Parcel'), query: { limit: { type: 'integer' } } },
    'POST /parcels': { request: 'Parcel', response: 'Parcel', status: 201 },
  },
  { Parcel: objectOf({ id: 'integer', label: 'string' }) },
);
const rows = Array.from({ length: 3_000 }, (_, i) => ({ id: i + 1, label: `Paket für № ${i}`.repeat(5) }));

/** Runs a test against a sandbox with many rows. */
async function withRows(test: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await listeningSandbox(contract);
  try {
    await fetch(`${sandbox.url}/__admin/state`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ collections: { parcels: rows } }),
    });
    await test(sandbox);
  } finally {
    await sandbox.close();
  }
}

describe('the chunks of a body', () => {
  it.each([
    ['nothing', []],
    ['one piece', ['[1]']],
    ['short pieces', Array.from({ length: 50_000 }, (_, i) => `é${i},`)],
    ['a long piece among short ones', ['[', 'a'.repeat(200_000), '', ']']],
  ])('are long, and all of it: %s', (_, pieces) => {
    const chunks = atOnce(toChunks(pieces, (text) => text.toUpperCase()));
    expect(Buffer.concat(chunks).toString()).toBe(pieces.join('').toUpperCase());
    for (const chunk of chunks.slice(0, -1)) expect(chunk.length).toBeGreaterThanOrEqual(64 * 1024);
  });
});

describe('a long list', () => {
  it('arrives whole, with its length, which HEAD has as well', () =>
    withRows(async ({ url }) => {
      const response = await fetch(`${url}/parcels?limit=3000`);
      const text = await response.text();
      expect(JSON.parse(text)).toEqual(rows);
      expect(text.length).toBeGreaterThan(4 * 64 * 1024); // more than is sent in a few turns
      const length = `${Buffer.byteLength(text)}`;
      expect(response.headers.get('content-length')).toBe(length);
      const head = await fetch(`${url}/parcels?limit=3000`, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, length, '']);
      const request = await fetch(`${url}/__admin/requests/${response.headers.get('x-request-id')}`);
      expect((await request.text()).replaceAll(' ', '')).toContain(`"bytes":${length}`);
    }));

  it('ends where the client leaves, and others are served', () =>
    withRows(async ({ url }) => {
      const socket = openConnection(url);
      socket.write(rawRequest('GET', '/parcels?limit=3000'));
      await new Promise((resolve) => socket.once('data', resolve));
      socket.destroy();
      expect((await fetch(`${url}/parcels?limit=1`)).status).toBe(200);
    }));
});
