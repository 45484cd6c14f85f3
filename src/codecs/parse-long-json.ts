import { SandboxError } from '../errors.ts';
import { findInexactNumber } from '../exact-number.ts';
import { isTextNestedWithin, maxBodyDepth } from '../json-depth.ts';
import type { Steps } from '../turns.ts';
import { requireWellFormed } from './well-formed.ts';

/** How deep lists and objects are read member by member: down to the rows of an exported state. */
const maxLevels = 3;

/** How many characters are read in one step: a step takes a fraction of a millisecond. */
const charactersPerStep = 20_000;

/** That a text is not JSON, or not such as bodies may be; whoever parses it in one go finds what is wrong. */
const refused = Symbol('refused');

/**
 * Parses a long text of JSON in steps, row by row. The result is that of `JSON.parse`.
 * @returns undefined for a text that is no JSON, nests too deep, or has numbers or texts that could not be sent back
 */
export function* parseLongJson(text: string): Steps<{ readonly value: unknown } | undefined> {
  const cursor = new Cursor(text);
  const value = yield* readValue(cursor, maxLevels);
  cursor.skipSpace();
  return value === refused || cursor.at < text.length ? undefined : { value };
}

/** A position in a text, which moves forward. */
class Cursor {
  at = 0;
  /** Where the next step begins. */
  nextStep = charactersPerStep;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at += 1;
  }

  /** Goes beyond a character where it comes next. */
  take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** The text of the next value: a text, a list or an object to its end, anything else up to what cannot be in it. */
  takeValue(): string {
    this.skipSpace();
    const start = this.at;
    const first = this.text[start];
    if (first === '"') this.#skipText();
    else if (first === '{' || first === '[') this.#skipNested();
    else while (this.at < this.text.length && !/[,\]}\s]/.test(this.text[this.at] ?? '')) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** Goes beyond a list or an object, whatever is in it: who parses it finds out whether it is one. */
  #skipNested(): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const each = this.text[this.at];
      if (each === '"') {
        this.#skipText();
        continue;
      }
      this.at += 1;
      if (each === '{' || each === '[') depth += 1;
      else if (each === '}' || each === ']') depth -= 1;
      if (depth === 0) return;
    }
  }

  #skipText(): void {
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const each = this.text[this.at];
      if (each === '\\') this.at += 1;
      else if (each === '"') break;
    }
    this.at += 1;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function* readValue(cursor: Cursor, levels: number): Steps<unknown> {
  if (levels > 0 && cursor.take('[')) return yield* readList(cursor, levels - 1);
  if (levels > 0 && cursor.take('{')) return yield* readObject(cursor, levels - 1);
  const text = cursor.takeValue();
  if (cursor.at >= cursor.nextStep) {
    cursor.nextStep = cursor.at + charactersPerStep;
    yield;
  }
  return parsePart(text, maxBodyDepth - (maxLevels - levels));
}

function* readList(cursor: Cursor, levels: number): Steps<unknown> {
  const list: unknown[] = [];
  if (cursor.take(']')) return list;
  do {
    const value = yield* readValue(cursor, levels);
    if (value === refused) return refused;
    list.push(value);
  } while (cursor.take(','));
  return cursor.take(']') ? list : refused;
}

function* readObject(cursor: Cursor, levels: number): Steps<unknown> {
  const object: Record<string, unknown> = {};
  if (cursor.take('}')) return object;
  do {
    const name = parsePart(cursor.takeValue(), 1);
    if (typeof name !== 'string' || !cursor.take(':')) return refused;
    const value = yield* readValue(cursor, levels);
    if (value === refused) return refused;
    // As an own property, `__proto__` too.
    if (name === '__proto__') Object.defineProperty(object, name, { value, ...plain });
    else object[name] = value;
  } while (cursor.take(','));
  return cursor.take('}') ? object : refused;
}

const plain = { writable: true, enumerable: true, configurable: true };

/** A part of the text, with the limits of a body. */
function parsePart(text: string, levels: number): unknown {
  if (!isTextNestedWithin(levels, text)) return refused;
  try {
    const value: unknown = JSON.parse(text);
    requireWellFormed(value, text);
    return findInexactNumber(text) === undefined ? value : refused;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof SandboxError) return refused;
    throw error;
  }
}
