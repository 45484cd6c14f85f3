import { describe, expect, it } from 'vitest';
import type { Parameter, Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, rolesIn } from '../../../support/small-contract.ts';

const file: Schema = { type: 'string', format: 'binary' };

const itself: Schema = { $ref: '#/components/schemas/Kite' };
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const ok = (content: object) => ({ responses: { 200: { description: 'x', ...content } } });

/** Kites whose writes respond in a media type that holds no item. */
function contract(mediaType: string, schema: Schema) {
  const text = ok({ content: { [mediaType]: { schema } } });
  const id: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
  return contractOf(
    {
      '/kites': {
        get: { operationId: 'list', ...ok(json({ type: 'array', items: itself })) },
        post: { operationId: 'create', requestBody: json(itself), ...ok(json(itself)) },
      },
      '/kites/{id}': {
        parameters: [id],
        get: { operationId: 'read', ...ok(json(itself)) },
        put: { operationId: 'replace', requestBody: json(itself), ...text },
        delete: { operationId: 'delete', ...text },
      },
    },
    { components: { schemas: { Kite: objectOf({ id: 'integer', tail: 'string' }) } } },
  );
}

describe('writes that respond with a text or a file without a format', () => {
  it.each<[string, Schema]>([
    ['application/octet-stream', file],
    ['text/plain', { type: 'string' }],
    ['text/html; charset=utf-8', {}],
  ])('are carried out: %s', async (mediaType, response) => {
    const api = await createCrudApi(contract(mediaType, response));
    await api.request('create', { body: { tail: 'red' } });
    const params = { id: 1 };
    const replaced = await api.request('replace', { params, body: { id: 1, tail: 'blue' } });
    expect(replaced).toMatchObject({ status: 200, body: expect.any(String) });
    expect(await api.requestBody('read', { params })).toEqual({ id: 1, tail: 'blue' });
    await api.request('delete', { params });
    expect(await api.requestBody('list')).toEqual([]);
  });

  it('are none where a picture is made', () => {
    const picture = ok({ content: { 'image/png': { schema: file } } });
    const document = contractOf({
      '/charts': {
        get: { operationId: 'list', ...ok(json({ type: 'array', items: objectOf({ id: 'integer' }) })) },
        post: { operationId: 'draw', requestBody: json(objectOf({ kind: 'string' })), ...picture },
      },
    });
    expect(rolesIn(document)).toEqual({});
  });
});
