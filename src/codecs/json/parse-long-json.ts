import { SandboxError } from '../../errors.ts';
import { maxBodyDepth } from '../../json-depth.ts';
import { pointerToken } from '../../openapi/reference.ts';
import type { Steps } from '../../turns.ts';
import { requireNamesWithin } from '../body-names.ts';
import { decodePart } from '../body-text.ts';
import { loneSurrogates } from '../well-formed.ts';
import {
  inexactNumber,
  type JsonPlace,
  nestedTooDeep,
  parseJsonText,
  parsePlainText,
  parseQuotedText,
} from './parse-json-text.ts';

/**
 * How deep lists and objects are read member by member whatever their size: down to the rows of an exported state. Deeper
 * ones are read so where they are long.
 */
const maxLevels = 3;

/** How many bytes a list or an object may have that is parsed in one go. */
const longPart = 100_000;

/** How many bytes are read in one step: a step takes a fraction of a millisecond. */
const bytesPerStep = 20_000;

/** How many bytes a number, `true`, `false` or `null` may have: whatever has more is none of them, or cannot be stored. */
const maxPlainValue = 1_000;

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
  newLine: 0x0a,
};

/** What a text in UTF-8 may begin with. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Parses a long text of JSON in steps, row by row. The result is that of `JSON.parse`. No text is made of the whole, which
 * would take as long as many rows.
 * @param bytes in UTF-8
 * @throws SandboxError `malformed` as for a short text, but naming the line and column; `too-large` for an object of too
 *   many names. It ends at the first thing that is wrong.
 */
export function* parseLongJson(bytes: Uint8Array): Steps<unknown> {
  const cursor = new Cursor(bytes);
  const value = yield* readValue(cursor);
  cursor.skipSpace();
  if (cursor.at < bytes.length) throw cursor.unexpected();
  return value;
}

/** A position in a text, which moves forward, and the place of the value that was last taken. */
class Cursor implements JsonPlace {
  at: number;
  /** Where the next step begins. */
  #nextStep = bytesPerStep;
  readonly bytes: Uint8Array;
  /** The names and positions that lead to the next value. */
  readonly path: (string | number)[] = [];
  /** Where the value that was last taken begins. */
  #start = 0;

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

  get depth(): number {
    return this.path.length;
  }

  get pointer(): string {
    return this.path.map((token) => `/${pointerToken(`${token}`.toWellFormed())}`).join('');
  }

  describe(): string {
    return `in what begins at ${this.#describe(this.#start)}`;
  }

  /** The next value: a text, a list or an object to its end, anything else up to what cannot be in it. */
  takeValue(): unknown {
    this.skipSpace();
    this.#start = this.at;
    const first = this.bytes[this.at];
    if (first === code.quote) {
      const text = parseQuotedText(this.#takeQuoted(), this);
      if (!text.isWellFormed()) throw loneSurrogates([this.pointer]);
      return text;
    }
    if (first !== code.openList && first !== code.openObject) return parsePlainText(this.#takePlain(), this);
    this.#skipNested();
    return parseJsonText(this.#taken(), this);
  }

  /** The name of a member, which is where the path ends then, and the colon behind it. */
  takeName(): string {
    this.skipSpace();
    if (this.bytes[this.at] !== code.quote) throw this.unexpected();
    this.#start = this.at;
    const name = parseQuotedText(this.#takeQuoted(), this);
    if (!this.take(code.colon)) throw this.unexpected();
    return name;
  }

  /** The failure of a text that has something else than what comes next in JSON, or ends before. */
  unexpected(): SandboxError {
    const { at, bytes } = this;
    const [character = ''] = decodeLeniently(bytes.subarray(at, at + 4));
    const reason =
      at < bytes.length
        ? `unexpected ${JSON.stringify(character)} at ${this.#describe(at)}`
        : 'it ends too early';
    const message = `the body is not JSON: ${reason}`;
    return new SandboxError('malformed', message, { cause: new SyntaxError(reason) });
  }

  #taken(): string {
    return decodePart(this.bytes.subarray(this.#start, this.at));
  }

  #takeQuoted(): string {
    this.#skipText();
    return this.#taken();
  }

  /** A number or a word of JSON, none of which has other characters than those of ASCII. */
  #takePlain(): string {
    while (this.at < this.bytes.length && !endsValue(this.bytes[this.at])) this.at += 1;
    if (this.at === this.#start) throw this.unexpected();
    if (this.at - this.#start <= maxPlainValue) return this.#taken();
    const start = decodeLeniently(this.bytes.subarray(this.#start, this.#start + 100));
    if (/^-?\d[\d.eE+-]*$/.test(start)) throw inexactNumber(this.pointer, start);
    this.at = this.#start;
    throw this.unexpected();
  }

  /** The line and the column of a position, both counted from 1. */
  #describe(at: number): string {
    let line = 1;
    let start = 0;
    for (let i = 0; i < at; i += 1) {
      if (this.bytes[i] !== code.newLine) continue;
      line += 1;
      start = i + 1;
    }
    return `line ${line}, column ${decodeLeniently(this.bytes.subarray(start, at)).length + 1}`;
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

function decodeLeniently(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function* readValue(cursor: Cursor): Steps<unknown> {
  cursor.skipSpace();
  const depth = cursor.path.length;
  if (depth < maxLevels || (depth <= maxBodyDepth && cursor.isBeforeLongPart())) {
    if (cursor.take(code.openList)) return yield* readList(cursor);
    if (cursor.take(code.openObject)) return yield* readObject(cursor);
  }
  const value = cursor.takeValue();
  if (cursor.isStepDue()) yield;
  return value;
}

function* readList(cursor: Cursor): Steps<unknown> {
  const list: unknown[] = [];
  const last = enter(cursor, 0);
  if (cursor.take(code.closeList)) return leave(cursor, list);
  do {
    cursor.path[last] = list.length;
    list.push(yield* readValue(cursor));
    // Lists and objects that are empty have no value that was read.
    if (cursor.isStepDue()) yield;
  } while (cursor.take(code.comma));
  if (!cursor.take(code.closeList)) throw cursor.unexpected();
  return leave(cursor, list);
}

function* readObject(cursor: Cursor): Steps<unknown> {
  const object: Record<string, unknown> = {};
  const last = enter(cursor, '');
  if (cursor.take(code.closeObject)) return leave(cursor, object);
  let names = 0;
  do {
    names += 1;
    requireNamesWithin(names);
    const name = cursor.takeName();
    cursor.path[last] = name;
    if (!name.isWellFormed()) throw loneSurrogates([cursor.pointer]);
    const value = yield* readValue(cursor);
    // As an own property, `__proto__` too.
    if (name === '__proto__') Object.defineProperty(object, name, { value, ...plain });
    else object[name] = value;
  } while (cursor.take(code.comma));
  if (!cursor.take(code.closeObject)) throw cursor.unexpected();
  return leave(cursor, object);
}

const plain = { writable: true, enumerable: true, configurable: true };

/** Goes into a list or an object. @returns where in the path the names or positions of its members go */
function enter(cursor: Cursor, first: string | number): number {
  if (cursor.path.length === maxBodyDepth) throw nestedTooDeep();
  return cursor.path.push(first) - 1;
}

function leave<T>(cursor: Cursor, value: T): T {
  cursor.path.pop();
  return value;
}
