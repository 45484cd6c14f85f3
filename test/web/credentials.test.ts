import { describe, expect, it } from 'vitest';
import { credentialsFor, isIssued, needsToken } from '../../web/reference/src/credentials.ts';

describe('credentials for whatever can be tried', () => {
  it.each<[string, object, object | undefined]>([
    ['a key', { type: 'apiKey', in: 'header', name: 'X-Key' }, { value: 't0k' }],
    ['a bearer token', { type: 'http', scheme: 'bearer' }, { value: 't0k' }],
    ['a password', { type: 'http', scheme: 'Basic' }, { value: { username: 'any', password: 't0k' } }],
    ['OAuth 2', { type: 'oauth2', flows: {} }, { token: { access_token: 't0k', token_type: 'Bearer' } }],
    ['OpenID Connect', { type: 'openIdConnect' }, { token: { access_token: 't0k', token_type: 'Bearer' } }],
    ['a certificate, which no page has', { type: 'mutualTLS' }, undefined],
    ['a type that nobody knows', { type: 'constructor' }, undefined],
  ])('%s', (_, schema, expected) => {
    const credentials = credentialsFor({ components: { securitySchemes: { own: schema } } }, 't0k');
    expect(credentials).toEqual(expected ? { own: { name: 'own', schema, ...expected } } : {});
  });

  it.each([{}, { components: {} }, { components: { securitySchemes: null } }, undefined])(
    'there are none in %j',
    (contract) => {
      expect(credentialsFor(contract, 't0k')).toEqual({});
    },
  );
});

it.each([
  ['oauth2', true, false],
  ['openIdConnect', true, true],
  ['apiKey', false, false],
])('a credential of %s is issued by a log-in: %s, and is added to requests: %s', (type, issued, added) => {
  const credentials = credentialsFor({ components: { securitySchemes: { own: { type } } } }, 't0k');
  expect(isIssued(credentials.own ?? {})).toBe(issued);
  expect(needsToken(credentials)).toBe(added);
});
