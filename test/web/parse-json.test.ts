import { expect, it } from 'vitest';
import { parseJson } from '../../web/src/components/parse-json.ts';

it.each([
  ['{"a": 1', 'This is not JSON: see line 1, column 8.'],
  ['{\n  "a": 1,\n  b\n}', 'This is not JSON: see line 3, column 3.'],
  ['{"a": }', "This is not JSON: see '}'."],
  ['', 'This is not JSON: see the end.'],
])('says where %j is no JSON', (text, error) => {
  expect(parseJson(text)).toEqual({ error });
});

it('parses JSON, null too', () => {
  expect([parseJson('null'), parseJson('[1]')]).toEqual([{ value: null }, { value: [1] }]);
});
