import type { AdminSchema } from '../api/admin-types.ts';

/** What a form shows for a value. */
export type FormField = AdminSchema<'FormField'>;

/** The names and indexes that lead to a value. */
export type ValuePath = readonly (string | number)[];

/** The value that a path leads to; `undefined` where there is none. */
export function valueIn(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    return (inner as Readonly<Record<string | number, unknown>>)[step];
  }, value);
}

/** A value with another one where a path leads; what the path needs on its way is added, and `undefined` removes. */
export function withValueIn(value: unknown, [step, ...rest]: ValuePath, inner: unknown): unknown {
  if (step === undefined) return inner;
  const changed = withValueIn(valueIn(value, [step]), rest, inner);
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? value : [];
    return changed === undefined ? list.toSpliced(step, 1) : Object.assign([...list], { [step]: changed });
  }
  const { [step]: _, ...others } = isRecord(value) ? value : {};
  if (changed === undefined) return others;
  return isRecord(value) && Object.hasOwn(value, step)
    ? { ...value, [step]: changed }
    : { ...others, [step]: changed };
}

/** The part of a stored value that a form has fields for: a request may not send the rest. */
export function partFor(field: FormField, value: unknown): unknown {
  const { kind, properties = [], items } = field;
  if (kind === 'object' && isRecord(value)) {
    const parts = properties.flatMap(({ name, field: inner }): [string, unknown][] => {
      const part = Object.hasOwn(value, name) ? partFor(inner, value[name]) : undefined;
      return part === undefined ? [] : [[name, part]];
    });
    return Object.fromEntries(parts);
  }
  if (kind === 'array' && items !== undefined && Array.isArray(value)) {
    return value.map((each) => partFor(items, each));
  }
  return value;
}

/** The properties that differ from what they were, and those that a request must have. */
export function changesIn(field: FormField, before: unknown, after: unknown): unknown {
  if (!isRecord(before) || !isRecord(after)) return after;
  const required = new Set((field.properties ?? []).filter((each) => each.required).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => required.has(name) || JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  );
}

/** The value that a text in a field means; `undefined` where it is empty, and nothing is sent then. */
export function parseFieldText({ kind, values }: FormField, text: string, isRequired: boolean): unknown {
  const listed = values?.find((value) => `${value}` === text);
  if (listed !== undefined) return listed;
  if (text === '') return isRequired && kind === 'string' && values === undefined ? '' : undefined;
  if (kind === 'boolean') return text === 'true';
  // What is no number is sent as it is: the sandbox says what is wrong with it.
  if (kind === 'number' || kind === 'integer') return numberIn(text) ?? text;
  return text;
}

/** The number that a text means; `undefined` for none, and for an integer that JavaScript would round. */
function numberIn(text: string): number | undefined {
  const number = Number(text);
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number);
  return text.trim() !== '' && Number.isFinite(number) && isExact ? number : undefined;
}

/** The value that a new element of a list, or an object that is added, begins with. */
export function emptyValue({ kind, values, default: standard, properties = [] }: FormField): unknown {
  if (standard !== undefined) return standard;
  if (values !== undefined) return values[0];
  if (kind === 'object') {
    const required = properties.filter((each) => each.required && each.field.kind === 'object');
    return Object.fromEntries(required.map(({ name, field }) => [name, emptyValue(field)]));
  }
  return { array: [], boolean: false, number: 0, integer: 0, string: '', file: '', json: null }[kind];
}

/** Whether a form has a field where a JSON pointer leads, so that an issue can be shown at it. */
export function hasFieldAt(field: FormField, pointer: string): boolean {
  const [, ...tokens] = pointer.split('/');
  let inner: FormField | undefined = field;
  for (const token of tokens) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (inner.kind === 'json') return true;
    inner =
      inner.kind === 'array'
        ? inner.items
        : inner.properties?.find((property) => property.name === name)?.field;
    if (inner === undefined) return false;
  }
  return pointer !== '';
}

/** Whether a value is a JSON object. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
