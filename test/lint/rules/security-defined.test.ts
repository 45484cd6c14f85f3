import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';

describe('security-defined', () => {
  it('finds each undefined scheme once', () => {
    const get = { responses: { 204: {} }, security: [{ key: [] }, { token: [] }] };
    const document = contractOf(
      { '/x': { get }, '/y': { get } },
      { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } },
    );
    expect(lintLines(document)).toEqual(['warning security-defined #/paths/~1x/get']);
    expect(lintMessages(document)).toContain("'key'");
  });
});
