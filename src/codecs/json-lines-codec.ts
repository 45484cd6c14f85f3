import { SandboxError } from '../errors.ts';
import { inTurns, type Steps } from '../turns.ts';
import { decodeBody, visitLines } from './body-text.ts';
import type { BodyShape, BytesCodec } from './codec.ts';
import { parseJsonInSteps } from './json-codec.ts';

/** The many names of one value of JSON a line, and `application/json-seq` (RFC 7464), where a control character precedes each. */
const names =
  /^(?:application|text)\/(?:(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines|ldjson|json-stream)|stream\+json|(?:[^;\s]+\+)?json-seq|(?:[^;\s]+\+)?(?:ndjson|jsonl))\s*(?:;|$)/i;

/** What precedes a value in `application/json-seq`. */
const recordSeparator = '\u001e';

/** NDJSON, JSON Lines and JSON text sequences: a list, one element a line. */
export const jsonLinesCodec: BytesCodec = {
  name: 'json-lines',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) => names.test(mediaType),
  parse: (bytes) => inTurns(parseLines(decodeBody(bytes))),
  serialize: (value, shape) => [...linesOf(value, shape)].join(''),
  pieces: linesOf,
};

/** @throws SandboxError as for a body of JSON, naming the line. */
function* parseLines(text: string): Steps<unknown[]> {
  const values: unknown[] = [];
  yield* visitLines(text.replaceAll(recordSeparator, ''), /\n/g, function* visit(line, number) {
    if (line.trim() !== '') values.push(yield* parseLine(line, number));
  });
  return values;
}

function* parseLine(line: string, number: number): Steps<unknown> {
  try {
    return yield* parseJsonInSteps(line);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new SandboxError(error.code, `line ${number}: ${error.message}`, { cause: error });
  }
}

function* linesOf(value: unknown, shape?: BodyShape): Generator<string> {
  const before = /json-seq\s*(?:;|$)/i.test(shape?.mediaType ?? '') ? recordSeparator : '';
  if (typeof value === 'string' && isLines(value)) yield value;
  else for (const element of elementsOf(value)) yield `${before}${JSON.stringify(element)}\n`;
}

/** Whether a text has lines that are written already, such as those of an example; any other is an element. */
function isLines(text: string): boolean {
  const first = text
    .replaceAll(recordSeparator, '')
    .split('\n')
    .find((line) => line.trim() !== '');
  if (first === undefined) return true;
  try {
    JSON.parse(first);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The elements of a list; a value that is no list is its own only element. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
