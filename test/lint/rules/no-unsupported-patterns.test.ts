import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintDocument } from '../../support/lint-document.ts';

describe('no-unsupported-patterns', () => {
  it('reports what loading found, with its location', () => {
    const note =
      'my api.yaml#/components/schemas/A/pattern is a pattern that JavaScript does not support, so it is not checked.';
    expect(lintDocument(contractOf({}), [note])).toEqual([
      {
        severity: 'info',
        rule: 'no-unsupported-patterns',
        docs: 'docs/rules/no-unsupported-patterns.md',
        location: '#/components/schemas/A/pattern',
        message: 'This is a pattern that JavaScript does not support, so it is not checked.',
      },
    ]);
  });
});
