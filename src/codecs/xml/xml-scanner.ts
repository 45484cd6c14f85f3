import { SandboxError } from '../../errors.ts';

/** How many characters are read in one step: a step takes a fraction of a millisecond. */
const charactersPerStep = 20_000;

/** What XML calls a character (XML 1.0, 2.2). */
const noCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const predefined = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A position in a text of XML, which moves forward. */
export class XmlScanner {
  at = 0;
  readonly text: string;
  #nextStep = charactersPerStep;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether so much was read since the last time that others may have a turn. */
  isStepDone(): boolean {
    if (this.at < this.#nextStep) return false;
    this.#nextStep = this.at + charactersPerStep;
    return true;
  }

  /** Goes beyond what a sticky pattern matches here, and returns it. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  /** Goes beyond a text where it comes next. */
  takeText(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /**
   * Goes beyond the next occurrence of an end, and returns what is before it.
   * @throws SandboxError where there is none.
   */
  takeUntil(end: string, what: string): string {
    const start = this.at;
    const found = this.text.indexOf(end, start);
    if (found < 0) throw this.failure(`${what} has no end`);
    this.at = found + end.length;
    return this.text.slice(start, found);
  }

  /**
   * A part of the text with its lines ended as XML ends them (XML 1.0, 2.11).
   * @throws SandboxError for a character that XML does not have.
   */
  decodeLines(raw: string, start: number): string {
    const bad = noCharacter.exec(raw);
    if (bad !== null) throw this.failure('a character is not allowed', start + bad.index);
    return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  }

  /**
   * A part of the text with its references replaced as well (4.6).
   * @throws SandboxError for a reference to anything but a character or one of the five predefined entities.
   */
  decode(raw: string, start: number): string {
    const text = this.decodeLines(raw, start);
    if (!text.includes('&')) return text;
    return text.replace(/&(?:#(\d+);|#x([\da-fA-F]+);|(\w+);)?/g, (reference, decimal, hex, name) => {
      const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16);
      const character = Number.isNaN(code) ? predefined.get(name) : characterOf(code);
      if (character === undefined) throw this.failure(`${reference} is no known reference`, start);
      return character;
    });
  }

  /** That the text is not well-formed, and where: here, unless given. */
  failure(reason: string, at = this.at): SandboxError {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    const place = `line ${line}, column ${column}`;
    return new SandboxError('malformed', `the body is not well-formed XML: ${reason} (${place})`);
  }
}

function characterOf(code: number): string | undefined {
  if (code > 0x10_ff_ff) return undefined;
  const character = String.fromCodePoint(code);
  return noCharacter.test(character) ? undefined : character;
}
