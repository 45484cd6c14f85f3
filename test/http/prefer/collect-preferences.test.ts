import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SandboxError } from '../../../src/errors.ts';
import { collectPreferences } from '../../../src/http/prefer/collect-preferences.ts';
import { parsePreferences } from '../../../src/http/prefer/parse-preferences.ts';
import { runs } from '../../support/property-tests.ts';

const sentIn = (header: string | undefined, controls: readonly string[] = []) =>
  Object.fromEntries(collectPreferences(header, controls));

describe('the preferences in a header', () => {
  it.each<[string, Record<string, string>]>([
    ['', {}],
    [' ', {}],
    [',, ,', {}],
    ['code=404', { code: '404' }],
    ['Code=404', { code: '404' }],
    ['code = 404', { code: '404' }],
    ['code\t=\t"404"', { code: '404' }],
    ['code=404;', { code: '404' }],
    ['code=404 ; ;', { code: '404' }],
    ['code=404, example=acme,delay=1.5s', { code: '404', example: 'acme', delay: '1.5s' }],
    ['code=404, code=500', { code: '404' }],
    ['code=404, code 500, CODE=x y', { code: '404' }],
    ['dynamic', { dynamic: '' }],
    ['dynamic=', { dynamic: '' }],
    ['dynamic=""', { dynamic: '' }],
    ['example="a, b; c=d"', { example: 'a, b; c=d' }],
    ['example="say \\"hi\\" \\\\ there"', { example: 'say "hi" \\ there' }],
    ['example="x", code=200', { example: 'x', code: '200' }],
    ['respond-async, return=minimal, handling=lenient, wait=10', {}],
    ['respond-async, wait=100;foo="a, code=500", code=404', { code: '404' }],
    ['outlook.timezone=Pacific Standard Time, code=404', { code: '404' }],
    ['codes=404, xcode=404, code-=404', {}],
    ['__proto__=1, constructor=2, code=404', { code: '404' }],
    ['foo="bar, code=404', {}],
  ])('%j are %j', (header, sent) => {
    expect(sentIn(header)).toEqual(sent);
  });

  it.each([
    ['Fête in UTF-8', Buffer.from('example="Fête 🎉"').toString('latin1'), 'Fête 🎉'],
    ['Fête in Latin-1', 'example="Fête"', 'Fête'],
  ])('may be %s', (_, header, example) => {
    expect(sentIn(header)).toEqual({ example });
  });

  it.each([
    ['code=404;example=x', 'write code=value'],
    ['code=404 example=x', 'write code=value'],
    ['code 404', 'write code=value'],
    ['code:404', 'write code=value'],
    ['code==404', 'write code=value'],
    ['code=@', 'write code=value'],
    ['example=not there', 'in quotes'],
    ['example="not there', 'in quotes'],
    ['delay=1 s', 'in quotes'],
    ['=404', 'has no name'],
    ['"code=404"', 'has no name'],
    ['code=404, ;', 'has no name'],
    ['@', 'has no name'],
  ])('%s cannot be parsed: %s', (header, advice) => {
    expect(() => sentIn(header)).toThrow(advice);
    expect(() => sentIn(header)).toThrow(SandboxError);
  });

  it('are parsed or rejected, whatever is sent', () => {
    const pieces = fc.constantFrom(
      'code',
      'delay',
      '=',
      ',',
      ';',
      '"',
      '\\',
      ' ',
      '\t',
      '404',
      'é',
      '\u0000',
    );
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(header, (text) => {
        try {
          parsePreferences(collectPreferences(text));
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed' });
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('are what they were before they were quoted', () => {
    const text = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
    fc.assert(
      fc.property(text, text, (example, seed) => {
        const quote = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
        expect(sentIn(`example=${quote(example)}, seed=${quote(seed)}`)).toEqual({ example, seed });
      }),
    );
  });

  it('of 16 KiB are read in no time', () => {
    const start = performance.now();
    for (const text of ['"', 'code=', ' ', '\\"', 'a,', 'a=";"', 'code="\\']) {
      try {
        sentIn(text.repeat(16_384 / text.length));
      } catch (error) {
        expect(error).toBeInstanceOf(SandboxError);
      }
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('their twins in the query', () => {
  it.each<[string | undefined, readonly string[], Record<string, string>]>([
    [undefined, ['__code=404', '__delay=1s'], { code: '404', delay: '1s' }],
    ['', ['__code=404'], { code: '404' }],
    [undefined, ['__code=404', '__code=500'], { code: '404' }],
    [undefined, ['%5F_code=404'], { code: '404' }],
    [undefined, ['__example=not+there%21'], { example: 'not there!' }],
    [undefined, ['__dynamic', '__seed='], { dynamic: '', seed: '' }],
    [undefined, ['__other=1', '__', '__proto__=1'], {}],
    ['code=500', ['__code=404', '__delay=1s'], { code: '500' }],
    ['respond-async', ['__code=404'], {}],
  ])('count where there is no header: %j %j', (header, controls, sent) => {
    expect(sentIn(header, controls)).toEqual(sent);
  });
});

describe('a mistyped query parameter for the sandbox', () => {
  it.each([
    ['__exmple=a', '__example'],
    ['__cdoe=404', '__code'],
    ['__Dely=1s', '__delay'],
    ['__seeds=1', '__seed'],
    ['%5F%5Fdynmic=true', '__dynamic'],
  ])('%s is rejected: %s', (pair, meant) => {
    expect(() => sentIn(undefined, [pair])).toThrow(SandboxError);
    expect(() => sentIn(undefined, [pair])).toThrow(`Did you mean ${meant}?`);
  });

  it.each(['__v=2', '__typename=x', '__utm_source=a', '__=1', '__proto__=1'])('%s is ignored', (pair) => {
    expect(sentIn(undefined, [pair])).toEqual({});
  });

  it('is ignored beside the header, as all of them are', () => {
    expect(sentIn('code=404', ['__exmple=a'])).toEqual({ code: '404' });
  });
});
