import { describe, expect, it } from 'vitest';
import { fitsWhenShown, pictureAddress } from '../../../src/sample/pictures/picture-address.ts';

const text = pictureAddress('photo', 'Tea');

describe('the address of a picture', () => {
  it.each<[string, Parameters<typeof fitsWhenShown>[1], boolean]>([
    ['without limits', {}, true],
    ['with room for a longer address', { maxLength: 255 }, true],
    ['with room for itself only', { maxLength: text.length }, false],
    ['with a pattern, which may want another scheme', { patterns: ['^http://'] }, false],
  ])('matches a schema %s when it is shown: %o is %s', (_, schema, expected) => {
    expect(fitsWhenShown(text, schema)).toBe(expected);
  });

  it('is whole', () => {
    expect(fitsWhenShown(text.slice(0, -2), {})).toBe(false);
  });
});

it('any other text stays as it is', () => {
  expect(fitsWhenShown('https://www.example.com', { maxLength: 23, patterns: ['^https'] })).toBe(true);
});
