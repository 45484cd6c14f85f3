import { describe, expect, it } from 'vitest';
import {
  parseParameterText,
  queryPairs,
  simpleText,
  toParameterText,
} from '../../web/src/request/serialize-parameter.ts';

type Parameter = Parameters<typeof queryPairs>[0];

const parameter = (rest: Partial<Parameter>): Parameter => ({
  name: 'p',
  in: 'query',
  required: false,
  field: { kind: 'string' },
  ...rest,
});

describe('a query parameter', () => {
  it.each<[unknown, Partial<Parameter>, string]>([
    ['a b', {}, 'p=a+b'],
    [5, {}, 'p=5'],
    [['a', 'b'], {}, 'p=a&p=b'],
    [['a', 'b'], { explode: false }, 'p=a%2Cb'],
    [['a', 'b'], { style: 'pipeDelimited' }, 'p=a%7Cb'],
    [['a', 'b'], { style: 'spaceDelimited', explode: true }, 'p=a&p=b'],
    [{ r: 1, g: 2 }, {}, 'r=1&g=2'],
    [{ r: 1, g: 2 }, { explode: false }, 'p=r%2C1%2Cg%2C2'],
    [{ r: { x: [1, 2] } }, { style: 'deepObject' }, 'p%5Br%5D%5Bx%5D=1&p%5Br%5D%5Bx%5D=2'],
    [{ r: 1 }, { isJson: true }, 'p=%7B%22r%22%3A1%7D'],
  ])('%j with %j is %s', (value, rest, expected) => {
    const pairs = queryPairs(parameter(rest), value).map(({ name, value: text }): [string, string] => [
      name,
      text,
    ]);
    expect(`${new URLSearchParams(pairs)}`).toBe(expected);
  });
});

describe('a path or header parameter', () => {
  it.each<[unknown, Partial<Parameter>, string]>([
    ['a/b', {}, 'a/b'],
    [[1, 2], {}, '1,2'],
    [{ r: 1, g: 2 }, {}, 'r,1,g,2'],
    [{ r: 1, g: 2 }, { explode: true }, 'r=1,g=2'],
    [[1, 2], { style: 'label', explode: true }, '.1.2'],
    [[1, 2], { style: 'matrix' }, ';p=1,2'],
    [[1, 2], { style: 'matrix', explode: true }, ';p=1;p=2'],
    [{ a: 1 }, { isJson: true }, '{"a":1}'],
  ])('%j with %j is %s', (value, rest, expected) => {
    expect(simpleText(parameter({ in: 'path', ...rest }), value)).toBe(expected);
  });
});

it.each<[string, Parameter['field']['kind'], unknown]>([
  ['a, b', 'array', ['a', 'b']],
  ['["a, b"]', 'array', ['a, b']],
  ['{"a":1}', 'object', { a: 1 }],
  ['{broken', 'object', '{broken'],
  ['[1]', 'string', '[1]'],
  ['5', 'integer', '5'],
])('the text %s of a field of %s means %j', (text, kind, value) => {
  expect(parseParameterText(parameter({ field: { kind } }), text)).toEqual(value);
});

it.each([
  [undefined, ''],
  [null, ''],
  [['a', 1], 'a, 1'],
  [[{ a: 1 }], '[{"a":1}]'],
  [{ a: 1 }, '{"a":1}'],
  [false, 'false'],
])('%j is shown as %j', (value, text) => {
  expect(toParameterText(value)).toBe(text);
});
