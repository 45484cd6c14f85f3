import { describe, expect, it } from 'vitest';
import { isUpsert } from '../../../src/inference/writes/upsert.ts';
import type { OperationObject, PathItem } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { contractOf } from '../../support/contract.ts';

interface Described extends OperationObject {
  readonly summary?: string;
  readonly description?: string;
}

function isUpsertAt(declared: Described, path = '/plans'): boolean {
  const post = { responses: { 200: { description: 'ok' } }, ...declared };
  const document = contractOf({ [path]: { post } } as unknown as Record<string, PathItem>);
  const [operation] = operationsOf(document).values();
  return operation !== undefined && isUpsert(document, operation);
}

describe('a create that also updates', () => {
  it.each<[string, Described, string?]>([
    ['createOrUpdatePlan', { operationId: 'createOrUpdatePlan' }],
    ['add_or_replace_plan', { operationId: 'add_or_replace_plan' }],
    ['Plans_UpsertMany', { operationId: 'Plans_UpsertMany' }],
    ['putPlan', { operationId: 'putPlan' }],
    ['a path that says it', {}, '/plans/upsert'],
    ['a summary', { summary: 'Creates or updates a plan' }],
    ['a summary about its item', { summary: 'Create a new plan or update the one that is there' }],
    ['the other order', { summary: 'Update or create a plan' }],
    [
      'a description',
      { description: 'Makes a plan. If a plan with this code already exists, it is updated.' },
    ],
    ['what it has done', { responses: { 200: { description: 'Plan added or replaced' } } }],
    ['the same, shorter', { responses: { 201: { description: 'Updated/created.' } } }],
  ])('is known by %s', (_, declared, path) => {
    expect(isUpsertAt(declared, path)).toBe(true);
  });

  it.each<[string, Described]>([
    ['createPlan', { operationId: 'createPlan' }],
    ['computePlan', { operationId: 'computePlan' }],
    ['putativePlan', { operationId: 'putativePlan' }],
    ['a description of two operations', { description: 'Creates a plan. See also how to update it.' }],
    [
      'a declared conflict',
      { operationId: 'upsertPlan', responses: { 200: { description: 'ok' }, 409: { description: 'taken' } } },
    ],
  ])('is not known by %s', (_, declared) => {
    expect(isUpsertAt(declared)).toBe(false);
  });
});
