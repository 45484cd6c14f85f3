import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plainText, scalarNumber, scalarText } from '../src/json.ts';
import { findUnsafeConversions, repository, type UnsafeConversion } from './support/unsafe-conversions.ts';

const files = readdirSync(`${repository}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${repository}src/${file.replaceAll('\\', '/')}`);

/** What `String` and `Number` throw a TypeError for. */
const hostile = JSON.parse('{"toString": 0, "valueOf": 1}');

const careless = `${repository}test/support/careless-conversions.ts`;

/** Of `src`, and of a careless file; in one go, since what they are compiled with is most of the work. */
const found = findUnsafeConversions([...files, careless], repository);
const isCareless = ({ place }: UnsafeConversion) => place.startsWith('test/support/careless-conversions.ts:');

it('no value of an unknown type becomes a text or a number by itself: scalarText, plainText and scalarNumber do that', () => {
  expect(found.filter((each) => !isCareless(each))).toEqual([]);
});

it('finds conversions', () => {
  const [first, ...others] = found.filter(isCareless);
  expect(first?.place).toMatch(/:\d+$/);
  expect([first, ...others].map((each) => each?.code)).toEqual([
    'String(value)',
    'Number(value)',
    'value}`',
    'values.map(String)',
    "values.join(',')",
  ]);
});

it.each([
  ['a', 'a', 'a', Number.NaN],
  ['7', '7', '7', 7],
  [1.5, '1.5', '1.5', 1.5],
  [false, 'false', 'false', 0],
  [null, undefined, 'null', Number.NaN],
  [undefined, undefined, 'undefined', Number.NaN],
  [hostile, undefined, '{"toString":0,"valueOf":1}', Number.NaN],
  [[hostile], undefined, '[{"toString":0,"valueOf":1}]', Number.NaN],
])('%j becomes text and number', (value, scalar, plain, number) => {
  expect([scalarText(value), plainText(value), scalarNumber(value)]).toEqual([scalar, plain, number]);
});
