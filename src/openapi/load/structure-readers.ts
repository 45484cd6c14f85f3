import { isObject, plainText } from '../../json.ts';
import { isReference } from '../reference.ts';
import { type Exclusion, excludedFields } from './exclusive-fields.ts';
import type { IssueSeverity } from './load-issue.ts';

/** A value as it can be served: the value itself where nothing is wrong with it; `undefined` when it is left out. */
export type Read = (value: unknown, tokens: readonly string[], reading: Reading) => unknown;

/** What readers know of the document. */
export interface Reading {
  /** The version of OpenAPI, such as `3.2.0`. */
  readonly version: string;
  /** Reports an error, or what only has no effect; what the reader then gives is served instead. */
  report(tokens: readonly string[], message: string, severity?: IssueSeverity): void;
  /** Whether a node says nothing, since its reference leads nowhere: that is reported already. */
  isUnknown(value: unknown): boolean;
  /** What a reference leads to; `undefined` when it leads nowhere. */
  targetOf(ref: string): { readonly value: unknown; readonly tokens: readonly string[] } | undefined;
  /** The targets that were read, by their readers: each is reported once. */
  readonly read: Map<Read, Map<string, unknown>>;
}

type Node = Readonly<Record<string, unknown>>;
type ReadNode = (node: Node, tokens: readonly string[], reading: Reading) => unknown;

/** A string; a number or a boolean is taken as one. */
export const text: Read = (value, tokens, { report }) => {
  if (typeof value === 'string') return value;
  report(tokens, 'is not a string: fix it there.');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** An object, or a reference to one, which stays a reference as long as its target is served as it is. */
export function referable(inner: Read): Read {
  return (value, tokens, reading) => {
    if (!isReference(value)) return inner(value, tokens, reading);
    const target = reading.targetOf(value.$ref);
    const read = target && readTarget(inner, value.$ref, target, reading);
    return read === target?.value ? value : read;
  };
}

/** Where the type of a document has no reference, its target is put in its place. */
function inlined(inner: ReadNode): Read {
  return (value, tokens, reading) => {
    if (reading.isUnknown(value)) return undefined;
    if (isReference(value)) {
      const target = reading.targetOf(value.$ref);
      return target && readTarget(inlined(inner), value.$ref, target, reading);
    }
    if (isObject(value)) return inner(value, tokens, reading);
    reading.report(tokens, 'is not an object: fix it there.');
    return undefined;
  };
}

function readTarget(
  inner: Read,
  ref: string,
  { value, tokens }: { readonly value: unknown; readonly tokens: readonly string[] },
  reading: Reading,
): unknown {
  const known = reading.read.get(inner) ?? new Map<string, unknown>();
  reading.read.set(inner, known);
  if (!known.has(ref)) known.set(ref, inner(value, tokens, reading));
  return known.get(ref);
}

/** Any object. */
export const anyObject: Read = inlined((node) => node);

/** A map from names to values; extensions are ignored. */
export function each(inner: Read): Read {
  return inlined((node, tokens, reading) =>
    withChanges(
      node,
      Object.entries(node)
        .filter(([name]) => !name.startsWith('x-'))
        .map(([name, item]) => [name, inner(item, [...tokens, name], reading)]),
    ),
  );
}

/** An array of values; those that are left out do not leave a gap. */
export function list(inner: Read): Read {
  return (value, tokens, reading) => {
    if (reading.isUnknown(value)) return undefined;
    if (!Array.isArray(value)) {
      reading.report(tokens, 'is not an array: fix it there.');
      return undefined;
    }
    const read = value.map((item, index) => inner(item, [...tokens, `${index}`], reading));
    if (read.every((item, index) => item === value[index])) return value;
    return read.filter((item) => item !== undefined);
  };
}

/**
 * An object with fields; one that lacks a required field is left out.
 * @param fallbacks what is served in the place of required fields that are absent or left out
 * @param exclusions the fields that may not be there, or not beside others
 */
export function fields(
  required: Readonly<Record<string, Read>>,
  optional: Readonly<Record<string, Read>> = {},
  fallbacks: Node = {},
  exclusions: readonly Exclusion[] = [],
): Read {
  const readers = Object.entries({ ...optional, ...required });
  return inlined((given, tokens, reading) => {
    const excluded = excludedFields(given, tokens, reading, exclusions);
    const node = withChanges(
      given,
      excluded.map((name) => [name, undefined]),
    );
    const changes: [string, unknown][] = [];
    for (const [name, read] of readers) {
      const field = Object.hasOwn(node, name) ? node[name] : undefined;
      if (field !== undefined) changes.push([name, read(field, [...tokens, name], reading)]);
      else if (Object.hasOwn(required, name)) reading.report(tokens, `has no ${name}: fix it there.`);
    }
    const read = withChanges(node, changes);
    const lost = Object.keys(required).filter((name) => read[name] === undefined);
    if (lost.some((name) => fallbacks[name] === undefined)) return undefined;
    return withChanges(
      read,
      lost.map((name) => [name, fallbacks[name]]),
    );
  });
}

/** What is served as it is: only the fields that may not be there are reported. */
export function observed(rules: readonly Exclusion[]): Read {
  return (value, tokens, reading) => {
    if (isObject(value) && !isReference(value)) excludedFields(value, tokens, reading, rules);
    return value;
  };
}

/** A map or a list whose values are served as they are. */
export function observedEach(inner: Read): Read {
  return (value, tokens, reading) => {
    if (typeof value !== 'object' || value === null || isReference(value)) return value;
    for (const [key, each] of Object.entries(value)) inner(each, [...tokens, key], reading);
    return value;
  };
}

/** One of the given strings. */
export function oneOf(values: readonly string[]): Read {
  return (value, tokens, { report }) => {
    if (values.includes(plainText(value))) return value;
    report(tokens, `is not one of ${values.join(', ')}: fix it there.`);
    return undefined;
  };
}

/** Something else in the place of what would be left out. */
export function orElse(inner: Read, fallback: unknown): Read {
  return (value, tokens, reading) => inner(value, tokens, reading) ?? fallback;
}

/** An object with other values of some properties; `undefined` removes one. The object itself when nothing changes. */
function withChanges(node: Node, changes: readonly (readonly [string, unknown])[]): Node {
  if (changes.every(([name, value]) => value === node[name])) return node;
  return Object.fromEntries(
    Object.entries({ ...node, ...Object.fromEntries(changes) }).filter(([, value]) => value !== undefined),
  );
}
