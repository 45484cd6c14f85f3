import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { infer, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const open: Schema = { type: 'object', additionalProperties: {} };

/** Things whose properties are in an open object, a part of which a PUT sets by itself. */
function contract(group: string, segment: string, request: string | Schema, others = {}) {
  const Thing = objectOf({ 'id!': 'string', [group]: open });
  const Person = objectOf({ 'accountId!': 'string', name: 'string' });
  const operations: Record<string, OperationSketch> = {
    'POST /things': { request: objectOf({ [group]: open }), response: 'Thing', status: 201 },
    'GET /things/{id}': { response: 'Thing' },
    'GET /person': { response: 'Person' },
    [`PUT /things/{id}/${segment}`]: { request },
    ...others,
  };
  return sketch(operations, { Thing, Person });
}

describe('a part of an open object that a PUT is sent as a thing', () => {
  it.each([
    ['fields', 'assignee'],
    ['properties', 'owner'],
    ['fields', 'site-manager'],
  ])('is shown there, beside what was sent before: %s.%s', async (group, segment) => {
    const api = await createCrudApi(contract(group, segment, 'Person'));
    const { id } = await api.requestBody<{ id: string }>('POST /things', { body: { [group]: { size: 4 } } });
    const person = { accountId: 'a-1', name: 'Ann' };
    await api.requestBody(`PUT /things/{id}/${segment}`, { params: { id }, body: person });
    const shown = { id, [group]: { size: 4, [segment]: person } };
    expect(await api.requestBody('GET /things/{id}', { params: { id } })).toEqual(shown);
    await api.close();
  });

  it.each<[why: string, string | Schema, object]>([
    ['it is no thing that is read', objectOf({ reason: 'string' }), {}],
    ['it is read on its own path', 'Person', { 'GET /things/{id}/assignee': { response: 'Person' } }],
  ])('is none where %s', (_, request, others) => {
    const document = contract('fields', 'assignee', request, others);
    const role = infer(document).roleOf.get('PUT /things/{id}/assignee');
    expect(role !== undefined && 'part' in role).toBe(false);
  });
});
