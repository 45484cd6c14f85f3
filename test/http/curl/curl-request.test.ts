import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { formatCurlRequest, type SentExchange } from '../../../src/http/curl/curl-request.ts';

const at = { origin: 'http://localhost:4010', secret: 'anything' };
const get = { method: 'GET', url: '/boats', headers: {} };

const cases: readonly (readonly [
  what: string,
  request: SentExchange,
  session: string | undefined,
  string,
])[] = [
  ['a plain read', get, undefined, 'curl http://localhost:4010/boats'],
  [
    'headers of the client itself are left out',
    {
      ...get,
      headers: { host: 'h', 'user-agent': 'x', accept: '*/*', 'sec-fetch-mode': 'cors', 'x-trace': '1' },
    },
    undefined,
    "curl http://localhost:4010/boats -H 'x-trace: 1'",
  ],
  [
    'a query with characters of the shell',
    { ...get, url: '/boats?q=a&b=$(x)' },
    undefined,
    "curl 'http://localhost:4010/boats?q=a&b=$(x)'",
  ],
  [
    'brackets, which curl expands',
    { ...get, url: '/boats?f[name]=x' },
    undefined,
    "curl -g 'http://localhost:4010/boats?f[name]=x'",
  ],
  ['its session', get, 'w1', "curl http://localhost:4010/boats -H 'X-Sandbox-Session: w1'"],
  [
    'not twice',
    { ...get, headers: { 'x-sandbox-session': 'w1' } },
    'w1',
    "curl http://localhost:4010/boats -H 'x-sandbox-session: w1'",
  ],
  [
    'nor beside its prefix',
    { ...get, url: '/__session/w1/boats' },
    'w1',
    'curl http://localhost:4010/__session/w1/boats',
  ],
  [
    'credentials that were not recorded',
    {
      ...get,
      url: '/boats?api_key=[redacted]',
      headers: { authorization: '[redacted]', 'x-api-key': '[redacted]' },
    },
    undefined,
    "curl 'http://localhost:4010/boats?api_key=anything' -H 'authorization: Bearer anything' -H 'x-api-key: anything'",
  ],
  [
    'an empty header',
    { ...get, headers: { 'x-note': '' } },
    undefined,
    "curl http://localhost:4010/boats -H 'x-note;'",
  ],
  ['HEAD', { ...get, method: 'HEAD' }, undefined, 'curl -I http://localhost:4010/boats'],
  ['DELETE', { ...get, method: 'DELETE' }, undefined, 'curl -X DELETE http://localhost:4010/boats'],
  [
    'a body',
    {
      method: 'POST',
      url: '/boats',
      headers: { 'content-type': 'application/json' },
      body: { text: '{"name":"L\'Amour"}' },
    },
    undefined,
    `curl http://localhost:4010/boats -H 'content-type: application/json' --data-raw '{"name":"L'\\''Amour"}'`,
  ],
  [
    'a body without a media type, sent with another method',
    { method: 'PUT', url: '/boats', headers: {}, body: { text: '@x' } },
    undefined,
    'curl -X PUT http://localhost:4010/boats -H Content-Type: --data-raw @x',
  ],
  [
    'bytes',
    { method: 'POST', url: '/boats', headers: { 'content-type': 'image/png' }, body: { base64: '/w==' } },
    undefined,
    "printf %s /w== | base64 -d | curl http://localhost:4010/boats -H 'content-type: image/png' --data-binary @-",
  ],
];

describe('a request of the journal as curl', () => {
  it.each(cases)('%s', (_, request, session, expected) => {
    expect(formatCurlRequest(request, { ...at, session })).toBe(expected);
  });

  it('pipes a text that no argument can hold', () => {
    const request = {
      ...get,
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: { text: 'a\0é' },
    };
    expect(formatCurlRequest(request, at)).toContain('printf %s YQDDqQ== | base64 -d | curl');
  });

  it('passes every text to the command as it is', () => {
    const text = '\'"$(touch x)`id`\\ !\n& | ; * ~ é';
    const request = {
      ...get,
      method: 'POST',
      url: `/b?${text.replaceAll('\n', '')}`,
      headers: { 'content-type': text.replace('\n', '') },
      body: { text },
    };
    const command = formatCurlRequest(request, at).replace(/^curl/, "printf '%s\\0'");
    const words = execFileSync('sh', ['-c', command]).toString().split('\0').slice(0, -1);
    expect(words.slice(-2)).toEqual(['--data-raw', text]);
    expect(words).toContain(`content-type: ${text.replace('\n', '')}`);
  });
});
