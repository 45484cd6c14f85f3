import type { Response } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';

const track = {
  description: 'ok',
  content: { 'audio/mpeg': { schema: { type: 'string', format: 'binary' } } },
};
const contract = contractOf({
  '/tracks/{name}': {
    parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
    get: { responses: { 200: track, 404: { description: 'none' } } },
    put: {
      requestBody: { required: true, content: track.content },
      responses: { 204: { description: 'ok' } },
    },
  },
});
const content = '0123456789';

const asText = (res: Response, done: (error: Error | null, body: string) => void) => {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks).toString()));
};

describe('a download', () => {
  let api: TestSandbox['api'];
  let etag = '';
  const download = (headers: Record<string, string>) =>
    api.get('/tracks/one').set(headers).buffer(true).parse(asText);

  beforeAll(async () => {
    ({ api } = await contractSandbox(contract));
    await api.put('/tracks/one').type('audio/mpeg').send(Buffer.from(content)).expect(204);
    etag = (await download({})).headers.etag ?? '';
  });

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=1-2,3-4', '1234', 'bytes 1-4/10'], // they touch
  ])('of %s is that part', async (range, body, contentRange) => {
    const response = await download({ range });
    expect([response.status, response.body]).toEqual([206, body]);
    expect(response.headers).toMatchObject({
      'accept-ranges': 'bytes',
      'content-range': contentRange,
      'content-length': `${body.length}`,
      'content-type': 'audio/mpeg',
      etag,
    });
  });

  it('of several parts is all of them, each with its place', async () => {
    const { status, headers, body } = await download({ range: 'bytes=5-6,0-1,-1' });
    const [, boundary] = /^multipart\/byteranges; boundary=(\S+)$/.exec(headers['content-type'] ?? '') ?? [];
    const part = (bytes: string, range: string) =>
      `--${boundary}\r\nContent-Type: audio/mpeg\r\nContent-Range: bytes ${range}/10\r\n\r\n${bytes}\r\n`;
    expect(body).toBe(`${part('56', '5-6')}${part('01', '0-1')}${part('9', '9-9')}--${boundary}--\r\n`);
    expect([status, headers['content-length'], headers['content-range']]).toEqual([
      206,
      `${body.length}`,
      undefined,
    ]);
  });

  it.each([
    ['no range', {}],
    ['another unit', { range: 'seconds=0-1' }],
    ['what is no range', { range: 'bytes=b-a' }],
    ['a range of another version', { range: 'bytes=0-3', 'if-range': '"other"' }],
    [
      'a range of what has changed since',
      { range: 'bytes=0-3', 'if-range': 'Wed, 21 Oct 2015 07:28:00 GMT' },
    ],
  ])('of %s is the whole', async (_, headers) => {
    const { status, body } = await download(headers);
    expect([status, body]).toEqual([200, content]);
  });

  it('goes on where the version is the same', async () => {
    const { status, body } = await download({ range: 'bytes=5-', 'if-range': etag });
    expect([status, body]).toEqual([206, '56789']);
  });

  it.each(['bytes=10-', 'bytes=99-100'])('of %s, which it does not have, is a 416', async (range) => {
    const { status, headers } = await download({ range });
    expect(status).toBe(416);
    expect(headers).toMatchObject({
      'content-range': 'bytes */10',
      'x-sandbox-reason': expect.stringContaining('10 bytes'),
    });
    expect(headers['content-type']).not.toContain('audio');
  });

  it('that the client has is a 304, and HEAD is about the whole', async () => {
    expect((await download({ 'if-none-match': etag, range: 'bytes=0-3' })).status).toBe(304);
    const head = await api.head('/tracks/one').set('Range', 'bytes=0-3');
    expect([head.status, head.headers['content-length'], head.headers['accept-ranges']]).toEqual([
      200,
      '10',
      'bytes',
    ]);
  });
});
