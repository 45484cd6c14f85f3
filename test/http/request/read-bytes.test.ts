import { once } from 'node:events';
import { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { ExpressRequest, ExpressResponse } from '../../../src/http/express/fast-prototypes.ts';
import { createBytesReader } from '../../../src/http/request/read-bytes.ts';
import { listeningSandbox } from '../../support/listening-sandbox.ts';
import { openConnection, rawRequest } from '../../support/raw-connection.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';
import { bodyContract, createValidatingApp } from '../../support/validating-app.ts';

const { app } = createValidatingApp(bodyContract({ type: 'object' }));
const text = 'ä'.repeat(800_000);
const json = JSON.stringify({ text });

describe('a long body', () => {
  it.each<[how: string, headers: Record<string, string>, bytes: Buffer]>([
    ['as it is', { 'Content-Length': `${Buffer.byteLength(json)}` }, Buffer.from(json)],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }, Buffer.from(json)],
    ['compressed', { 'Content-Encoding': 'gzip' }, gzipSync(json)],
    ['with the encoding that is none', { 'Content-Encoding': 'identity' }, Buffer.from(json)],
  ])('is read %s', async (_, headers, bytes) => {
    const request = supertest(app).post('/x').set('Content-Type', 'application/json').set(headers);
    request.write(bytes);
    const { status, body } = await request;
    expect([status, body.body?.text === text]).toEqual([200, true]);
  });

  it('that says it is too long is refused before it arrives', async () => {
    const sandbox = await listeningSandbox(ships, { bodyLimit: 2_000_000 });
    const socket = openConnection(sandbox.url);
    socket.write(head({ 'Content-Length': '2000001' }));
    const [answer] = await once(socket, 'data');
    expect(`${answer}`).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
    await sandbox.close();
  });

  it('that is broken off stores nothing', async () => {
    const sandbox = await listeningSandbox(ships, { bodyLimit: 2_000_000 });
    const socket = openConnection(sandbox.url);
    socket.write(head({ 'Content-Length': '1900000', Expect: '100-continue' }));
    await new Promise((resolve) => socket.once('data', resolve)); // the server waits for the body
    socket.end('{"name":"Ada"}');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(await (await fetch(`${sandbox.url}/ships`)).json()).toEqual([]);
    await sandbox.close();
  });
});

describe('a body of a known length', () => {
  const read = createBytesReader({ body: 100, upload: 100 });

  /** What comes of a body that says it has seven bytes. */
  function readSeven(send: (req: ExpressRequest) => void): Promise<Buffer> {
    const req = new ExpressRequest(new Socket());
    req.headers = { 'content-length': '7' };
    send(req);
    return read(req as Request, new ExpressResponse(req) as Response);
  }

  it.each<[pieces: readonly string[]]>([[['{"a":1}']], [['{"a"', ':1}']], [['{', '"a":1', '}']]])(
    'is read from %j',
    async (pieces) => {
      const bytes = await readSeven((req) => {
        for (const piece of [...pieces, null]) req.push(piece);
      });
      expect(`${bytes}`).toBe('{"a":1}');
    },
  );

  it.each<[when: string, end: (req: ExpressRequest) => void]>([
    ['before it is read', (req) => req.destroy()],
    ['while it is read', (req) => queueMicrotask(() => req.destroy(new Error('aborted')))],
  ])('is refused when its connection ends %s', async (_, end) => {
    const reading = readSeven((req) => {
      req.push('{"a"');
      end(req);
    });
    await expect(reading).rejects.toMatchObject({ code: 'malformed' });
  });
});

const ships = sketch(
  {
    'GET /ships': { response: { type: 'array', items: { $ref: '#/components/schemas/Ship' } } },
    'POST /ships': { request: 'Ship', response: 'Ship', status: 201 },
  },
  { Ship: objectOf({ id: 'integer', name: 'string' }) },
);

function head(headers: Readonly<Record<string, string>>): string {
  return rawRequest('POST', '/ships', undefined, { 'Content-Type': 'application/json', ...headers });
}
