import { describe, expect, it } from 'vitest';
import { declaredMediaType, withCharset } from '../../src/codecs/media-types.ts';

describe('declaredMediaType', () => {
  const content = {
    'application/json; charset=utf-8': {},
    'Application/XML': {},
    'text/*': {},
    '*/*': {},
  };

  it.each([
    ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['application/xml', 'Application/XML'],
    ['text/csv', 'text/*'],
    ['image/png', '*/*'],
  ])('of %s is %s', (sent, declared) => {
    expect(declaredMediaType(content, sent)).toBe(declared);
  });

  it('is absent for what is not declared', () => {
    expect(declaredMediaType({ 'text/*': {} }, 'image/png')).toBeUndefined();
  });
});

describe('withCharset', () => {
  it.each([
    ['application/problem+json', 'application/problem+json; charset=utf-8'],
    ['text/html; charset=latin1; level=1', 'text/html; level=1; charset=utf-8'],
    ['application/yaml', 'application/yaml; charset=utf-8'],
    ['application/atom+xml', 'application/atom+xml; charset=utf-8'],
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8'],
    ['image/png', 'image/png'],
    ['multipart/form-data', 'multipart/form-data'],
  ])('of %s is %s', (mediaType, contentType) => {
    expect(withCharset(mediaType)).toBe(contentType);
  });
});
