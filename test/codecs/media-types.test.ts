import { describe, expect, it } from 'vitest';
import { declaredMediaType, withCharset } from '../../src/codecs/media-types.ts';

describe('a range of every type', () => {
  it.each(['*/*', '*'])('is also written as %s', (range) => {
    expect(declaredMediaType({ 'text/csv': {}, [range]: {} }, 'image/png')).toBe(range);
  });
});

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

  const versions = { 'application/json; version=1': {}, 'application/json; version=2; ext="b"': {} };

  it.each([
    ['application/json; version=1', 'application/json; version=1'],
    ['application/json;version=2', 'application/json; version=2; ext="b"'],
    ['application/json; charset=UTF-8; Version="2"', 'application/json; version=2; ext="b"'],
    ['application/json', 'application/json; version=1'],
    ['application/json; version=3', undefined],
    ['application/json; version=2; ext=c', undefined],
    ['application/json; indent=4', 'application/json; version=1'],
  ])('with parameters, of %s is %s', (sent, declared) => {
    expect(declaredMediaType(versions, sent)).toBe(declared);
  });

  it('is the one without parameters for others than those of the rest', () => {
    const content = { 'application/json; version=1': {}, 'application/json': {} };
    expect(declaredMediaType(content, 'application/json; version=3')).toBe('application/json');
    expect(declaredMediaType(content, 'application/json')).toBe('application/json');
    expect(declaredMediaType(content, 'application/json; version=1')).toBe('application/json; version=1');
  });

  it.each([
    ['application/vnd.shop+json', 'application/*+json'],
    ['application/json', 'application/*+json'],
    ['application/soap+xml; charset=utf-8', 'application/*+xml'],
    ['application/vnd.api+json', 'application/vnd.api+json'],
    ['text/x+json', undefined],
    ['application/pdf', undefined],
  ])('in ranges of a suffix, of %s is %s', (sent, declared) => {
    const content = { 'application/*+json': {}, 'application/*+xml': {}, 'application/vnd.api+json': {} };
    expect(declaredMediaType(content, sent)).toBe(declared);
  });

  it('is absent for what is not declared', () => {
    expect(declaredMediaType({ 'text/*': {} }, 'image/png')).toBeUndefined();
  });
});

describe('withCharset', () => {
  it.each([
    ['application/json', 'application/json'],
    ['application/problem+json', 'application/problem+json'],
    ['application/vnd.shop.v2+json; profile="x"', 'application/vnd.shop.v2+json; profile="x"'],
    ['application/json;charset=UTF-8', 'application/json;charset=UTF-8'],
    ['application/json; charset="utf-8"', 'application/json; charset="utf-8"'],
    ['application/json; charset=latin1', 'application/json; charset=utf-8'],
    ['text/html; charset=latin1; level=1', 'text/html; level=1; charset=utf-8'],
    ['Text/CSV; header=present', 'Text/CSV; header=present; charset=utf-8'],
    ['text/event-stream', 'text/event-stream'],
    ['application/yaml', 'application/yaml'],
    ['application/atom+xml', 'application/atom+xml'],
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded'],
    ['image/png', 'image/png'],
    ['multipart/form-data', 'multipart/form-data'],
  ])('of %s is %s', (mediaType, contentType) => {
    expect(withCharset(mediaType)).toBe(contentType);
  });
});
