import { expect, it } from 'vitest';
import { operationsOf } from '../../src/openapi/operations.ts';
import { explainRefusal } from '../../src/validation/explain-refusal.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import { looseContract } from '../support/validating-app.ts';

it('explains a refusal by the issues and the schemas that they are about', () => {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/CreatePet' } } };
  const parameters = ['limit', 'sort'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } }));
  const document = looseContract(
    { '/pets': { post: { operationId: 'createPet', parameters, requestBody: { content } } } },
    { components: { schemas: { CreatePet: { type: 'object' } } } },
  );
  const schemas = createRequestSchemas(document, operationsOf(document).values());
  const [, withBody] = schemas.requests;
  if (withBody === undefined) throw new Error('there is no request with a body');
  const issues = ['/name is required', 'query parameter limit must be integer'];
  expect(explainRefusal(schemas, withBody, issues).split('\n  ')).toEqual([
    'createPet with application/json is refused',
    '/name is required',
    'query parameter limit must be integer',
    'query limit: {"type":["integer"]}',
    'body: #CreatePet',
  ]);
});
