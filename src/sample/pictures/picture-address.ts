import { addressRoom, storedOrigin } from '../../stored-origin.ts';
import type { FlatSchema } from '../flatten/flat-schema.ts';
import { toSlug } from '../plain-letters.ts';

/** The path below which the sandbox serves pictures. */
export const picturePath = '/__image';

/**
 * Whether a text still matches its schema when a response shows it: the address of a picture becomes another one there,
 * whose length and scheme nobody knows when it is generated.
 */
export function fitsWhenShown(
  text: string,
  { patterns, maxLength = Number.POSITIVE_INFINITY }: Pick<FlatSchema, 'patterns' | 'maxLength'>,
): boolean {
  if (!text.startsWith(storedOrigin)) return true;
  return patterns === undefined && text.endsWith('.svg') && text.length + addressRoom <= maxLength;
}

/** What pictures show. */
export const pictureKinds = ['avatar', 'logo', 'photo', 'product', 'icon'] as const;

export type PictureKind = (typeof pictureKinds)[number];

export function isPictureKind(text: string): text is PictureKind {
  return pictureKinds.some((kind) => kind === text);
}

/** The address of a generated picture; the same for the same text. */
export function pictureAddress(kind: PictureKind, text: string): string {
  return `${storedOrigin}${picturePath}/${kind}/${toSlug(text).slice(0, 60) || 'picture'}.svg`;
}
