import type { FlatSchema } from '../flatten/flat-schema.ts';
import { toSlug } from '../plain-letters.ts';

/**
 * Where generated pictures are in rows and in what is made of them. No machine has the name (RFC 2606): a response shows
 * the address that its client reached the sandbox at in its place, so that a state file can be moved to another port.
 */
export const pictureOrigin = 'http://sandbox.invalid';

/** The path below which the sandbox serves pictures. */
export const picturePath = '/__image';

/** How much longer than its stored address the address of a picture may be in a response. */
export const pictureAddressRoom = 100;

/**
 * Whether a text still matches its schema when a response shows it: the address of a picture becomes another one there,
 * whose length and scheme nobody knows when it is generated.
 */
export function fitsWhenShown(
  text: string,
  { patterns, maxLength = Number.POSITIVE_INFINITY }: Pick<FlatSchema, 'patterns' | 'maxLength'>,
): boolean {
  if (!text.startsWith(pictureOrigin)) return true;
  return patterns === undefined && text.endsWith('.svg') && text.length + pictureAddressRoom <= maxLength;
}

/** What pictures show. */
export const pictureKinds = ['avatar', 'logo', 'photo', 'product', 'icon'] as const;

export type PictureKind = (typeof pictureKinds)[number];

export function isPictureKind(text: string): text is PictureKind {
  return pictureKinds.some((kind) => kind === text);
}

/** The address of a generated picture; the same for the same text. */
export function pictureAddress(kind: PictureKind, text: string): string {
  return `${pictureOrigin}${picturePath}/${kind}/${toSlug(text).slice(0, 60) || 'picture'}.svg`;
}
