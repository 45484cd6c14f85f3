import type { Readable } from 'node:stream';
import { SandboxError } from '../../errors.ts';
import { maxFormFields } from '../form-codec.ts';
import { splitParts } from './split-parts.ts';

/** One part of a multipart body that was sent. */
export interface ReadPart {
  readonly name?: string;
  /** In lower case; absent where the part does not say it. */
  readonly mediaType?: string;
  readonly content: Buffer;
}

/** The headers of a part by their names in lower case. */
type PartHeaders = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Splits a multipart body into its parts, in turns with everything else.
 * @throws SandboxError `malformed`, `too-large` for too many parts.
 */
export function readParts(bytes: Buffer, boundary: string): Promise<readonly ReadPart[]> {
  return splitParts([bytes], boundary, { receive: readPart, tooMany, unreadable: malformed });
}

function readPart(part: Readable): Promise<ReadPart> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let headers: PartHeaders = {};
    part.on('header', (found: PartHeaders) => {
      headers = found;
    });
    part.on('data', (chunk: Buffer) => chunks.push(chunk));
    part.on('end', () => resolve({ ...describe(headers), content: Buffer.concat(chunks) }));
  });
}

function describe(headers: PartHeaders): Omit<ReadPart, 'content'> {
  const [type] = headers['content-type'] ?? [];
  const [disposition = ''] = headers['content-disposition'] ?? [];
  const [, quoted, token] = /;\s*name\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(disposition) ?? [];
  const name = quoted ?? token;
  return {
    ...(type !== undefined && { mediaType: type.toLowerCase() }),
    ...(name !== undefined && { name }),
  };
}

function malformed(cause: Error): SandboxError {
  return new SandboxError('malformed', `the parts of the body cannot be read: ${cause.message}`, { cause });
}

function tooMany(): SandboxError {
  return new SandboxError('too-large', `the body has more than ${maxFormFields} parts: send fewer`);
}
