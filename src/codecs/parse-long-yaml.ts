import { SandboxError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Steps } from '../turns.ts';
import { requireNamesWithin } from './body-names.ts';

/** How deep lists and objects are read entry by entry, as in JSON. */
const maxLevels = 3;

/** How many characters are parsed in one step, at least: whole entries. */
const charactersPerStep = 10_000;

/** How many lines are looked at in one step. */
const linesPerStep = 1_000;

/** What is not read in parts: anchors and aliases, documents and directives, tabs that indent, keys of several lines. */
const whole = /^(?:---|\.\.\.|%|\t| *[?:](?:\s|$))|(?:^|[\s[{,:-])[&*]\S/m;

/** That a block is not what it seems: whoever parses the text in one go finds out what it is. */
const refused = Symbol('refused');

/** Parses a part of the text, which is so many levels deep in it. @throws SandboxError `malformed` for what is no YAML. */
type ParsePart = (part: string, level: number) => unknown;

/**
 * Parses a long text of YAML in block style in steps, some entries of a list or an object at a time. The result is that of
 * parsing it in one go.
 * @returns undefined for a text that is not read in parts, or that has an error: whoever parses it in one go finds it
 */
export function* parseLongYaml(
  text: string,
  parsePart: ParsePart,
): Steps<{ readonly value: unknown } | undefined> {
  if (whole.test(text)) return undefined;
  try {
    const value = yield* readBlock(new Block(yield* linesOf(text), parsePart), 0);
    return value === refused ? undefined : { value };
  } catch (error) {
    if (error instanceof SandboxError && error.code !== 'too-large') return undefined;
    throw error;
  }
}

/** A text, and where its lines begin. */
interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

function* linesOf(text: string): Steps<Lines> {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
    if (starts.length % linesPerStep === 0) yield;
  }
  return { text, starts };
}

/** Some lines of a text: a list or an object. */
class Block {
  readonly from: number;
  readonly to: number;
  readonly parsePart: ParsePart;
  readonly #lines: Lines;

  constructor(lines: Lines, parsePart: ParsePart, from = 0, to = lines.starts.length) {
    this.#lines = lines;
    this.parsePart = parsePart;
    this.from = from;
    this.to = to;
  }

  within(from: number, to: number): Block {
    return new Block(this.#lines, this.parsePart, from, to);
  }

  /** The text of some lines. */
  textOf(from: number, to: number): string {
    const { text, starts } = this.#lines;
    return text.slice(starts[from], starts[to] ?? text.length);
  }

  /** How many characters some lines have. */
  lengthOf(from: number, to: number): number {
    const { text, starts } = this.#lines;
    return (starts[to] ?? text.length) - (starts[from] ?? 0);
  }

  /** How far a line is indented; `undefined` for one that is empty or a comment. */
  indentOf(line: number): number | undefined {
    const { text, starts } = this.#lines;
    const start = starts[line] ?? text.length;
    let at = start;
    while (text[at] === ' ') at += 1;
    return at >= text.length || /[#\r\n]/.test(text[at] ?? '') ? undefined : at - start;
  }

  /** Whether a line that is indented so far begins an entry of a list. */
  isListEntry(line: number, indent: number): boolean {
    const at = (this.#lines.starts[line] ?? 0) + indent;
    return /^-(?:\s|$)/.test(this.#lines.text.slice(at, at + 2));
  }
}

function* readBlock(block: Block, level: number): Steps<unknown> {
  let first = block.from;
  while (first < block.to && block.indentOf(first) === undefined) first += 1;
  const indent = block.indentOf(first);
  if (first >= block.to || indent === undefined) return refused;
  const isList = block.isListEntry(first, indent);
  const starts = yield* entryStarts(block, first, indent, isList);
  if (starts === refused) return refused;
  if (!isList) requireNamesWithin(starts.length - 1);
  return yield* isList ? readList(block, starts, level) : readObject(block, starts, level);
}

/** The lines at which the entries of a block begin, and the one after it. */
function* entryStarts(
  block: Block,
  first: number,
  indent: number,
  isList: boolean,
): Steps<readonly number[] | typeof refused> {
  const starts: number[] = [];
  for (let line = first; line < block.to; line += 1) {
    if (line % linesPerStep === 0) yield;
    const own = block.indentOf(line);
    if (own === undefined || own > indent) continue;
    const isInList = own === indent && block.isListEntry(line, own);
    if (own < indent || (isList && !isInList)) return refused;
    // The list of an object's member may be indented no further than its name.
    if (isList || !isInList) starts.push(line);
  }
  return [...starts, block.to];
}

/** The entries in groups that are long enough to be parsed together; one that is long is a group of its own. */
function* groupsOf(block: Block, starts: readonly number[]): Generator<readonly [from: number, to: number]> {
  const isLong = (from: number, to: number) =>
    block.lengthOf(starts[from] ?? 0, starts[to] ?? 0) >= charactersPerStep;
  const last = starts.length - 1;
  let from = 0;
  for (let to = 1; to <= last; to += 1) {
    if (to < last && !isLong(from, to) && !isLong(to, to + 1)) continue;
    yield [from, to];
    from = to;
  }
}

function* readList(block: Block, starts: readonly number[], level: number): Steps<unknown> {
  const list: unknown[] = [];
  for (const [from, to] of groupsOf(block, starts)) {
    const part = block.parsePart(block.textOf(starts[from] ?? 0, starts[to] ?? 0), level);
    if (!Array.isArray(part) || part.length !== to - from) return refused;
    for (const element of part) list.push(element);
    yield;
  }
  return list;
}

function* readObject(block: Block, starts: readonly number[], level: number): Steps<unknown> {
  const object: Record<string, unknown> = {};
  for (const [from, to] of groupsOf(block, starts)) {
    const part = yield* readMembers(block, starts.slice(from, to + 1), level);
    if (part === refused || !isObject(part) || Object.keys(part).length !== to - from) return refused;
    for (const [name, value] of Object.entries(part)) {
      if (Object.hasOwn(object, name)) return refused;
      Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
    }
    yield;
  }
  return object;
}

/** Some members of an object: of one that is long, the block that it is. */
function* readMembers(block: Block, starts: readonly number[], level: number): Steps<unknown> {
  const [start = 0, end = 0] = [starts[0], starts.at(-1)];
  const name = starts.length === 2 && level + 1 < maxLevels ? memberOf(block, start, end, level) : undefined;
  if (name === undefined) return block.parsePart(block.textOf(start, end), level);
  const value = yield* readBlock(block.within(start + 1, end), level + 1);
  return value === refused ? refused : Object.fromEntries([[name, value]]);
}

/** The name of a member whose value is the block below it; `undefined` for any other entry. */
function memberOf(block: Block, start: number, end: number, level: number): string | undefined {
  if (block.lengthOf(start, end) < charactersPerStep) return undefined;
  const line = block.textOf(start, start + 1);
  if (!/:[ ]*(?:#.*)?\r?\n?$/.test(line)) return undefined;
  const alone = block.parsePart(line, level);
  if (!isObject(alone)) return undefined;
  const [name, ...others] = Object.keys(alone);
  return name !== undefined && others.length === 0 && alone[name] === null ? name : undefined;
}
