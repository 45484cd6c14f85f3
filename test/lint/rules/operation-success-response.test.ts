import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines } from '../../support/lint-document.ts';

describe('operation-success-response', () => {
  it.each([
    { responses: undefined, expected: ['warning operation-success-response #/paths/~1x/get'] },
    { responses: { 404: {} }, expected: ['warning operation-success-response #/paths/~1x/get'] },
    { responses: { default: {} }, expected: ['info operation-success-response #/paths/~1x/get'] },
    { responses: { '2XX': {} }, expected: [] },
    { responses: { 302: {} }, expected: [] },
  ])('checks the declared statuses: $responses', ({ responses, expected }) => {
    expect(lintLines(contractOf({ '/x': { get: { ...(responses && { responses }) } } }))).toEqual(expected);
  });
});
