import type { Response } from 'express';
import { pictureOrigin, picturePath } from '../../sample/pictures/picture-address.ts';

const stored = `${pictureOrigin}${picturePath}/`;

/**
 * The text of a response in which pictures have the address that the client reached the sandbox at. The sandbox's own
 * responses have them as they are stored: an exported state can be imported at another address.
 */
export function withLivePictures(text: string | Uint8Array, { req, locals }: Response): string | Uint8Array {
  if (typeof text !== 'string' || locals.isOwn === true || !text.includes(stored)) return text;
  const address = `${req.protocol}://${req.headers.host ?? 'localhost'}${locals.sessionPath ?? ''}`;
  return text.replaceAll(stored, `${address}${picturePath}/`);
}
