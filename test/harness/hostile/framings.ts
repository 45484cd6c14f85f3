import { bytesOf, type HostileCase, type Nature, raw, request } from './hostile-case.ts';

/** A request that must not be heard: it would delete what the harness watches. */
const smuggled = 'DELETE /customers/canary HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n';

const rejected: Nature = { isRefused: true, halfCloses: true };

/** Ambiguous lengths of a body, on which two servers may disagree. */
const ambiguous: readonly (readonly string[])[] = [
  ['Content-Length: 5', 'Content-Length: 6'],
  ['Content-Length: 5, 6'],
  ['Content-Length: 5, 5'],
  ['Content-Length: +5'],
  ['Content-Length: -5'],
  ['Content-Length: 0x5'],
  ['Content-Length: 5.0'],
  ['Content-Length: 5 5'],
  ['Content-Length: five'],
  ['Content-Length: 1e1'],
  ['Content-Length: 99999999999999999999999999'],
  ['Content-Length: ５'],
  ['Content-Length: \u00005'],
  ['Content-Length : 5'],
  ['Content-Length: 5', 'Transfer-Encoding: chunked'],
  ['Transfer-Encoding: chunked', 'Content-Length: 5'],
  ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
  ['Transfer-Encoding: identity', 'Content-Length: 5'],
  ['Transfer-Encoding: identity'],
  ['Transfer-Encoding: xchunked'],
  ['Transfer-Encoding: chunked, gzip'],
  ['Transfer-Encoding: chunked, identity'],
  ['Transfer-Encoding : chunked'],
  ['Transfer-Encoding:\u000bchunked'],
  ['Transfer-Encoding: chunked\u0000'],
  ['Transfer-Encoding: "chunked"'],
  ['Transfer-Encoding: chunked;q=1'],
  ['Transfer-Encoding: cow', 'Content-Length: 5'],
  ['X: y\nTransfer-Encoding: chunked', 'Content-Length: 5'],
  ['Transfer-Encoding:', ' chunked', 'Content-Length: 5'],
];

const lengths: readonly HostileCase[] = ambiguous.map((headers) =>
  request(
    `a body framed by ${JSON.stringify(headers.join(' / '))}`,
    { method: 'POST', headers, body: `0\r\n\r\n${smuggled}` },
    rejected,
  ),
);

const chunked = ['Transfer-Encoding: chunked'];

/** Bodies in chunks that are none. */
const chunks: readonly HostileCase[] = [
  ['a size that is none', `xyz\r\n{}\r\n0\r\n\r\n${smuggled}`],
  ['a negative size', `-2\r\n{}\r\n0\r\n\r\n${smuggled}`],
  ['a size with 0x', `0x2\r\n{}\r\n0\r\n\r\n${smuggled}`],
  ['a size without end', `${'f'.repeat(40)}\r\n{}`],
  ['a size too small', `1\r\n{}\r\n0\r\n\r\n${smuggled}`],
  ['a size too large', 'ff\r\n{}\r\n0\r\n\r\n'],
  ['a space before its size', ` 2\r\n{}\r\n0\r\n\r\n${smuggled}`],
  ['newlines alone', `2\n{}\n0\n\n${smuggled}`],
  ['a size and no more', '2\r\n'],
  ['no last chunk', '2\r\n{}\r\n'],
  ['no end of a chunk', `2\r\n{}0\r\n\r\n${smuggled}`],
  ['an extension without end', `2;${'x'.repeat(200_000)}\r\n{}\r\n0\r\n\r\n`],
  ['a newline in an extension', `2;a\nb\r\n{}\r\n0\r\n\r\n${smuggled}`],
].map(([name = '', body = '']) =>
  request(`chunks with ${name}`, { method: 'POST', headers: chunked, body }, rejected),
);

const tolerable: readonly HostileCase[] = [
  ['an extension', '2;a=b\r\n{}\r\n0\r\n\r\n'],
  ['a trailer', '2\r\n{}\r\n0\r\nX-Trailer: y\r\n\r\n'],
  ['a trailer that is a length', '2\r\n{}\r\n0\r\nContent-Length: 99\r\n\r\n'],
  ['a trailer of a megabyte', `2\r\n{}\r\n0\r\n${'A: b\r\n'.repeat(150_000)}\r\n`],
  ['leading zeros', '0000000002\r\n{}\r\n0\r\n\r\n'],
  ['a byte each', `${'1\r\n \r\n'.repeat(20_000)}0\r\n\r\n`],
  ['two megabytes', `200000\r\n${' '.repeat(2_097_152)}\r\n0\r\n\r\n`],
].map(([name = '', body = '']) =>
  request(`chunks with ${name}`, { method: 'POST', headers: chunked, body }, { halfCloses: true }),
);

const get = bytesOf({ target: '/customers/nobody' });

const sequences: readonly HostileCase[] = [
  raw('twenty requests at once', Buffer.concat(Array.from({ length: 20 }, () => get)), { mostAnswers: 20 }),
  raw('a request and nonsense', Buffer.concat([get, Buffer.from('nonsense\r\n\r\n')]), { mostAnswers: 2 }),
  raw('a request, and it hangs up', get, { halfCloses: true }),
  raw(
    'half a body, and it hangs up',
    bytesOf({ method: 'POST', headers: ['Content-Length: 9'], body: '{' }),
    rejected,
  ),
  raw('a body of a GET, and a request', Buffer.concat([bytesOf({ body: '{"a":1}' }), get]), {
    mostAnswers: 2,
  }),
  raw(
    'a rejected body, and a request in it',
    bytesOf({ method: 'POST', target: '/nothing', body: `{}${smuggled}` }),
    { mostAnswers: 1 },
  ),
  raw(
    'a body of no token, and a request in it',
    bytesOf({
      method: 'POST',
      isBare: true,
      headers: ['Host: localhost', `Content-Length: ${smuggled.length}`],
      body: smuggled,
    }),
    { mostAnswers: 1 },
  ),
  raw(
    'a body of three megabytes, and a request at its end',
    bytesOf({ method: 'POST', body: `${' '.repeat(3_000_000)}${smuggled}` }),
    { mostAnswers: 1, isRefused: true },
  ),
  raw(
    'it expects a 100 Continue',
    bytesOf({ method: 'POST', headers: ['Expect: 100-continue'], body: '{}' }),
  ),
  raw(
    'it expects that, for too large a body',
    bytesOf({ method: 'POST', headers: ['Expect: 100-continue', 'Content-Length: 99999999'] }),
    rejected,
  ),
  raw(
    'it upgrades with a body',
    bytesOf({ method: 'POST', headers: ['Upgrade: x', 'Connection: upgrade'], body: '{}' }),
    {
      halfCloses: true,
    },
  ),
  raw('a HEAD with a body', bytesOf({ method: 'HEAD', body: '{}' })),
  raw('a TRACE with a body', bytesOf({ method: 'TRACE', body: '{}' })),
  raw('an OPTIONS with a body', bytesOf({ method: 'OPTIONS', body: '{}' })),
];

export const framings: readonly HostileCase[] = [...lengths, ...chunks, ...tolerable, ...sequences];
