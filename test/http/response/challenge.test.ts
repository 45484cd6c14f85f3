import { describe, expect, it } from 'vitest';
import { challengeFor } from '../../../src/http/response/challenge.ts';
import type { SecurityScheme } from '../../../src/openapi/document.ts';

const http = (scheme: string): SecurityScheme => ({ type: 'http', scheme });

describe('challengeFor', () => {
  it.each([
    ['no scheme', [], 'Bearer realm="sandbox"'],
    ['bearer tokens', [http('bearer')], 'Bearer realm="sandbox"'],
    ['OAuth 2 and OpenID Connect', [{ type: 'oauth2' }, { type: 'openIdConnect' }], 'Bearer realm="sandbox"'],
    ['basic', [http('BASIC')], 'Basic realm="sandbox"'],
    ['digest', [http('digest')], 'Digest realm="sandbox", qop="auth", nonce="c2FuZGJveA"'],
    ['a scheme without parameters', [http('negotiate')], 'Negotiate'],
    ['a registered one', [http('hawk')], 'Hawk realm="sandbox"'],
    ['a scheme of its own', [http('Acme-Sig')], 'Acme-Sig realm="sandbox"'],
    [
      'a cookie',
      [{ type: 'apiKey', in: 'cookie', name: 'SID' }],
      'ApiKey realm="sandbox", in="cookie", name="SID"',
    ],
    [
      'an odd name',
      [{ type: 'apiKey', in: 'query', name: 'k"ä' }],
      'ApiKey realm="sandbox", in="query", name="k\\"?"',
    ],
    [
      'several',
      [http('bearer'), http('digest'), http('bearer')],
      'Bearer realm="sandbox", Digest realm="sandbox", qop="auth", nonce="c2FuZGJveA"',
    ],
  ] as const)('of %s', (_, schemes, challenge) => {
    expect(challengeFor(schemes)).toBe(challenge);
  });

  it('has the error for bearer tokens only', () => {
    expect(challengeFor([http('bearer'), http('basic')], 'invalid_token')).toBe(
      'Bearer realm="sandbox", error="invalid_token", Basic realm="sandbox"',
    );
  });
});
