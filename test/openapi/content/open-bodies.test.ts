import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { contractOf } from '../../support/contract.ts';

const silent = { responses: { 200: { description: '' } } };
const json = { content: { 'application/json': { schema: {} } } };

/** The methods whose operations may be sent a body, in a contract with a further operation. */
function sending(further: object): readonly string[] {
  const document = contractOf({
    '/pots': { get: silent, post: silent },
    '/pots/{id}': { put: silent, delete: silent },
    '/lids': { get: further },
  });
  return [...operationsOf(document).values()].flatMap(({ method, requestBody }) =>
    requestBody === undefined ? [] : [method],
  );
}

describe('the bodies of a contract that declares none', () => {
  it('may be any', () => {
    expect(sending(silent)).toEqual(['post', 'put']);
    expect(sending({ responses: { 204: { description: '' } } })).toEqual(['post', 'put']);
  });

  it('are none where no item is changed', () => {
    const operations = operationsOf(contractOf({ '/ping': { get: silent, post: silent } }));
    expect([...operations.values()].filter(({ requestBody }) => requestBody !== undefined)).toEqual([]);
  });

  it.each<[string, object]>([
    ['a response', { responses: { 200: { description: '', ...json } } }],
    ['a response of an error', { ...silent, responses: { 404: { description: '', ...json } } }],
    ['a request', { ...silent, requestBody: json }],
  ])('are none where %s has one', (_, further) => {
    expect(sending(further).filter((method) => method !== 'get')).toEqual([]);
  });
});
