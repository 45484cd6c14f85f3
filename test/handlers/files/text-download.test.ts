import type { Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const itself = { $ref: '#/components/schemas/File' };
const ok = (schema: Schema) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
});
const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const];

/** Files whose content is declared as a text in JSON. */
const archiveOf = (last: string, text: Schema) =>
  contractOf(
    {
      '/files': {
        get: ok({ type: 'array', items: itself }),
        post: {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
              },
            },
          },
          ...ok(itself),
        },
      },
      '/files/{id}': { parameters, get: ok(itself) },
      [`/files/{id}/${last}`]: { parameters, get: ok(text) },
    },
    {
      components: {
        schemas: {
          File: {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'string' }, filename: { type: 'string' } },
          },
          Text: { type: 'string' },
        },
      },
    },
  );

const asBytes = (res: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks)));
};

async function uploaded(last: string, text: Schema, content: Buffer) {
  const { api } = await contractSandbox(archiveOf(last, text));
  const { body } = await api.post('/files').attach('file', content, { filename: 'lines.jsonl' });
  return (accept: string) =>
    api.get(`/files/${body.id}/${last}`).set('Accept', accept).buffer(true).parse(asBytes);
}

const lines = Buffer.from('{"a":"ü"}\n{"a":2}\n');

describe('content that the contract declares as a text in JSON', () => {
  it.each<[last: string, Schema, accept: string]>([
    ['content', { type: 'string' }, '*/*'],
    ['content', { type: 'string' }, 'application/binary'],
    ['download', { $ref: '#/components/schemas/Text' }, ''],
    ['data', { type: ['string', 'null'] }, 'application/octet-stream, application/json;q=0.1'],
  ])('is the file that was uploaded: %s %j, Accept: %s', async (last, text, accept) => {
    const response = await (await uploaded(last, text, lines))(accept);
    expect(response.body).toEqual(lines);
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=lines.jsonl',
      'x-sandbox-reason': expect.stringContaining('accept application/json'),
    });
  });

  it.each(['application/json', 'application/json, text/plain, */*'])(
    'is its text in JSON for who asks for that: %s',
    async (accept) => {
      const response = await (await uploaded('content', { type: 'string' }, lines))(accept);
      expect(response.headers['content-type']).toBe('application/json');
      expect(JSON.parse(`${response.body}`)).toBe(`${lines}`);
    },
  );

  it('is the file where its text is none that the contract allows', async () => {
    const short = { type: 'string', maxLength: 3 };
    const response = await (await uploaded('content', short, lines))('application/json');
    expect(response.body).toEqual(lines);
  });
});
