import { expect, it } from 'vitest';
import { dispositionParameters } from '../../../src/codecs/multipart/disposition-parameters.ts';

const latin1 = (text: string) => Buffer.from(text).toString('latin1');

it.each<readonly [string, string, object]>([
  ['a field', 'form-data; name="a"', { name: 'a' }],
  ['a token', 'form-data; name=a; filename=b.txt', { name: 'a', fileName: 'b.txt' }],
  ['spaces and capitals', 'form-data;Name = "a" ;FILENAME="b c.txt"', { name: 'a', fileName: 'b c.txt' }],
  ['names in UTF-8', 'form-data; name="größe"; filename="ä.txt"', { name: 'größe', fileName: 'ä.txt' }],
  [
    'a quote, as browsers escape it',
    'form-data; name="a%22b"; filename="%22.txt"',
    { name: 'a"b', fileName: '".txt' },
  ],
  ['a quote, as curl escapes it', 'form-data; name="a\\"b"', { name: 'a"b' }],
  [
    'a path of Windows',
    'form-data; name="a"; filename="C:\\tmp\\b.txt"',
    { name: 'a', fileName: 'C:\\tmp\\b.txt' },
  ],
  ['a percent sign', 'form-data; name="a"; filename="50%.txt"', { name: 'a', fileName: '50%.txt' }],
  ['no chosen file', 'form-data; name="a"; filename=""', { name: 'a', fileName: '' }],
  ['an encoding', "form-data; name=a; filename*=UTF-8''gr%C3%BCn.txt", { name: 'a', fileName: 'grün.txt' }],
  [
    'both',
    'form-data; name="a"; filename="x"; filename*=utf-8\'de\'gr%C3%BCn.txt',
    { name: 'a', fileName: 'grün.txt' },
  ],
  [
    'both, the other way round',
    "form-data; name=a; filename*=iso-8859-1''gr%FCn.txt; filename=x",
    { name: 'a', fileName: 'grün.txt' },
  ],
  ['a broken encoding', 'form-data; name="a"; filename="x"; filename*=broken', { name: 'a', fileName: 'x' }],
  ['a semicolon', 'form-data; name="a; filename=b"', { name: 'a; filename=b' }],
  ['no name', 'form-data; filename="b"', { fileName: 'b' }],
])('%s', (_, disposition, parameters) => {
  expect(dispositionParameters(latin1(disposition))).toEqual(parameters);
});
