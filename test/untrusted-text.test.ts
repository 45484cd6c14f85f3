import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plainText, scalarNumber, scalarText } from '../src/json.ts';
import { findUnsafeConversions, repository } from './support/unsafe-conversions.ts';

const files = readdirSync(`${repository}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${repository}src/${file.replaceAll('\\', '/')}`);

/** What `String` and `Number` throw a TypeError for. */
const hostile = JSON.parse('{"toString": 0, "valueOf": 1}');

it('no value of an unknown type becomes a text or a number by itself: scalarText, plainText and scalarNumber do that', () => {
  expect(findUnsafeConversions(files, repository)).toEqual([]);
}, 120_000);

it('finds conversions', () => {
  const [found, ...others] = findUnsafeConversions(
    [`${repository}test/support/careless-conversions.ts`],
    repository,
  );
  expect(found?.place).toMatch(/^test\/support\/careless-conversions\.ts:\d+$/);
  expect([found, ...others].map((each) => each?.code)).toEqual([
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
