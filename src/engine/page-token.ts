import { createHash } from 'node:crypto';
import { SandboxError } from '../errors.ts';

/** What a page token holds: the list it belongs to, the key after which the next page starts, and the page's size. */
export interface PageToken {
  readonly list: string;
  readonly after: string;
  readonly size: number;
}

/** How many characters of a token are its checksum. */
const checksumLength = 16;

/**
 * Writes a token that a client can only hand back. It says where it stands itself, so it holds after a restart and
 * after the row it points at is gone; its checksum tells a token that was tampered with from one of ours. It guards
 * against mistakes, not against forgery: there is no secret in a sandbox.
 */
export function writePageToken({ list, after, size }: PageToken): string {
  const payload = Buffer.from(JSON.stringify([list, after, size])).toString('base64url');
  return checksum(payload) + payload;
}

/**
 * @param parameter the query parameter in which the text was sent
 * @throws SandboxError `invalid` for a text that `writePageToken` did not write for this list.
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
    `query parameter ${parameter} is not a token of the list of ${list}: send the ${parameter} of its last page as it came`,
  );
}
