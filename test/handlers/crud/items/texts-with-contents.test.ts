import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';

const picture = Buffer.from('a picture').toString('base64');

function picturesOf(mediaType: string, data: Schema) {
  const schema: Schema = {
    type: 'object',
    required: ['data'],
    properties: { id: { type: 'integer', readOnly: true }, data: { type: 'string', ...data } },
  };
  const shown = { description: 'ok', content: { 'application/json': { schema } } };
  const id = { name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } };
  return {
    ...contractOf({
      '/pictures': {
        post: { requestBody: { content: { [mediaType]: { schema } } }, responses: { 201: shown } },
      },
      '/pictures/{id}': { get: { parameters: [id], responses: { 200: shown } } },
    }),
    openapi: '3.1.0',
  };
}

describe('a text that holds a file', () => {
  it.each<[string, Schema]>([
    ['application/json', { contentMediaType: 'image/png', contentEncoding: 'base64' }],
    ['application/json', { contentMediaType: 'application/xml' }],
    ['application/json', { format: 'binary' }],
    ['application/x-www-form-urlencoded', { contentMediaType: 'application/pdf', contentEncoding: 'base64' }],
    ['multipart/form-data', { contentMediaType: 'image/png', contentEncoding: 'base64' }],
  ])('is stored and shown as it was sent: %s with %j', async (mediaType, data) => {
    const { api } = await contractSandbox(picturesOf(mediaType, data));
    const sent = mediaType.startsWith('multipart')
      ? api.post('/pictures').field('data', picture)
      : api.post('/pictures').type(mediaType).send({ data: picture });
    expect((await sent).body).toMatchObject({ data: picture });
    expect((await api.get('/pictures/1')).body).toMatchObject({ data: picture });
  });
});
