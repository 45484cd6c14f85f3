import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/openapi/operations.ts';
import { contractOf } from '../support/contract.ts';

const parameter = (name: string, where: 'query' | 'path', schema = {}) => ({ name, in: where, schema });

describe('the operations of a document', () => {
  it('names an operation that has no operationId by its method and path', () => {
    expect([...operationsOf(contractOf({ '/x': { get: {}, put: { operationId: 'putX' } } })).keys()]).toEqual(
      ['GET /x', 'putX'],
    );
  });

  it('gives an operation the parameters of its path, its own first', () => {
    const [shared, own] = [parameter('a', 'query'), parameter('a', 'query', { type: 'integer' })];
    const item = { parameters: [shared, parameter('id', 'path')], get: { parameters: [own] } };
    expect(operationsOf(contractOf({ '/x': item })).get('GET /x')?.parameters).toEqual([
      own,
      parameter('id', 'path'),
    ]);
  });

  it('resolves references', () => {
    const components = { parameters: { A: parameter('a', 'query') }, responses: { R: { content: {} } } };
    const get = {
      parameters: [{ $ref: '#/components/parameters/A' }],
      responses: { 200: { $ref: '#/components/responses/R' } },
    };
    const operation = operationsOf(contractOf({ '/x': { get } }, { components })).get('GET /x');
    expect(operation).toMatchObject({ parameters: [{ name: 'a' }], responses: { 200: { content: {} } } });
  });

  it.each([
    { what: 'inherits the security of the document', own: undefined, security: [{ key: [] }] },
    { what: 'may ask for nothing', own: [], security: [] },
    { what: 'may ask for something else', own: [{ other: [] }], security: [{ other: [] }] },
  ])('$what', ({ own, security }) => {
    const document = contractOf({ '/x': { get: own ? { security: own } : {} } }, { security: [{ key: [] }] });
    expect(operationsOf(document).get('GET /x')?.security).toEqual(security);
  });

  it('names an operation whose operationId is taken by its method and path', () => {
    const twice = { get: { operationId: 'same' }, put: { operationId: 'same' } };
    const odd = { get: { operationId: 'PUT /x' }, put: { operationId: 'PUT /x' } };
    expect([...operationsOf(contractOf({ '/x': twice, '/y': odd })).keys()]).toEqual([
      'same',
      'PUT /x',
      'GET /y',
      'PUT /y',
    ]);
  });
});
