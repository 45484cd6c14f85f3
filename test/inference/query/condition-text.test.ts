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
    ['not (a eq 1) and b ne 2', { and: [{ not: is('a', 'eq', '1') }, is('b', 'ne', '2')] }],
    [
      "contains(name,'x') or startswith(tolower(at/city),'r') eq true",
      {
        or: [is('name', 'contains', 'x'), is('at.city', 'startswith', 'r')],
      },
    ],
    ["kind in ('a', 'b')", { field: 'kind', operator: 'in', value: ['a', 'b'] }],
    [
      'kind==a;size=gt=1,size=out=(1,2)',
      {
        or: [
          { and: [is('kind', '==', 'a'), is('size', 'gt', '1')] },
          { field: 'size', operator: 'nin', value: ['1', '2'] },
        ],
      },
    ],
    ['tags==a,b,c', is('tags', '==', 'a,b,c')],
    [
      'note eq null or note ne null',
      {
        or: [
          { field: 'note', operator: 'isnull' },
          { field: 'note', operator: 'notnull' },
        ],
      },
    ],
    ['note pr and not eq 1', { and: [{ field: 'note', operator: 'exists' }, is('not', 'eq', '1')] }],
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
    'contains(name)',
    "contains(name,'a') eq 3",
    'a in (1',
    'a eq (',
    `${'not '.repeat(9999)}a eq 1`,
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
