import { SandboxError } from '../errors.ts';
import { findInexactNumber } from '../exact-number.ts';
import { isTextNestedWithin, maxBodyDepth } from '../json-depth.ts';
import type { Steps } from '../turns.ts';
import { requireFewNames, requireNamesWithin } from './body-names.ts';
import { decodePart } from './body-text.ts';
import { requireWellFormed } from './well-formed.ts';

/**
 * How deep lists and objects are read member by member whatever their size: down to the rows of an exported state. Deeper
 * ones are read so where they are long.
 */
const maxLevels = 3;

/** How many bytes a list or an object may have that is parsed in one go. */
const longPart = 100_000;

/** How many bytes are read in one step: a step takes a fraction of a millisecond. */
const bytesPerStep = 20_000;

/** The bytes that a scan of JSON looks for: in UTF-8 they are part of no other character (RFC 3629, 3). */
const code = {
  quote: 0x22,
  backslash: 0x5c,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
};

/** What a text in UTF-8 may begin with. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** That a text is not JSON, or not such as bodies may be; whoever parses it in one go finds what is wrong. */
const refused = Symbol('refused');

/**
 * Parses a long text of JSON in steps, row by row. The result is that of `JSON.parse`. No text is made of the whole, which
 * would take as long as many rows.
 * @param bytes in UTF-8
 * @returns undefined for a text that is no JSON, nests too deep, or has numbers or texts that could not be sent back
 * @throws SandboxError `malformed` for bytes that are not UTF-8, `too-large` for an object of too many names.
 */
export function* parseLongJson(bytes: Uint8Array): Steps<{ readonly value: unknown } | undefined> {
  const cursor = new Cursor(bytes);
  const value = yield* readValue(cursor, 0);
  cursor.skipSpace();
  return value === refused || cursor.at < bytes.length ? undefined : { value };
}

/** A position in a text, which moves forward. */
class Cursor {
  at: number;
  /** Where the next step begins. */
  #nextStep = bytesPerStep;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.at = byteOrderMark.every((each, i) => bytes[i] === each) ? byteOrderMark.length : 0;
  }

  /** Whether a step was read since others had a turn. */
  isStepDue(): boolean {
    if (this.at < this.#nextStep) return false;
    this.#nextStep = this.at + bytesPerStep;
    return true;
  }

  skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at += 1;
  }

  /** Goes beyond a character where it comes next. */
  take(character: number): boolean {
    this.skipSpace();
    if (this.bytes[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** Whether a long list or object comes next; looks no further than that. */
  isBeforeLongPart(): boolean {
    const start = this.at;
    this.#skipNested(start + longPart);
    const isLong = this.at >= start + longPart;
    this.at = start;
    return isLong;
  }

  /** The text of the next value: a text, a list or an object to its end, anything else up to what cannot be in it. */
  takeValue(): string {
    this.skipSpace();
    const start = this.at;
    const first = this.bytes[start];
    if (first === code.quote) this.#skipText();
    else if (first === code.openList || first === code.openObject) this.#skipNested();
    else while (this.at < this.bytes.length && !endsValue(this.bytes[this.at])) this.at += 1;
    return decodePart(this.bytes.subarray(start, this.at));
  }

  /** Goes beyond a list or an object, whatever is in it: who parses it finds out whether it is one. */
  #skipNested(end = this.bytes.length): void {
    let depth = 0;
    while (this.at < end && this.at < this.bytes.length) {
      const each = this.bytes[this.at];
      if (each === code.quote) {
        this.#skipText();
        continue;
      }
      this.at += 1;
      if (each === code.openList || each === code.openObject) depth += 1;
      else if (each === code.closeList || each === code.closeObject) depth -= 1;
      if (depth === 0) return;
    }
  }

  #skipText(): void {
    for (this.at += 1; this.at < this.bytes.length; this.at += 1) {
      const each = this.bytes[this.at];
      if (each === code.backslash) this.at += 1;
      else if (each === code.quote) break;
    }
    this.at += 1;
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function endsValue(byte: number | undefined): boolean {
  return byte === code.comma || byte === code.closeList || byte === code.closeObject || isSpace(byte);
}

/** @param depth how many lists and objects are around the value */
function* readValue(cursor: Cursor, depth: number): Steps<unknown> {
  cursor.skipSpace();
  if (depth < maxLevels || (depth < maxBodyDepth && cursor.isBeforeLongPart())) {
    if (cursor.take(code.openList)) return yield* readList(cursor, depth + 1);
    if (cursor.take(code.openObject)) return yield* readObject(cursor, depth + 1);
  }
  const text = cursor.takeValue();
  if (cursor.isStepDue()) yield;
  return parsePart(text, maxBodyDepth - depth);
}

function* readList(cursor: Cursor, depth: number): Steps<unknown> {
  const list: unknown[] = [];
  if (cursor.take(code.closeList)) return list;
  do {
    const value = yield* readValue(cursor, depth);
    if (value === refused) return refused;
    list.push(value);
    // Lists and objects that are empty have no value that was read.
    if (cursor.isStepDue()) yield;
  } while (cursor.take(code.comma));
  return cursor.take(code.closeList) ? list : refused;
}

function* readObject(cursor: Cursor, depth: number): Steps<unknown> {
  const object: Record<string, unknown> = {};
  if (cursor.take(code.closeObject)) return object;
  let names = 0;
  do {
    names += 1;
    requireNamesWithin(names);
    const name = parsePart(cursor.takeValue(), 1);
    if (typeof name !== 'string' || !cursor.take(code.colon)) return refused;
    const value = yield* readValue(cursor, depth);
    if (value === refused) return refused;
    // As an own property, `__proto__` too.
    if (name === '__proto__') Object.defineProperty(object, name, { value, ...plain });
    else object[name] = value;
  } while (cursor.take(code.comma));
  return cursor.take(code.closeObject) ? object : refused;
}

const plain = { writable: true, enumerable: true, configurable: true };

/** A part of the text, with the limits of a body. */
function parsePart(text: string, levels: number): unknown {
  if (!isTextNestedWithin(levels, text)) return refused;
  requireFewNames(text);
  try {
    const value: unknown = JSON.parse(text);
    requireWellFormed(value, text);
    return findInexactNumber(text) === undefined ? value : refused;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof SandboxError) return refused;
    throw error;
  }
}
