import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines } from '../../support/lint-document.ts';

describe('no-ignored-keywords', () => {
  it('finds keywords with a value that they do not allow', () => {
    const schema = {
      type: 'object',
      properties: { a: { minLength: 'two', required: true }, type: { enum: [] } },
    };
    expect(lintLines(contractOf({}, { components: { schemas: { A: schema } } }))).toEqual([
      'info no-ignored-keywords #/components/schemas/A/properties/a/minLength',
      'info no-ignored-keywords #/components/schemas/A/properties/a/required',
      'info no-ignored-keywords #/components/schemas/A/properties/type/enum',
    ]);
  });
});
