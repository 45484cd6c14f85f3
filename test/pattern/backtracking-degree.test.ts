import { describe, expect, it } from 'vitest';
import { backtrackingDegree } from '../../src/pattern/backtracking-degree.ts';
import { parseRegExp } from '../../src/pattern/parse-reg-exp.ts';

const degreeOf = (source: string) => {
  const regExp = new RegExp(source, 'u');
  return backtrackingDegree(parseRegExp(regExp), regExp);
};

describe('the degree of backtracking', () => {
  it.each([
    ['^abc$', 1],
    ['^[a-z]+$', 1],
    ['^\\d+\\.\\d+$', 1],
    ['^(?:[^"\\\\]|\\\\.)*$', 1],
    ['^([0-9a-f]{1,4}:){1,7}[0-9a-f]{1,4}$', 1],
    ['^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$', 1],
    ['^\\d{4}-\\d{2}(-\\d{2}(\\.\\d+)?)?Z$', 1],
    ['^(?=.*[A-Z])(?=.*\\d).{8,}$', 1],
    ['\\s+$', 2],
    ['^[a-z]+(?:-[a-z]+)*$', 2],
    ['^\\d*\\d*$', 2],
    ['^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$', 3],
    ['^.*,.*,.*$', 3],
  ])('of %s is %d', (source, degree) => {
    expect(degreeOf(source)).toBe(degree);
  });

  it.each([
    '^(a|a)*$',
    '^(a+)+$',
    '(x+x+)+y',
    '^foo(a|aa)+$',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$',
    '^(\\w+\\s?)*$',
    '^(a?){30}a{30}$',
    `^${'a?'.repeat(30)}${'a'.repeat(30)}$`,
    '^(?=(a+)+$)b',
    '^([a-z]+\\d*)*,$',
  ])('of %s is infinite', (source) => {
    expect(degreeOf(source)).toBe(Infinity);
  });
});
