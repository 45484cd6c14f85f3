import { describe, expect, it } from 'vitest';
import { authorizationOf } from '../../../src/http/request/credentials.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('authorizationOf', () => {
  it.each([
    ['Bearer abc', 'bearer', 'abc'],
    ['bearer  abc ', 'Bearer', 'abc'],
    [
      'Digest username="ann", realm="shop", response="6629fa"',
      'digest',
      'username="ann", realm="shop", response="6629fa"',
    ],
    ['Hawk id="dh37", ts="1353832234", mac="6R4r="', 'hawk', 'id="dh37", ts="1353832234", mac="6R4r="'],
    [
      'Signature keyId="k1",headers="(request-target) date",signature="a+b/="',
      'Signature',
      'keyId="k1",headers="(request-target) date",signature="a+b/="',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=a/2026/s3, SignedHeaders=host, Signature=fe5f',
      'aws4-hmac-sha256',
      'Credential=a/2026/s3, SignedHeaders=host, Signature=fe5f',
    ],
    ['OAuth oauth_token="x", oauth_nonce="y"', 'oauth', 'oauth_token="x", oauth_nonce="y"'],
    ['Key abc: def', 'key', 'abc: def'],
    [`Basic ${base64('ann:secret')}`, 'basic', base64('ann:secret')],
    [`Basic ${base64('ann:')}`, 'BASIC', base64('ann:')],
  ])('of %j for %s is %j', (header, scheme, credentials) => {
    expect(authorizationOf(header, scheme)).toBe(credentials);
  });

  it.each([
    [undefined, 'bearer'],
    ['', 'bearer'],
    ['Digest', 'digest'],
    ['Digest   ', 'digest'],
    ['Digest username="ann"', 'bearer'],
    ['Bearer two words', 'bearer'],
    ['Basic ann:secret', 'basic'],
    [`Basic ${base64('ann')}`, 'basic'],
    [`Basic ${base64('ann:secret')} more`, 'basic'],
    ['Basic @@@', 'basic'],
    ['Digestx y', 'digest'],
    ['constructor x', 'bearer'],
  ])('of %j for %s is absent', (header, scheme) => {
    expect(authorizationOf(header, scheme)).toBeUndefined();
  });

  it('knows no form of a scheme that is named as a property of every object', () => {
    expect(authorizationOf('constructor x', 'constructor')).toBe('x');
  });
});
