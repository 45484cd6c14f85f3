import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import { looseContract } from '../support/validating-app.ts';

const schemasOf = (document: OpenApiDocument) =>
  createRequestSchemas(document, operationsOf(document).values());

describe('the request schemas of a contract', () => {
  it('leave out the headers that other parts of a contract describe', () => {
    const parameters = ['Accept', 'content-type', 'AUTHORIZATION', 'X-Own'].map((name) => ({
      name,
      in: 'header',
    }));
    const [request] = schemasOf(looseContract({ '/x': { get: { parameters } } })).requests;
    expect(request?.parameters.map(({ form }) => form.name)).toEqual(['X-Own']);
  });

  it('leave out path parameters that the path does not name', () => {
    const parameters = ['id', 'shop_id'].map((name) => ({ name, in: 'path', required: true }));
    const [request] = schemasOf(looseContract({ '/x/{id}': { get: { parameters } } })).requests;
    expect(request?.parameters.map(({ form }) => form.name)).toEqual(['id']);
  });

  it.each([
    ['application/octet-stream', { type: 'array', items: { type: 'string', format: 'byte' } }, true],
    ['text/plain', { type: 'integer' }, { type: ['integer'] }],
    ['application/x-www-form-urlencoded', { type: 'string' }, true],
    ['multipart/form-data', { $ref: '#/components/schemas/Files' }, true],
    ['application/octet-stream', { type: 'string', maxLength: 3 }, { type: ['string'], maxLength: 3 }],
    ['application/json', { type: 'string' }, { type: ['string'] }],
  ])('describe a body of %s only where it can be what its schema %j says', (type, schema, body) => {
    const paths = { '/x': { post: { requestBody: { content: { [type]: { schema } } } } } };
    const document = looseContract(paths, { components: { schemas: { Files: { type: 'array' } } } });
    expect(schemasOf(document).requests.at(-1)?.body).toEqual(body);
  });

  it('have an entry for each media type, and one for no body', () => {
    const content = { 'application/json': {}, 'application/x-www-form-urlencoded': {} };
    const { requests } = schemasOf(looseContract({ '/x': { post: { requestBody: { content } } } }));
    expect(requests.map(({ title }) => title)).toEqual([
      'POST /x',
      'POST /x with application/json',
      'POST /x with application/x-www-form-urlencoded',
    ]);
  });
});
