import { isObject, plainText } from '../../json.ts';
import { pointerToken } from '../../openapi/reference.ts';
import { isDeepEqual } from '../../schema/deep-equal.ts';
import type { Validate } from '../../schema/schema-validators.ts';

/** Where a request is not what a pattern says. */
export interface Difference {
  /** A JSON pointer into the request, such as `/body/amount`. */
  readonly pointer: string;
  /** What the pattern has there; absent where a schema is not matched. */
  readonly expected?: unknown;
  /** What the request has there; absent where it has nothing. */
  readonly actual?: unknown;
  /** How the value departs from the schema: `must be >= 10`. */
  readonly issue?: string;
}

/** Compares a value with one part of a pattern. */
export type MatchValue = (actual: unknown, pointer: string) => readonly Difference[];

/**
 * Matches a value by equality. Of objects, the properties that are expected have to be there; lists are compared element
 * by element.
 * @param isText whether the value was sent as text, as parameters and forms are: the text `2` is then the number 2
 */
export function matchEqual(expected: unknown, isText = false): MatchValue {
  if (Array.isArray(expected)) return matchList(expected, isText);
  if (isObject(expected)) return matchObject(expected, isText);
  return (actual, pointer) => {
    const isEqual = isText ? isSameText(expected, actual) : isDeepEqual(expected, actual);
    return isEqual ? [] : [difference(pointer, expected, actual)];
  };
}

/** Matches a value by a schema. Of a text, what it says as a number or a boolean may match as well. */
export function matchSchema(validate: Validate, isText = false): MatchValue {
  return (actual, pointer) => {
    if (actual === undefined) return [{ pointer, issue: 'is missing' }];
    const issues = validate(actual);
    if (issues.length === 0 || (isText && validate(scalarOf(actual)).length === 0)) return [];
    return issues.map((issue) => {
      const [inner = '', ...words] = issue.startsWith('/') ? issue.split(' ') : ['', issue];
      return {
        pointer: pointer + inner,
        actual: valueAt(actual, inner),
        issue: words.join(' ').replace(/^the body /, ''),
      };
    });
  };
}

function matchList(expected: readonly unknown[], isText: boolean): MatchValue {
  const elements = expected.map((each) => matchEqual(each, isText));
  return (actual, pointer) => {
    if (isText && typeof actual === 'string') {
      return actual === expected.map(plainText).join(',') ? [] : [difference(pointer, expected, actual)];
    }
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [difference(pointer, expected, actual)];
    }
    return elements.flatMap((match, i) => match(actual[i], `${pointer}/${i}`));
  };
}

function matchObject(expected: Readonly<Record<string, unknown>>, isText: boolean): MatchValue {
  const members = Object.entries(expected).map(([name, each]) => [name, matchEqual(each, isText)] as const);
  return (actual, pointer) => {
    if (!isObject(actual)) return [difference(pointer, expected, actual)];
    return members.flatMap(([name, match]) =>
      match(Object.hasOwn(actual, name) ? actual[name] : undefined, `${pointer}/${pointerToken(name)}`),
    );
  };
}

function difference(pointer: string, expected: unknown, actual: unknown): Difference {
  return { pointer, expected, ...(actual !== undefined && { actual }) };
}

/** Whether a text says a value; `null` is what was not sent. A list says what its elements say, with commas. */
function isSameText(expected: unknown, actual: unknown): boolean {
  if (expected === null) return actual === undefined || actual === null;
  if (Array.isArray(actual)) {
    return (
      actual.every((each) => typeof each !== 'object') &&
      plainText(expected) === actual.map(plainText).join(',')
    );
  }
  return actual !== undefined && typeof actual !== 'object' && plainText(expected) === plainText(actual);
}

/** The number or boolean that a text says; any other value as it is. */
function scalarOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^(?:-?\d+(?:\.\d+)?|true|false)$/.test(value)) return value;
  return JSON.parse(value.replace(/^(-?)0+(?=\d)/, '$1'));
}

function valueAt(value: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>((node, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof node === 'object' && node !== null && Object.hasOwn(node, key)
      ? Reflect.get(node, key)
      : undefined;
  }, value);
}
