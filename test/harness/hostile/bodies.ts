import { gzipSync } from 'node:zlib';
import { minimalCustomer } from '../../support/customers.ts';
import { type HostileCase, type Nature, request } from './hostile-case.ts';

const rejected: Nature = { isRefused: true };

function post(name: string, body: string | Uint8Array, nature: Nature = rejected): HostileCase {
  return request(`a body of ${name}`, { method: 'POST', body }, nature);
}

/** A customer with something in it that no customer has. */
function customer(extra: string): string {
  return `${JSON.stringify(minimalCustomer('hostile')).slice(0, -1)},${extra}}`;
}

const texts: readonly HostileCase[] = [
  post('nothing', ''),
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    '{"',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    "{'a':1}",
    '{a:1}',
    '{"a":1,}',
    '[1,]',
  ].map((text) => post(`the text ${text}`, text)),
  ...[
    'null',
    'true',
    '0',
    '-0',
    '1e999',
    '-1e-999',
    'NaN',
    'Infinity',
    '0x10',
    '01',
    '1.',
    '.1',
    '""',
    '[]',
    '{}',
    'undefined',
  ].map((text) => post(`the value ${text}`, text)),
  post('white space alone', ' \t\r\n'),
  post('a byte order mark', '\uFEFF{}'),
  post('a comment', '{/* a */}'),
  post('two values', '{}{}'),
  post('a NUL', '{"a":"\0"}'),
  post('a control character', '{"a":"\u0001"}'),
  post('bytes that are not UTF-8', Buffer.from('{"a":"\xff\xfe"}', 'latin1')),
  post('UTF-16', Buffer.from('{}', 'utf16le')),
  post('an overlong slash', Uint8Array.from([0x22, 0xc0, 0xaf, 0x22])),
  post('a surrogate in UTF-8', Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22])),
  post('a lone surrogate', '{"id":"\\ud800"}'),
  post('a bad escape', '{"a":"\\x"}'),
  post('a number of a million digits', '1'.repeat(1_000_000)),
  post('a text of a megabyte', `"${'x'.repeat(1_000_000)}"`),
  post('two megabytes', ' '.repeat(2_097_152)),
  post('arrays 65 deep', '['.repeat(65) + ']'.repeat(65)),
  post('arrays 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000)),
  post('arrays 500,000 deep, not closed', '['.repeat(500_000)),
  post('objects 50,000 deep', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
  post('100,000 items', `[${'1,'.repeat(99_999)}1]`),
  post('50,000 properties', `{${Array.from({ length: 50_000 }, (_, i) => `"p${i}":1`).join(',')}}`),
  post('one property 50,000 times', `{${'"a":1,'.repeat(50_000)}"a":1}`),
  post('a property of no name', customer('"":1')),
  post('a property with a name of 100,000 characters', customer(`"${'n'.repeat(100_000)}":1`)),
  post('a $ref', customer('"$ref":"#/"')),
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'toJSON',
    'then',
    'valueOf',
  ].flatMap((name) => [
    post(`a property ${name}`, customer(`"${name}":{"polluted":true}`)),
    post(`a property ${name} inside`, customer(`"account":{"id":"a","name":"Account","${name}":{"x":1}}`)),
  ]),
];

/** Ids and texts that are allowed, however they look: they must come back as they are. */
const strangeIds = [
  '__proto__',
  'constructor',
  'toString',
  '../etc',
  'a/b',
  'a%2fb',
  '😀',
  "'; DROP TABLE",
  '<b>',
  'a\\b',
  '\u202e',
];

const ids: readonly HostileCase[] = strangeIds.map((id) =>
  post(`the id ${JSON.stringify(id)}`, JSON.stringify(minimalCustomer(id)), {}),
);

const types = [
  '',
  'text/plain',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  `multipart/form-data; boundary=${'b'.repeat(500)}`,
  'application/xml',
  'application',
  '/',
  'application/json/json',
  'application/vnd.evil+json',
  'application/json, text/plain',
  '*/*',
  '__proto__',
  `a/${'b'.repeat(10_000)}`,
].map((type) =>
  request(
    `the content type ${JSON.stringify(type.slice(0, 50))}`,
    { method: 'POST', headers: [`Content-Type: ${type}`], body: '{}' },
    rejected,
  ),
);

const charsets = ['utf-16', 'latin1', 'utf-7', '"', '__proto__', 'x'.repeat(1_000)].map((charset) =>
  request(
    `the charset ${charset.slice(0, 20)}`,
    { method: 'POST', headers: [`Content-Type: application/json; charset=${charset}`], body: '{}' },
    rejected,
  ),
);

const encodings: readonly HostileCase[] = [
  ['gzip', gzipSync('{}')],
  ['gzip', Buffer.from('not gzip')],
  ['gzip', gzipSync(Buffer.alloc(50_000_000)).subarray(0, 1_000_000)],
  ['deflate', Buffer.from('{}')],
  ['br', Buffer.from('{}')],
  ['zstd', Buffer.from('{}')],
  ['gzip, gzip', gzipSync(gzipSync('{}'))],
  ['identity, identity', Buffer.from('{}')],
  ['__proto__', Buffer.from('{}')],
].map(([encoding, body], i) =>
  request(
    `a body encoded as ${encoding}, number ${i}`,
    { method: 'POST', headers: [`Content-Encoding: ${encoding}`], body: body ?? '' },
    rejected,
  ),
);

export const bodies: readonly HostileCase[] = [...texts, ...ids, ...types, ...charsets, ...encodings];
