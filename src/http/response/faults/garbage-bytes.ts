import type { Random } from '../../../random.ts';

/** None of these begins `HTTP/`, nor the length of a chunk. */
const characters = [...'ghijklmnopqrstuvwxyz!?#$%&*<>[]{}|~'];

const length = 64;

/** A line that neither starts a response nor continues a chunked one. */
export function garbageBytes(random: Random): Buffer {
  const line = Array.from({ length }, () => random.pick(characters)).join('');
  return Buffer.from(`${line}\r\n`);
}
