import { createHash } from 'node:crypto';

/** One part of a multipart body. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

/** What ends the last part but the boundary: `--` and the line break before it. */
const newLine = '\r\n';

/** Writes a multipart body (RFC 2046, 5.1). The same parts are the same bytes, since their hash is the boundary. */
export function writeParts(parts: readonly Part[]): Buffer {
  const hash = createHash('sha256');
  for (const { headers, content } of parts) hash.update(JSON.stringify(headers)).update(content);
  const boundary = `part-${hash.digest('hex').slice(0, 32)}`;
  const chunks = parts.flatMap(({ headers, content }, i) => [
    partHead(boundary, headers, i === 0),
    typeof content === 'string' ? Buffer.from(content) : content,
  ]);
  return Buffer.concat([...chunks, partsEnd(boundary, parts.length === 0)]);
}

/** What precedes the content of a part. */
export function partHead(boundary: string, headers: Part['headers'], isFirst: boolean): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}${newLine}`);
  return Buffer.from(`${isFirst ? '' : newLine}--${boundary}${newLine}${lines.join('')}${newLine}`);
}

/** What follows the last part. */
export function partsEnd(boundary: string, isFirst = false): Buffer {
  return Buffer.from(`${isFirst ? '' : newLine}--${boundary}--${newLine}`);
}

/** The boundary that a multipart body begins with; `undefined` for what is none. */
export function boundaryOf(body: string | Uint8Array): string | undefined {
  const start =
    typeof body === 'string' ? body.slice(0, 80) : Buffer.from(body.slice(0, 80)).toString('latin1');
  const [, boundary] = /^(?:\r?\n)?--([\w'()+,./:=? -]{1,70}?)(?:--)?[ \t]*\r?\n/.exec(start) ?? [];
  return boundary;
}
