import { createHash } from 'node:crypto';
import { SandboxError } from '../errors.ts';

/** What a page token says: its list, the key after which the next page starts, and the page's size. */
export interface PageToken {
  readonly list: string;
  readonly after: string;
  readonly size: number;
}

/** How many characters of a token are its checksum. */
const checksumLength = 16;

/**
 * An opaque token for the next page. It contains its own position, so it survives a restart and the deletion of the row
 * that it points at. Its checksum detects a token that a client altered or invented. It guards against mistakes,
 * not against forgery: there is no secret in a sandbox.
 */
export function writePageToken({ list, after, size }: PageToken): string {
  const payload = Buffer.from(JSON.stringify([list, after, size])).toString('base64url');
  return checksum(payload) + payload;
}

/**
 * Parses what `writePageToken` wrote.
 * @param parameter the query parameter in which the token was sent
 * @throws SandboxError `invalid` for any other text, and for the token of another list.
 */
export function readPageToken(list: string, text: string, parameter = 'nextToken'): PageToken {
  const payload = text.slice(checksumLength);
  if (text.length <= checksumLength || text !== checksum(payload) + payload) throw unusable(list, parameter);
  const [ofList, after, size] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  if (ofList !== list) throw unusable(list, parameter);
  return { list, after, size };
}

function checksum(payload: string): string {
  return createHash('sha256').update(`page ${payload}`).digest('base64url').slice(0, checksumLength);
}

function unusable(list: string, parameter: string): SandboxError {
  return new SandboxError(
    'invalid',
    `query parameter ${parameter} is not a page token of the list of ${list}: send the ${parameter} of its last page unchanged`,
  );
}
