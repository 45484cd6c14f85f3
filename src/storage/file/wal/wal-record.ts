import { crc32 } from 'node:zlib';

/** A line of a journal begins with its checksum, so that the rest can be checked as it stands. */
const checked = /^\{"checksum":"([0-9a-f]{8})",/;

/** How a line begins that a person wrote: without a checksum, it is taken as it stands. */
const byHand = /^\{"(entry|journal)":/;

/** A line for an object that has a property or more: its JSON, preceded by a checksum of it, and the line's end. */
export function formatWalRecord(content: object): string {
  const rest = JSON.stringify(content).slice(1);
  return `{"checksum":"${checksumOf(rest)}",${rest}\n`;
}

/** What a line says, without its end; `undefined` when it is not as it was written. */
export function parseWalRecord(line: string): Record<string, unknown> | undefined {
  const [start, checksum] = checked.exec(line) ?? [];
  const isSound = start === undefined ? byHand.test(line) : checksumOf(line.slice(start.length)) === checksum;
  if (!isSound) return undefined;
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
