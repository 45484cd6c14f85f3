import type { Response } from 'express';
import { picturePath } from '../../sample/pictures/picture-address.ts';
import { addressRoom, storedOrigin } from '../../stored-origin.ts';
import { uploadPath } from '../../upload-address.ts';

const hasRoom = (address: string) => address.length <= storedOrigin.length + addressRoom;

const stored = `${storedOrigin}/__`;
const pictures = `${storedOrigin}${picturePath}/`;
const files = `${storedOrigin}${uploadPath}/`;

/**
 * The text of a response in which pictures and uploaded files have the address that the client reached the sandbox at. The
 * sandbox's own responses have them as they are stored: an exported state can be imported at another address.
 */
export function withLiveAddresses(text: string | Uint8Array, { req, locals }: Response): string | Uint8Array {
  if (typeof text !== 'string' || locals.isOwn === true || !text.includes(stored)) return text;
  const origin = `${req.protocol}://${req.headers.host ?? 'localhost'}`;
  const { sessionPath = '', basePath = '' } = locals;
  // The contract limits how long it may be. Both are the same for all sessions, and may be left where they are.
  const ofPictures = [origin + sessionPath, origin].find(hasRoom);
  // Several APIs at one address each have their own files, below their base paths.
  const ofFiles = [origin + sessionPath + basePath, origin + basePath].find(hasRoom);
  const shown = ofPictures === undefined ? text : text.replaceAll(pictures, `${ofPictures}${picturePath}/`);
  return ofFiles === undefined ? shown : shown.replaceAll(files, `${ofFiles}${uploadPath}/`);
}
