import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';

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

  it('says what the sandbox responds with', () => {
    const messagesFor = (responses: object) =>
      lintMessages(contractOf({ '/x': { delete: { responses: responses as never } } }));
    expect(messagesFor({ 404: {} })).toContain(
      'only 404, so the sandbox responds to a valid request with a 204',
    );
    expect(messagesFor({ default: {} })).not.toContain('204');
  });
});
