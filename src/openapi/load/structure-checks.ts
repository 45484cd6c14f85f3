import { isReference } from '../reference.ts';

/** What is wrong at a place of a document. */
export interface StructureIssue {
  readonly tokens: readonly string[];
  readonly issue: string;
}

/** Checks what stands at a place, and tells the first fault that it finds. */
export type Check = (value: unknown, tokens: readonly string[]) => StructureIssue | undefined;

type Node = Readonly<Record<string, unknown>>;

export const text: Check = (value, tokens) =>
  typeof value === 'string' ? undefined : { tokens, issue: 'is not a text' };

/** An object; what a reference stands for is checked where it stands. */
export function object(inner: (node: Node, tokens: readonly string[]) => StructureIssue | undefined): Check {
  return (value, tokens) => {
    if (!isNode(value)) return { tokens, issue: 'is not an object' };
    return isReference(value) ? undefined : inner(value, tokens);
  };
}

/** A map from names to what the check says; extensions are not looked at. */
export function each(inner: Check): Check {
  return object((node, tokens) =>
    firstIssue(
      Object.entries(node).filter(([name]) => !name.startsWith('x-')),
      ([name, item]) => inner(item, [...tokens, name]),
    ),
  );
}

export function list(inner: Check): Check {
  return (value, tokens) => {
    if (!Array.isArray(value)) return { tokens, issue: 'is not an array' };
    return firstIssue([...value.entries()], ([index, item]) => inner(item, [...tokens, `${index}`]));
  };
}

/** An object with fields that it must have and others that it may have. */
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

export function oneOf(values: readonly string[]): Check {
  return (value, tokens) =>
    values.includes(String(value)) ? undefined : { tokens, issue: `is none of ${values.join(', ')}` };
}

/** What both checks find, the first one first. */
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

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
