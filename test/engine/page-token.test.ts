import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPageToken, writePageToken } from '../../src/engine/page-token.ts';

describe('page tokens', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 100 }), (after, size) => {
        const token = { list: 'things', after, size };
        expect(readPageToken('things', writePageToken(token))).toEqual(token);
      }),
    );
  });

  it('are refused by another list', () => {
    const token = writePageToken({ list: 'things', after: 'a', size: 5 });
    expect(() => readPageToken('others', token)).toThrow('is not a page token of the list of others');
  });

  it('are refused when any one character was changed, added or removed', () => {
    const token = writePageToken({ list: 'things', after: 'thing 1', size: 5 });
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+ ';
    fc.assert(
      fc.property(
        fc.nat(token.length),
        fc.constantFrom(...alphabet),
        fc.boolean(),
        (at, character, insert) => {
          const changed = token.slice(0, at) + character + token.slice(insert ? at : at + 1);
          fc.pre(changed !== token);
          expect(() => readPageToken('things', changed)).toThrow('query parameter nextToken');
        },
      ),
    );
  });

  it.each(['', 'x', '0123456789abcdef', 'null', '%00', 'é'])('refuses %j', (text) => {
    expect(() => readPageToken('things', text)).toThrow('query parameter nextToken');
  });
});
