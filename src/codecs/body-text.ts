import { SandboxError } from '../errors.ts';
import type { Steps } from '../turns.ts';

/** What is decoded is whole, so that nothing of it is left for the next. */
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A byte order mark is no more than that where a body begins. */
const partDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a body.
 * @throws SandboxError `malformed` for bytes that are not UTF-8.
 */
export function decodeBody(bytes: Uint8Array): string {
  return decodeWith(decoder, bytes);
}

/**
 * The text of a part of a body, which begins and ends between two characters.
 * @throws SandboxError `malformed` for bytes that are not UTF-8.
 */
export function decodePart(bytes: Uint8Array): string {
  return decodeWith(partDecoder, bytes);
}

function decodeWith(utf8: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw new SandboxError('malformed', 'the body is not UTF-8: send it in UTF-8', { cause: error });
  }
}

/** How many characters of lines are read in one step; a line itself counts as some more. */
const charactersPerStep = 2_000;
const charactersOfLine = 40;

/**
 * Visits the lines of a body in steps, without a list of them, which would take long to make of millions.
 * @param ends what ends a line, with the flag `g`
 */
export function* visitLines(
  text: string,
  ends: RegExp,
  visit: (line: string, number: number) => Steps<void>,
): Steps<void> {
  const pattern = new RegExp(ends);
  let characters = 0;
  let number = 0;
  for (let at = 0; at <= text.length; at = pattern.lastIndex) {
    const found = pattern.exec(text);
    const line = text.slice(at, found?.index);
    number += 1;
    yield* visit(line, number);
    if (found === null) return;
    characters += line.length + charactersOfLine;
    if (characters < charactersPerStep) continue;
    characters = 0;
    yield;
  }
}

/** A body without structure as it is sent: a text or bytes as they are, any other value in JSON. */
export function serializeText(value: unknown): string | Uint8Array {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
