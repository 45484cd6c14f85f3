import { SandboxError } from '../../errors.ts';
import { describeInexact, findInexactNumber, isExactNumber } from '../../exact-number.ts';
import { isTextNestedWithin, maxBodyDepth } from '../../json-depth.ts';
import { requireFewNames } from '../body-names.ts';
import { requireWellFormed } from '../well-formed.ts';

/** Where a text of JSON is in a body. */
export interface JsonPlace {
  /** A JSON pointer to it. */
  readonly pointer: string;
  /** How many lists and objects are around it. */
  readonly depth: number;
  /** Where it begins, for the message about a text that is no JSON. */
  readonly describe: () => string;
}

/**
 * Parses a text of JSON, with the limits of a body.
 * @param place where it is, unless it is the whole body
 * @throws SandboxError `malformed`, naming the place; `too-large` for an object of too many names.
 */
export function parseJsonText(text: string, place?: JsonPlace): unknown {
  const { pointer = '', depth = 0 } = place ?? {};
  if (!isTextNestedWithin(maxBodyDepth - depth, text)) throw nestedTooDeep();
  requireFewNames(text);
  const value = parseText(text, place);
  const inexact = findInexactNumber(text);
  if (inexact !== undefined) throw inexactNumber(`${pointer}${inexact.pointer}`, inexact.digits);
  requireWellFormed(value, text, pointer);
  return value;
}

/**
 * Parses a text in quotes, of which nothing but its characters can be wrong.
 * @throws SandboxError `malformed`; not for half of a character, which a name and a value report each in its own place.
 */
export function parseQuotedText(text: string, place: JsonPlace): string {
  const parsed: string = parseText(text, place);
  return parsed;
}

/** Parses a number, `true`, `false` or `null`, of which a body may have millions. @throws SandboxError `malformed` */
export function parsePlainText(text: string, place: JsonPlace): unknown {
  const value = parseText(text, place);
  // A short number without an exponent keeps its digits.
  const isShort = text.length < 16 && !/e/i.test(text);
  if (!isShort && typeof value === 'number' && !isExactNumber(text)) throw inexactNumber(place.pointer, text);
  return value;
}

/** The failure of a body that nests too deep. */
export function nestedTooDeep(): SandboxError {
  return new SandboxError('malformed', `the body is nested deeper than ${maxBodyDepth} levels`);
}

/** The failure of a number that could not be shown again as it was sent. */
export function inexactNumber(pointer: string, digits: string): SandboxError {
  const issue = `${pointer || 'the body'} ${describeInexact({ pointer, digits })}`;
  return new SandboxError('malformed', issue, { issues: [issue] });
}

function parseText(text: string, place: JsonPlace | undefined) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // A position in a part of the body is none in the body.
    const reason =
      place === undefined
        ? error.message
        : `${error.message.replace(/ in JSON at position .*$/s, '')}, ${place.describe()}`;
    throw new SandboxError('malformed', `the body is not JSON: ${reason}`, { cause: error });
  }
}
