import { describe, expect, it } from 'vitest';
import { issuedTokens } from '../../../../src/handlers/crud/people/tokens.ts';

describe('a token in a data file', () => {
  const token = { token: 'abc', kind: 'access' };

  it.each([
    token,
    { ...token, kind: 'refresh', user: 7, expires: 1_000, hasEnded: true },
    { ...token, user: 'ann' },
  ])('is one: %j', (row) => {
    expect(issuedTokens.validateRow?.(row)).toBeUndefined();
  });

  it.each([
    { token: 'abc' },
    { kind: 'access' },
    { ...token, kind: 'other' },
    { ...token, user: { toString: 0 } },
    { ...token, user: null },
    { ...token, expires: 'never' },
    { ...token, hasEnded: 1 },
  ])('is none: %j', (row) => {
    expect(issuedTokens.validateRow?.(row)).toBe('it is not a token that was issued');
  });
});
