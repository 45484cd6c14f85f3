import { describe, expect, it } from 'vitest';
import { parseConditionText, showsCondition } from '../../../src/inference/query/finders/condition-text.ts';

const is = (field: string, operator: string, value: string) => ({ field, operator, value });

describe('conditions in a text', () => {
  it.each([
    ['name eq "Ann Lee"', is('name', 'eq', 'Ann Lee')],
    ["title co 'x'", is('title', 'contains', 'x')],
    ['age GE 3', is('age', 'gte', '3')],
    ['kind="bug"', is('kind', '=', 'bug')],
    ['a eq 1 and b sw "x y"', { and: [is('a', 'eq', '1'), is('b', 'startswith', 'x y')] }],
    [
      'a == 1 && (b != 2 || c < 3)',
      { and: [is('a', '==', '1'), { or: [is('b', '!=', '2'), is('c', '<', '3')] }] },
    ],
    [
      'a eq 1 or b eq 2 and c eq 3',
      { or: [is('a', 'eq', '1'), { and: [is('b', 'eq', '2'), is('c', 'eq', '3')] }] },
    ],
  ])('are parsed: %s', (text, expected) => {
    expect(parseConditionText(text)).toEqual(expected);
  });

  it.each([
    '',
    'Ann',
    'red boats',
    'a eq',
    'a eq 1 and',
    '(a eq 1',
    'a eq 1)',
    'a eq 1 b eq 2',
    `${'('.repeat(9999)}a eq 1`,
  ])('are none: %s', (text) => {
    expect(parseConditionText(text)).toBeUndefined();
  });

  it('are shown by examples and descriptions', () => {
    const texts = ['name eq "Ann"', 'A SCIM filter such as userName eq "ann"', 'Filter: Status=="DRAFT"'];
    expect(texts.map(showsCondition)).toEqual([true, true, true]);
    expect(['Words to search for', 'Use a=b', 'The equation'].map(showsCondition)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
