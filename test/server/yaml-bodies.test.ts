import type { Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';

const Recipe = {
  type: 'object',
  required: ['title'],
  properties: {
    id: { type: 'integer', readOnly: true },
    title: { type: 'string' },
    minutes: { type: 'integer' },
  },
};

/** A cookbook that speaks one kind of YAML, and JSON where it is asked for. */
function cookbook(mediaType: string) {
  const content = (schema: Schema) => ({ [mediaType]: { schema }, 'application/json': { schema } });
  const ok = (schema: Schema) => ({ description: 'ok', content: content(schema) });
  return contractOf({
    '/recipes': {
      get: { responses: { 200: ok({ type: 'array', items: Recipe }) } },
      post: {
        requestBody: { required: true, content: content(Recipe) },
        responses: { 201: ok(Recipe) },
      },
    },
  });
}

describe.each([['application/yaml'], ['text/x-yaml'], ['application/vnd.kitchen+yaml']])(
  '%s',
  (mediaType) => {
    it('is read, stored, validated and written', async () => {
      const { api } = await contractSandbox(cookbook(mediaType));
      const send = (body: string) =>
        api
          .post('/recipes')
          .set({ 'content-type': mediaType, accept: mediaType })
          .buffer(true)
          .parse(asText)
          .send(body);

      const created = await send('title: Soup\nminutes: 20\n');
      expect(created.status).toBe(201);
      expect(created.headers['content-type']).toContain(mediaType);
      expect(created.body).toMatch(/^id: \d+\ntitle: Soup\nminutes: 20\n$/);

      const refused = await send('title: Soup\nminutes: soon\n');
      expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('/minutes')]);

      const list = await api.get('/recipes');
      expect(list.body).toMatchObject([{ title: 'Soup', minutes: 20 }]);
    });
  },
);

/** The body of a response as text, whatever its media type. */
function asText(res: Response, done: (error: Error | null, body: string) => void): void {
  let text = '';
  res.setEncoding('utf8');
  res.on('data', (chunk: string) => {
    text += chunk;
  });
  res.on('end', () => done(null, text));
}
