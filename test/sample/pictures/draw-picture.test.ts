import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../src/sample/pictures/draw-picture.ts';
import { pictureAddress, pictureKinds } from '../../../src/sample/pictures/picture-address.ts';

describe.each(pictureKinds)('a picture of the kind %s', (kind) => {
  it('is an SVG document without scripts and links, the same each time', () => {
    const picture = drawPicture(kind, 'ada-lovelace');
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]+>.+<\/svg>\n$/);
    expect(picture).not.toMatch(/script|href|on\w+=|url\(/);
    expect(drawPicture(kind, 'ada-lovelace')).toBe(picture);
    expect(drawPicture(kind, 'grace-hopper')).not.toBe(picture);
  });
});

it('an avatar has the initials', () => {
  expect(drawPicture('avatar', 'ada-lovelace')).toContain('>AL<');
});

it.each([
  ['Crème <b>brûlée</b>', 'creme-b-brulee-b'],
  ['東京', 'picture'],
  ['../../etc', 'etc'],
])('the address for %s has plain letters only', (text, slug) => {
  expect(pictureAddress('photo', text)).toBe(`http://sandbox.invalid/__image/photo/${slug}.svg`);
});
