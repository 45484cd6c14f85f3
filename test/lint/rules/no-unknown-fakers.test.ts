import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';

describe('no-unknown-fakers', () => {
  it.each<[what: string, faker: unknown]>([
    ['a method that there is not', 'internet.emial'],
    ['a module that there is not', 'nothing.email'],
    ['a method that contracts may not call', { 'helpers.fake': ['{{internet.email}}'] }],
    ['no method', 7],
    ['an empty object', {}],
  ])('finds %s', (_what, faker) => {
    const document = contractOf({}, { components: { schemas: { A: { 'x-faker': faker } } } });
    expect(lintLines(document)).toEqual(['warning no-unknown-fakers #/components/schemas/A/x-faker']);
  });

  it('suggests a name that is near', () => {
    const document = contractOf({}, { components: { schemas: { A: { 'x-faker': 'internet.emial' } } } });
    expect(lintMessages(document)).toContain('Did you mean internet.email?');
  });

  it.each(['internet.email', 'name.firstName', 'random.uuid', { 'datatype.number': { min: 1 } }])(
    'accepts %j',
    (faker) => {
      const document = contractOf({}, { components: { schemas: { A: { 'x-faker': faker } } } });
      expect(lintLines(document)).toEqual([]);
    },
  );
});
