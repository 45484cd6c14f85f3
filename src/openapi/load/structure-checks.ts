import { isObject } from '../../json.ts';
import { isReference } from '../reference.ts';

/** What is wrong at a location of a document. */
export interface StructureIssue {
  readonly tokens: readonly string[];
  readonly issue: string;
}

/** Checks the value at a location, and returns the first issue. */
export type Check = (value: unknown, tokens: readonly string[]) => StructureIssue | undefined;

type Node = Readonly<Record<string, unknown>>;

/** A string. */
export const text: Check = (value, tokens) =>
  typeof value === 'string' ? undefined : { tokens, issue: 'is not a string' };

/** An object; the target of a reference is checked at its own location. */
export function object(inner: (node: Node, tokens: readonly string[]) => StructureIssue | undefined): Check {
  return (value, tokens) => {
    if (!isObject(value)) return { tokens, issue: 'is not an object' };
    return isReference(value) ? undefined : inner(value, tokens);
  };
}

/** A map from names to values that pass the check; extensions are ignored. */
export function each(inner: Check): Check {
  return object((node, tokens) =>
    firstIssue(
      Object.entries(node).filter(([name]) => !name.startsWith('x-')),
      ([name, item]) => inner(item, [...tokens, name]),
    ),
  );
}

/** An array of values that pass the check. */
export function list(inner: Check): Check {
  return (value, tokens) => {
    if (!Array.isArray(value)) return { tokens, issue: 'is not an array' };
    return firstIssue([...value.entries()], ([index, item]) => inner(item, [...tokens, `${index}`]));
  };
}

/** An object with required and optional fields. */
export function fields(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const checks = Object.entries({ ...optional, ...required });
  return object((node, tokens) =>
    firstIssue(checks, ([name, check]) => {
      const field = Object.hasOwn(node, name) ? node[name] : undefined;
      if (field !== undefined) return check(field, [...tokens, name]);
      return Object.hasOwn(required, name) ? { tokens, issue: `has no ${name}` } : undefined;
    }),
  );
}

/** One of the given strings. */
export function oneOf(values: readonly string[]): Check {
  return (value, tokens) =>
    values.includes(String(value)) ? undefined : { tokens, issue: `is not one of ${values.join(', ')}` };
}

/** A value that passes both checks. */
export function allOf(first: Check, second: Check): Check {
  return (value, tokens) => first(value, tokens) ?? second(value, tokens);
}

function firstIssue<T>(
  items: readonly T[],
  check: (item: T) => StructureIssue | undefined,
): StructureIssue | undefined {
  for (const item of items) {
    const issue = check(item);
    if (issue !== undefined) return issue;
  }
  return undefined;
}
