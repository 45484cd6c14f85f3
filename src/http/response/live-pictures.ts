import type { Response } from 'express';
import { pictureAddressRoom, pictureOrigin, picturePath } from '../../sample/pictures/picture-address.ts';

const hasRoom = (address: string) => address.length <= pictureOrigin.length + pictureAddressRoom;

const stored = `${pictureOrigin}${picturePath}/`;

/**
 * The text of a response in which pictures have the address that the client reached the sandbox at. The sandbox's own
 * responses have them as they are stored: an exported state can be imported at another address.
 */
export function withLivePictures(text: string | Uint8Array, { req, locals }: Response): string | Uint8Array {
  if (typeof text !== 'string' || locals.isOwn === true || !text.includes(stored)) return text;
  const origin = `${req.protocol}://${req.headers.host ?? 'localhost'}`;
  // The contract limits how long it may be: pictures are the same for all sessions, and may be left where they are.
  const address = [`${origin}${locals.sessionPath ?? ''}`, origin].find(hasRoom);
  return address === undefined ? text : text.replaceAll(stored, `${address}${picturePath}/`);
}
