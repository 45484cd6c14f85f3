import { describe, expect, it } from 'vitest';
import { createClient } from '../../web/src/api/client.ts';
import { toRequest } from '../../web/src/pages/requests/resend.ts';

const client = createClient({ root: 'http://h' });
const entry = (request: object, session?: string) =>
  ({ request: { headers: {}, ...request }, session }) as never;

describe('a request that is sent again', () => {
  it('has its own headers, and something in place of secrets', () => {
    const headers = {
      host: 'h',
      'x-request-id': 'a',
      'sec-fetch-mode': 'cors',
      authorization: '[redacted]',
      'x-key': '[redacted]',
      'x-a': '1',
    };
    expect(toRequest(client, entry({ method: 'GET', url: '/boats?api_key=[redacted]', headers }))).toEqual({
      method: 'GET',
      url: 'http://h/boats?api_key=anything',
      headers: { authorization: 'Bearer anything', 'x-key': 'anything', 'x-a': '1' },
    });
  });

  it('goes to its session, and has its body', () => {
    const body = { bytes: 2, truncated: false, text: '{}' };
    const sent = toRequest(client, entry({ method: 'POST', url: '/boats', body }, 'w1'));
    expect(sent).toMatchObject({ headers: { 'X-Sandbox-Session': 'w1' }, body: '{}' });
    const prefixed = toRequest(client, entry({ method: 'POST', url: '/__session/w1/boats' }, 'w1'));
    expect(prefixed?.headers).toEqual({});
    const bytes = { bytes: 1, truncated: false, base64: '/w==' };
    expect(toRequest(client, entry({ method: 'PUT', url: '/a', body: bytes }))?.body).toEqual(
      new Uint8Array([255]),
    );
  });

  it.each([
    [
      'a body that was not recorded whole',
      { method: 'POST', url: '/', body: { bytes: 9, truncated: true, text: 'a' } },
    ],
    ['a method that pages may not use', { method: 'TRACE', url: '/' }],
  ])('is none for %s', (_, request) => {
    expect(toRequest(client, entry(request))).toBeUndefined();
  });
});
