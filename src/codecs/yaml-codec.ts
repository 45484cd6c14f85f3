import { CORE_SCHEMA, load as parseYaml, Type, YAMLException } from 'js-yaml';
import { SandboxError } from '../errors.ts';
import { describeInexact, isExactNumber } from '../exact-number.ts';
import { maxBodyDepth } from '../json-depth.ts';
import { inTurns, type Steps } from '../turns.ts';
import { requireNamesWithin } from './body-names.ts';
import { decodeBody } from './body-text.ts';
import type { BytesCodec } from './codec.ts';
import { parseLongJson } from './json/parse-long-json.ts';
import { parseLongYaml } from './parse-long-yaml.ts';
import { requireWellFormed } from './well-formed.ts';
import { toYaml, yamlPieces } from './write-yaml.ts';

/**
 * YAML (RFC 9512) with the types of JSON: `application/yaml`, `text/x-yaml`, `application/vnd.oai.openapi+yaml`. A date
 * stays a string, tags are refused, and aliases only repeat what is small.
 */
export const yamlCodec: BytesCodec = {
  name: 'yaml',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) => /^[^/;\s]+\/(?:(?:x-|vnd\.)?ya?ml|[^;\s]+\+yaml)\s*(?:;|$)/i.test(mediaType),
  parse: (bytes) => {
    const text = decodeBody(bytes);
    return text.length < longText ? parseYamlBody(text) : inTurns(parseInSteps(text));
  },
  serialize: (value) => (typeof value === 'string' ? value : toYaml(value)),
  pieces: (value) => (typeof value === 'string' ? [value] : yamlPieces(value)),
};

/** The numbers of YAML's core schema that JSON has too: `.inf` and `.nan` are texts. */
const numberTypes = (
  [
    ['int', /^(?:[-+]?\d+|0o[0-7]+|0x[\da-f]+)$/i],
    ['float', /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i],
  ] as const
).map(
  ([name, form]) =>
    new Type(`tag:yaml.org,2002:${name}`, {
      kind: 'scalar',
      resolve: (text) => typeof text === 'string' && form.test(text),
      construct: toExactNumber,
    }),
);

const schema = CORE_SCHEMA.extend({ implicit: numberTypes });

/** @throws SandboxError `malformed` for a number that could not be shown again as it was sent. */
function toExactNumber(text: string): number {
  const number = Number(text);
  const isInDigits = !/^0[ox]/i.test(text) || number === Number.POSITIVE_INFINITY;
  const digits = isInDigits ? text.replace(/^\+/, '') : `${BigInt(text)}`;
  if (isExactNumber(digits)) return number;
  const issue = `a number in the body ${describeInexact({ pointer: '', digits })}`;
  throw new SandboxError('malformed', issue, { issues: [issue] });
}

/** The length of a text that takes long to parse, in characters. */
const longText = 50_000;

/** How long a text may be that is parsed in one go, in characters: it takes a quarter of a second, in which nobody else is served. */
const maxWholeText = 1_000_000;

/** How many commas one part may have, which separate what is in braces. A long text in words has fewer. */
const maxCommas = 200_000;

/** @throws SandboxError `too-large` for a long text that cannot be read in parts: in braces, with anchors, or with an error. */
function* parseInSteps(text: string): Steps<unknown> {
  const parsed = (yield* parseAsJson(text)) ?? (yield* parseLongYaml(text, parsePart));
  if (parsed !== undefined) return parsed.value;
  if (text.length > maxWholeText) throw notInParts();
  return parseYamlBody(text);
}

/** The value of a text that is JSON, which is YAML too; undefined for any other. */
function* parseAsJson(text: string): Steps<{ readonly value: unknown } | undefined> {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return { value: yield* parseLongJson(Buffer.from(text)) };
  } catch (error) {
    if (error instanceof SandboxError && error.cause instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parsePart(text: string, level: number): unknown {
  if (text.length > maxWholeText && text.split(',', maxCommas + 1).length > maxCommas) throw notInParts();
  const value = parseDocument(text);
  requireBounded(value, text, level);
  requireWellFormed(value, text);
  return value;
}

function notInParts(): SandboxError {
  const reason = `the body has more than ${maxWholeText} characters of YAML, and braces, anchors or an error in it`;
  return new SandboxError('too-large', `${reason}: send less, or JSON, or YAML in block style`);
}

/** @throws SandboxError `malformed`, naming line and column where the text is not YAML. */
function parseYamlBody(text: string): unknown {
  const value = parseDocument(text) ?? null;
  requireBounded(value, text);
  requireWellFormed(value, text);
  // What aliases repeat is one object until here.
  return text.includes('&') ? JSON.parse(JSON.stringify(value)) : value;
}

function parseDocument(text: string): unknown {
  try {
    return parseYaml(text, { schema });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = error.mark ? ` at line ${error.mark.line + 1}, column ${error.mark.column + 1}` : '';
    throw new SandboxError('malformed', `the body is not YAML: ${error.reason}${place}`, { cause: error });
  }
}

/** How many times the size of its text a value may have, and which size is always allowed. */
const growth = { factor: 2, always: 100_000 } as const;

/**
 * Walks a value as it would be written without aliases, and stops where that takes too much.
 * @param level how deep the value is in the body
 * @throws SandboxError `malformed` for what nests too deep or contains itself, and for aliases that multiply.
 */
function requireBounded(value: unknown, text: string, level = 0): void {
  let left = Math.max(growth.always, text.length * growth.factor);
  const take = (size: number) => {
    left -= size;
    if (left < 0)
      throw new SandboxError('malformed', 'the aliases of the body multiply: send their values instead');
  };
  const walk = (each: unknown, depth: number): void => {
    take(typeof each === 'string' ? each.length + 1 : 1);
    if (typeof each !== 'object' || each === null) return;
    if (depth >= maxBodyDepth)
      throw new SandboxError('malformed', `the body is nested deeper than ${maxBodyDepth} levels`);
    const members = Object.entries(each);
    if (!Array.isArray(each)) requireNamesWithin(members.length);
    for (const [name, item] of members) {
      if (!Array.isArray(each)) take(name.length);
      walk(item, depth + 1);
    }
  };
  walk(value, level);
}
