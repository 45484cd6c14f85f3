import { SandboxError, thrownMessage } from '../../errors.ts';
import { isObject, quote } from '../../json.ts';
import type { Validate, Validators } from '../../schema/schema-validators.ts';
import { didYouMean } from '../../similar-names.ts';
import { type Difference, type MatchValue, matchEqual, matchSchema } from './match-value.ts';

/**
 * Which requests are meant. Each part is a plain value, which a request has to have (an object in part), or
 * `{schema: …}`, which it has to match; so is each parameter and header. A part that is left out matches any request.
 */
export interface RequestPattern {
  /** The path, such as `/orders/7`, or the path parameters: `{ id: 7 }`. */
  readonly path?: unknown;
  /** Query parameters; one that is `null` must not have been sent. */
  readonly query?: unknown;
  /** Headers, their names in any letter case; one that is `null` must not have been sent. */
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** A request, as patterns see it. */
export interface MatchableRequest {
  /** Its path, in every form that a user may write: with and without the base path. */
  readonly paths: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Whether the values in the body were sent as text, as those of a form are. */
  readonly hasTextBody?: boolean;
}

/** Compares a request with a pattern: where they differ, none for a match. */
export type MatchRequest = (request: MatchableRequest) => readonly Difference[];

/** The parts of a request that patterns have. */
const patternParts = ['path', 'query', 'headers', 'body'] as const;

/**
 * Prepares a pattern.
 * @param validators those of the contract, to whose components a schema may refer
 * @param place where the pattern is, for messages: `when`, or empty for the pattern itself
 * @throws SandboxError `invalid` with every issue of the pattern.
 */
export function createRequestMatch(
  pattern: RequestPattern,
  validators: Pick<Validators, 'of' | 'givenIssues'>,
  place = '',
): MatchRequest {
  const issues: string[] = [];
  const unknown = Object.keys(pattern).filter((name) => !patternParts.some((part) => part === name));
  for (const name of unknown) {
    issues.push(`${place}/${name} is no part of a request.${didYouMean(name, patternParts)}`);
  }
  const parts = matchersOf(pattern, { place, issues, validators });
  if (issues.length > 0) throw new SandboxError('invalid', issues.join('; '), { issues });
  return (request) => parts.flatMap((match) => match(request));
}

interface Parsing {
  readonly place: string;
  /** The list that issues are added to. */
  readonly issues: string[];
  readonly validators: Pick<Validators, 'of' | 'givenIssues'>;
}

function matchersOf(pattern: RequestPattern, parsing: Parsing): readonly MatchRequest[] {
  const { path, query, headers, body } = pattern;
  const matchers: MatchRequest[] = [];
  if (typeof path === 'string') matchers.push(matchPathText(path));
  else if (path !== undefined) {
    const match = matchNamed(path, '/path', parsing);
    matchers.push(({ params }) => match(params, '/path'));
  }
  if (query !== undefined) {
    const match = matchNamed(query, '/query', parsing);
    matchers.push((request) => match(request.query, '/query'));
  }
  if (headers !== undefined) {
    const match = matchNamed(isSchema(headers) ? headers : lowerCased(headers), '/headers', parsing);
    matchers.push((request) => match(request.headers, '/headers'));
  }
  if (body !== undefined) {
    const matchAs = prepareMatch(body, '/body', parsing);
    const [exact, asText] = [matchAs(false), matchAs(true)];
    matchers.push((request) => (request.hasTextBody ? asText : exact)(request.body, '/body'));
  }
  return matchers;
}

/** A path may be written encoded or plain: `/items/a%20b` and `/items/a b` are one. */
function matchPathText(expected: string): MatchRequest {
  const wanted = plainPath(expected);
  return ({ paths }) =>
    paths.some((path) => path === expected || plainPath(path) === wanted)
      ? []
      : [{ pointer: '/path', expected, actual: paths[0] ?? '' }];
}

/** A path with its segments decoded, apart from encoded slashes; one that is no valid encoding stays as it is. */
function plainPath(path: string): string {
  try {
    return path.replace(/(?:%(?!2f)[\da-f]{2})+/gi, decodeURIComponent);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return path;
  }
}

/** Matches named texts: path parameters, query parameters, headers. */
function matchNamed(pattern: unknown, part: string, parsing: Parsing): MatchValue {
  if (isSchema(pattern)) return matchPart(pattern, part, parsing, true);
  if (!isObject(pattern)) {
    parsing.issues.push(`${parsing.place}${part} must be an object of names and values, or {"schema": …}`);
    return () => [];
  }
  const named = Object.entries(pattern).map(
    ([name, each]) => [name, matchPart(each, `${part}/${name}`, parsing, true)] as const,
  );
  return (actual, pointer) =>
    named.flatMap(([name, match]) => {
      const value = isObject(actual) && Object.hasOwn(actual, name) ? actual[name] : undefined;
      return match(value, `${pointer}/${name}`);
    });
}

function matchPart(pattern: unknown, part: string, parsing: Parsing, isText: boolean): MatchValue {
  return prepareMatch(pattern, part, parsing)(isText);
}

/** Prepares a part once, for values that were sent as text and for those that were not. */
function prepareMatch(pattern: unknown, part: string, parsing: Parsing): (isText: boolean) => MatchValue {
  if (!isSchema(pattern)) return (isText) => matchEqual(pattern, isText);
  const validate = compile(pattern.schema, part, parsing);
  return (isText) => matchSchema(validate, isText);
}

function compile(schema: unknown, part: string, { place, issues, validators }: Parsing): Validate {
  const foreign = foreignReference(schema);
  if (foreign !== undefined) {
    const example = 'as in #/components/schemas/Order';
    issues.push(`${place}${part}/schema refers to ${quote(foreign)}: refer to the contract, ${example}`);
    return () => [];
  }
  const found = validators.givenIssues(schema);
  if (found.length > 0) {
    issues.push(...found.map((issue) => `${place}${part}/schema is no JSON Schema: ${issue.trim()}`));
    return () => [];
  }
  try {
    return validators.of(schema, 'request');
  } catch (error) {
    const reason = thrownMessage(error);
    issues.push(`${place}${part}/schema is no JSON Schema: ${reason}`);
    return () => [];
  }
}

/** A reference in a schema that leaves the contract. */
function foreignReference(schema: unknown): string | undefined {
  if (Array.isArray(schema)) return schema.map(foreignReference).find((found) => found !== undefined);
  if (!isObject(schema)) return undefined;
  const { $ref } = schema;
  if (typeof $ref === 'string' && !$ref.startsWith('#')) return $ref;
  return foreignReference(Object.values(schema));
}

/** Whether a part of a pattern is `{schema: …}`, and nothing else. */
function isSchema(pattern: unknown): pattern is { readonly schema: object | boolean } {
  if (!isObject(pattern) || Object.keys(pattern).length !== 1) return false;
  return isObject(pattern.schema) || typeof pattern.schema === 'boolean';
}

function lowerCased(headers: unknown): unknown {
  if (!isObject(headers)) return headers;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
