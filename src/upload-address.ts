import { extension, lookup } from 'mime-types';
import { storedOrigin } from './stored-origin.ts';

/** The path below which the sandbox serves uploaded files. */
export const uploadPath = '/__file';

/** What is known of an uploaded file whose address is made. */
export interface NamedFile {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly name?: string;
  readonly mediaType?: string;
}

/**
 * The path of an uploaded file below the address of the sandbox: its bytes by their hash, which nobody guesses, then a name
 * for whoever saves it, whose ending says its type.
 * @example uploadPathOf({ sha256: '2c26…', name: 'my cat.PNG' }) // '/__file/2c26…/my-cat.PNG'
 */
export function uploadPathOf({ sha256, name = '', mediaType = '' }: NamedFile): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
  const known = extension(mediaType);
  const ending = lookup(plain) === false && known !== false ? `.${known}` : '';
  return `${uploadPath}/${sha256}/${plain.slice(-maxNameLength) || 'file'}${ending}`;
}

/** The address of an uploaded file as rows have it; responses show the one that their client reached the sandbox at. */
export function uploadAddress(file: NamedFile): string {
  return storedOrigin + uploadPathOf(file);
}

/** Whether a value is the address of an uploaded file, as rows have it. */
export function isUploadAddress(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(`${storedOrigin}${uploadPath}/`);
}

/** How many characters of a file's name are in its address: their end, which says the type. */
const maxNameLength = 60;
