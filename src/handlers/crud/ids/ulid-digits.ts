/** The characters of a ULID, in the order of their values. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID as 32 hexadecimal digits: 12 of its time, then 20 random ones. */
function hexDigitsOf(ulid: string): string {
  const number = [...ulid].reduce((sum, character) => sum * 32n + BigInt(crockford.indexOf(character)), 0n);
  return number.toString(16).padStart(32, '0');
}

/** A ULID as a UUID, by default of version 7, which ascends with time too; any other ascends as much. */
export function toUuid(ulid: string, version = '7'): string {
  const digits = hexDigitsOf(ulid);
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4];
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `${version}${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

/** A ULID as hexadecimal digits that ascend with time: the time in seconds, as in MongoDB's ids, then random digits. */
export function toHex(ulid: string, length: number): string {
  const digits = hexDigitsOf(ulid);
  const seconds = Math.floor(Number.parseInt(digits.slice(0, 12), 16) / 1000)
    .toString(16)
    .padStart(8, '0');
  return seconds + digits.slice(-(length - 8));
}
