import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';

describe('no-unknown-formats', () => {
  it('finds each unknown format once', () => {
    const schemas = Object.fromEntries(
      ['sku', 'sku', 'uuid', 'int64', 'decimal', 'binary', 'password'].map((format, i) => [
        `S${i}`,
        { format },
      ]),
    );
    const document = contractOf({}, { components: { schemas } });
    expect(lintLines(document)).toEqual(['info no-unknown-formats #/components/schemas/S0/format']);
    expect(lintMessages(document)).toContain("'sku' (in 2 places)");
  });
});
