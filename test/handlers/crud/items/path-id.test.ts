import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const Kite = objectOf({ id: 'string', color: 'string' });

const kites = (mediaType = 'application/json') =>
  sketch(
    {
      'POST /kites': { request: 'Kite', response: 'Kite', status: 201, mediaType },
      'GET /kites/{id}': { response: 'Kite', mediaType },
      'PUT /kites/{id}': { request: 'Kite', response: 'Kite', mediaType },
      'PATCH /kites/{id}': { request: 'Kite', response: 'Kite', mediaType },
    },
    { Kite },
  );

/** The document with further responses of the changes. */
function declaring(document: OpenApiDocument, ...statuses: readonly string[]): OpenApiDocument {
  const item = document.paths['/kites/{id}'] as Record<'put' | 'patch', { responses: object }>;
  for (const status of statuses) {
    for (const { responses } of [item.put, item.patch])
      Object.assign(responses, { [status]: { description: 'x' } });
  }
  return document;
}

async function changed(document: OpenApiDocument, operation: string): Promise<object> {
  const api = await createCrudApi(document);
  await api.request('POST /kites', { body: { id: 'a', color: 'red' } });
  const params = { id: 'a' };
  try {
    const body = await api.requestBody(operation, { params, body: { id: 'b', color: 'blue' } });
    expect(await api.requestBody('GET /kites/{id}', { params })).toEqual(body);
    return body;
  } catch (error) {
    return error as object;
  } finally {
    await api.close();
  }
}

describe.each(['PUT /kites/{id}', 'PATCH /kites/{id}'])('a %s with another id in its body', (operation) => {
  it.each([[[]], [['404']], [['default']]])(
    'changes the item of the path, where %j is declared',
    async (statuses) => {
      expect(await changed(declaring(kites(), ...statuses), operation)).toEqual({ id: 'a', color: 'blue' });
    },
  );

  it.each([[['400']], [['422']], [['409']], [['4XX']]])(
    'is refused, where %j is declared',
    async (statuses) => {
      expect(await changed(declaring(kites(), ...statuses), operation)).toMatchObject({
        code: 'invalid',
        message: '/id is not a, as the path says: an id never changes',
      });
    },
  );

  it('is a conflict in JSON:API', async () => {
    expect(await changed(kites('application/vnd.api+json'), operation)).toMatchObject({ code: 'conflict' });
  });
});

describe('a PUT whose body has no id under the name of one', () => {
  it.each<[string, object | null]>([
    ['a list', ['b']],
    ['an object', { is: 'b' }],
    ['null', null],
  ])('changes the item of the path, though it declares 400: %s', async (_, sent) => {
    const open = { ...objectOf({ color: 'string' }), properties: { id: {}, color: { type: 'string' } } };
    const document = declaring(kites(), '400');
    const { put } = document.paths['/kites/{id}'] as Record<'put', object>;
    Object.assign(put, { requestBody: { content: { 'application/json': { schema: open } } } });
    const api = await createCrudApi(document);
    await api.request('POST /kites', { body: { id: 'a', color: 'red' } });
    const body = { id: sent, color: 'blue' };
    expect(await api.requestBody('PUT /kites/{id}', { params: { id: 'a' }, body })).toEqual({
      id: 'a',
      color: 'blue',
    });
    await api.close();
  });
});
