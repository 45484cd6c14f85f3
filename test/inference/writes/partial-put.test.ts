import { describe, expect, it } from 'vitest';
import { isPartialPut } from '../../../src/inference/writes/partial-put.ts';
import type { PathItem } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { contractOf } from '../../support/contract.ts';

function isPartial(description: string, method = 'put'): boolean {
  const declared = { [method]: { description, responses: {} } };
  const document = contractOf({ '/kilns/{id}': declared } as unknown as Record<string, PathItem>);
  const [operation] = operationsOf(document).values();
  return operation !== undefined && isPartialPut(document, operation);
}

describe('a PUT that changes what is sent and nothing else', () => {
  it.each([
    'Only the fields that are sent will be updated.',
    'Updates only the properties provided in the body.',
    'Partially updates a kiln.',
    'Any unspecified fields will remain unchanged.',
    'Fields not specified are not modified.',
    'Omitted properties stay as they are.',
  ])('says so: %s', (description) => {
    expect(isPartial(description)).toBe(true);
  });

  it.each([
    'Updates a kiln.',
    'Replaces the kiln. Only administrators may do this.',
    'Omitted fields are reset.',
  ])('does not: %s', (description) => {
    expect(isPartial(description)).toBe(false);
  });

  it('is no other method', () => {
    expect(isPartial('Partially updates a kiln.', 'patch')).toBe(false);
  });
});
