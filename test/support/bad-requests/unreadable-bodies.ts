import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type BadRequest, json } from './bad-request.ts';
import { writes } from './invalid-bodies.ts';

const create = { method: 'POST', path: '/customers' };
const update = { method: 'PATCH', path: '/accounts/ACC00001' };

/** A valid body, for requests whose error is elsewhere. */
const valid = '{"id":"x","name":"Customer","primaryEmail":"x@example.com","address":{}}';

/** The longest body that is read, in bytes. */
export const maxBytes = 10 * 1024 * 1024;

function bytesIn(name: string, bytes: readonly number[]): Buffer {
  const [before = '', after = ''] = valid.split(name);
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

function nested(depth: number, open: string, innermost: string, close: string): string {
  return open.repeat(depth) + innermost + close.repeat(depth);
}

const notJson = [
  '{',
  '{"id":"x"',
  '{"id":"x",}',
  '{"id":"x"}}',
  "{'id':'x'}",
  '{id:"x"}',
  '{"id":x}',
  '{"id":NaN}',
  '{"id":01}',
  '{"id":"x"} // comment',
  '{"id":"a\u0000b"}',
  '{"id":"a\nb"}',
  '{"id":"\\x41"}',
  '{"id":"\\ud8"}',
  'undefined',
  'id=x&name=Customer',
  '<customer id="x"/>',
  ' ',
  '\ufeff',
  `${valid}${valid}`,
].map((body) => ({
  name: `not JSON: ${JSON.stringify(body).slice(0, 40)}`,
  ...create,
  headers: json,
  body,
  status: 400,
  says: 'the body is not JSON',
}));

const notAnObject = writes.flatMap(({ operation, method, path }) =>
  ['null', 'true', '7', '"text"', '[]', '[{}]'].map((body) => ({
    name: `${operation}: ${body} in place of an object`,
    method,
    path,
    headers: json,
    body,
    status: 400,
    says: 'the body ',
  })),
);

const notUtf8 = [
  { what: 'a torn sequence', body: bytesIn('Customer', [0xc3, 0x28]) },
  { what: 'a lone continuation byte', body: bytesIn('Customer', [0x61, 0x62, 0x80]) },
  { what: 'an overlong slash', body: bytesIn('Customer', [0xc0, 0xaf, 0x61]) },
  { what: 'a surrogate', body: bytesIn('Customer', [0xed, 0xa0, 0x80]) },
  { what: 'a code point past the last', body: bytesIn('Customer', [0xf4, 0x90, 0x80, 0x80]) },
  { what: 'Latin-1', body: Buffer.from(valid.replace('Customer', 'Käufer'), 'latin1') },
  { what: 'UTF-16', body: Buffer.from(`\ufeff${valid}`, 'utf16le') },
  { what: 'a torn sequence in a name', body: bytesIn('address', [0xe2, 0x82]) },
].map(({ what, body }) => ({
  name: `not UTF-8: ${what}`,
  ...create,
  headers: json,
  body,
  status: 400,
  says: 'the body is not UTF-8',
}));

const loneSurrogates = [
  { at: '/name', body: valid.replace('Customer', 'a\\ud800b') },
  { at: '/name', body: valid.replace('Customer', 'ab\\udc00') },
  { at: '/name', body: valid.replace('Customer', '\\ude00\\ud83d') },
  { at: '/id', body: valid.replace('"x"', '"\\uD83D"') },
  { at: '/address/city', body: valid.replace('{}', '{"city":"\\udfff"}') },
  { at: '/\ufffd', body: valid.replace('{"id"', '{"\\ud800":1,"id"') },
  { at: '/address/\ufffd', body: valid.replace('{}', '{"\\udbff":""}') },
  { at: '/account/metadata/\ufffd', body: withAccount('"metadata":{"\\udc00":"x"}') },
  { at: '/account/metadata/a', body: withAccount('"metadata":{"a":"\\udc00"}') },
  { at: '/account/aliases/0', body: withAccount('"aliases":["abc\\ud800"]') },
  { at: '/settings/0/value', body: valid.replace('{}', '{},"settings":[{"value":"\\ud800"}]') },
].map(({ at, body }) => ({
  name: `a lone surrogate: ${body}`,
  ...create,
  headers: json,
  body,
  status: 400,
  says: `${at} has a lone surrogate`,
}));

const tooDeep = [
  { what: 'lists', body: nested(65, '[', '', ']') },
  { what: 'objects', body: nested(65, '{"a":', '1', '}') },
  { what: 'both', body: nested(33, '[{"a":', '1', '}]') },
  { what: 'lists of 10,000 levels', body: nested(10_000, '[', '', ']') },
  { what: 'objects of 100,000 levels', body: nested(100_000, '{"a":', '1', '}') },
  { what: 'a property', body: valid.replace('{}', nested(64, '[', '', ']')) },
].map(({ what, body }) => ({
  name: `nested too deep: ${what}`,
  ...create,
  headers: json,
  body,
  status: 400,
  says: 'deeper than 64 levels',
}));

/** JSON that no JavaScript value serializes to. */
const oddJson: readonly BadRequest[] = [
  {
    body: valid.replace('{}', '{"__proto__":{"line1":"x"}}'),
    says: '/address/__proto__ is not allowed by the contract',
  },
  { body: `{"__proto__":${valid}}`, says: '/id is required' },
  { body: `{"constructor":{"prototype":${valid}}}`, says: '/constructor is not allowed by the contract' },
  { body: valid.replace('{}', '{"toString":"x"}'), says: '/address/toString is not allowed by the contract' },
  {
    body: valid.replace('{}', '{"hasOwnProperty":"x"}'),
    says: '/address/hasOwnProperty is not allowed by the contract',
  },
  { body: valid.replace('{}', '{"":"x"}'), says: '/address/ is not allowed by the contract' },
  { body: valid.replace('{}', '{"a/b~c":"x"}'), says: '/address/a~1b~0c is not allowed by the contract' },
  {
    body: withAccount('"metadata":{"__proto__":{"polluted":"x"}}'),
    says: '/account/metadata/__proto__ must be',
  },
  { body: withAccount('"metadata":{"constructor":1}'), says: '/account/metadata/constructor must be string' },
  { body: withAccount('"metadata":{"a/b":1}'), says: '/account/metadata/a~1b must be string' },
  { body: withAccount('"netTermDays":1e400'), says: '/account/netTermDays is 1e400, which is too large' },
  { body: withAccount('"netTermDays":-1e400'), says: '/account/netTermDays is -1e400, which is too large' },
  { body: withAccount('"netTermDays":30.000001'), says: '/account/netTermDays must be integer' },
  { body: valid.replace('"x"', '"x","id":7'), says: '/id must be string' },
].map(({ body, says }) => ({
  name: `odd JSON: ${body}`,
  ...create,
  headers: json,
  body,
  status: 400,
  says,
}));

function withAccount(property: string): string {
  return valid.replace('{}', `{},"account":{"id":"y","name":"Account",${property}}`);
}

/** Bodies with wrong headers; `says` names the header or its value. */
const headers = [
  ['no Content-Type', {}, 415, 'Content-Type'],
  ['text', { 'Content-Type': 'text/plain' }, 415, 'text/plain'],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'x-www-form-urlencoded'],
  ['a multipart form', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415, 'multipart/form-data'],
  ['a merge patch', { 'Content-Type': 'application/merge-patch+json' }, 415, 'merge-patch+json'],
  ['a JSON patch', { 'Content-Type': 'application/json-patch+json' }, 415, 'json-patch+json'],
  ['any type', { 'Content-Type': '*/*' }, 415, '*/*'],
  ['a longer type', { 'Content-Type': 'application/jsonx' }, 415, 'application/jsonx'],
  ['two types', { 'Content-Type': 'application/json, text/plain' }, 415, 'text/plain'],
  ['no type at all', { 'Content-Type': 'garbage' }, 415, 'garbage'],
  ['an empty type', { 'Content-Type': '' }, 415, 'Content-Type'],
  ['a type in the parameters', { 'Content-Type': 'text/plain;application/json' }, 415, 'text/plain'],
  ['Latin-1', { 'Content-Type': 'application/json; charset=iso-8859-1' }, 415, 'iso-8859-1'],
  ['UTF-16', { 'Content-Type': 'application/json; charset="UTF-16"' }, 415, 'utf-16'],
  [
    'another charset after a parameter',
    { 'Content-Type': 'application/json; v=1;charset=utf-7' },
    415,
    'utf-7',
  ],
  ['an unknown encoding', { ...json, 'Content-Encoding': 'zstd' }, 415, 'Content-Encoding'],
  ['two encodings', { ...json, 'Content-Encoding': 'gzip, gzip' }, 415, 'Content-Encoding'],
  ['a gzip that is none', { ...json, 'Content-Encoding': 'gzip' }, 400, 'the body is incomplete'],
  ['a deflate that is none', { ...json, 'Content-Encoding': 'deflate' }, 400, 'the body is incomplete'],
  ['a brotli that is none', { ...json, 'Content-Encoding': 'br' }, 400, 'the body is incomplete'],
] as const;

const badHeaders = [create, update].flatMap((target) =>
  headers.map(([what, sent, status, says]) => ({
    name: `${target.method} with ${what}`,
    ...target,
    headers: sent,
    body: valid,
    status,
    says,
  })),
);

const missing: readonly BadRequest[] = writes.flatMap(({ operation, method, path }) =>
  [
    { what: 'no body', headers: json },
    { what: 'neither body nor Content-Type', headers: {} },
    { what: 'an empty body', headers: json, body: '' },
    { what: 'an empty body in no chunk', headers: { ...json, 'Transfer-Encoding': 'chunked' }, body: '' },
  ].map(({ what, ...sent }) => ({
    name: `${operation} with ${what}`,
    method,
    path,
    ...sent,
    status: 400,
    says: 'the body is missing',
  })),
);

const long = Buffer.from(valid.padEnd(maxBytes + 1));
const chunked = { 'Transfer-Encoding': 'chunked' };
const tooLarge: readonly BadRequest[] = [
  { what: 'by one byte', headers: json, body: long },
  { what: 'by one byte, in chunks', headers: { ...json, ...chunked }, body: long },
  { what: 'once unzipped', headers: { ...json, 'Content-Encoding': 'gzip' }, body: gzipSync(long) },
  { what: 'once inflated', headers: { ...json, 'Content-Encoding': 'deflate' }, body: deflateSync(long) },
  { what: 'once unbrotlied', headers: { ...json, 'Content-Encoding': 'br' }, body: brotliCompressSync(long) },
  { what: 'fourfold', headers: json, body: Buffer.alloc(4 * maxBytes, ' ') },
].map(({ what, ...sent }) => ({
  name: `too large ${what}`,
  ...create,
  ...sent,
  status: 413,
  says: 'larger than 10MB',
}));

/** Bodies that are rejected before they are validated. */
export const unreadableBodies: readonly BadRequest[] = [
  ...notJson,
  ...notAnObject,
  ...notUtf8,
  ...loneSurrogates,
  ...tooDeep,
  ...oddJson,
  ...badHeaders,
  ...missing,
  ...tooLarge,
];
