import { expect, it } from 'vitest';
import { createRedaction } from '../../../src/http/journal/redact.ts';

const redaction = createRedaction([
  { type: 'http', scheme: 'bearer' },
  { type: 'apiKey', in: 'header', name: 'X-Station' },
  { type: 'apiKey', in: 'query', name: 'my key' },
  { type: 'apiKey', in: 'cookie', name: 'sid' },
]);

it.each([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-station',
  'x-api-key',
  'apikey',
  'x-auth-token',
  'x-client-secret',
])('the header %s is a secret', (name) => expect(redaction.isHeader(name)).toBe(true));

it.each(['idempotency-key', 'x-sandbox-session', 'content-type', 'www-authenticate', 'x-token-count'])(
  'the header %s is none',
  (name) => expect(redaction.isHeader(name)).toBe(false),
);

it.each([
  '/x?token=1',
  '/x?Access-Token=1',
  '/x?id_token=1',
  '/x?X-Api-Key=1',
  '/x?client_secret=1',
  '/x?password=1',
  '/x?q=s3cret',
  '/x?q=s3%63ret',
])('hides the secret of %s', (url) => {
  const { redactUrl } = createRedaction([], ['s3cret']);
  expect(redactUrl(url)).toMatch(/^\/x\?[\w-]+=\[redacted\]$/);
});

it.each(['/x?pageToken=1', '/x?next_token=1', '/x?tokens=1', '/x?key=1', '/x?q=s3cret2'])('shows %s', (url) =>
  expect(createRedaction([], ['s3cret']).redactUrl(url)).toBe(url),
);

it.each([
  ['/x', '/x'],
  ['/x?nextToken=a&q=1', '/x?nextToken=a&q=1'],
  ['/x?q=1&my%20key=s3cret&access_token=a=b&r', '/x?q=1&my%20key=[redacted]&access_token=[redacted]&r'],
  ['/x?api_key', '/x?api_key=[redacted]'],
  ['/x?%=1&%61pi_key=2', '/x?%=1&%61pi_key=[redacted]'],
  ['/x?q=1?access_token=2', '/x?q=1?access_token=2'],
])('%s is redacted to %s', (url, expected) => expect(redaction.redactUrl(url)).toBe(expected));
