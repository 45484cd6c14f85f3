import { isDeepStrictEqual } from 'node:util';
import { SandboxError } from '../../../errors.ts';
import { isObject, plainText } from '../../../json.ts';

/** What an operation changes: `emails[type eq "work"].value` is the attribute, a filter of its values, one part of them. */
interface ScimPath {
  readonly attribute: string;
  readonly filter?: ScimFilter;
  readonly part?: string;
}

interface ScimFilter {
  readonly part: string;
  readonly operator: string;
  readonly value: unknown;
}

type ScimItem = Readonly<Record<string, unknown>>;

/** The operators of a filter on one value; the others do not select what is changed. */
const operators: Readonly<Record<string, (found: unknown, value: unknown) => boolean>> = {
  eq: (found, value) => isDeepStrictEqual(found, value),
  ne: (found, value) => !isDeepStrictEqual(found, value),
  co: (found, value) => plainText(found).includes(plainText(value)),
  sw: (found, value) => plainText(found).startsWith(plainText(value)),
  ew: (found, value) => plainText(found).endsWith(plainText(value)),
  pr: (found) => found !== undefined && found !== null,
};

/**
 * Applies the operations of a SCIM PATCH (RFC 7644, 3.5.2), all of them in order or none. The target is not changed.
 * @throws SandboxError `invalid` for an operation that cannot be applied; the message names it by its index.
 */
export function scimPatch(target: unknown, operations: unknown): unknown {
  const list = Array.isArray(operations) ? operations : [];
  return list.reduce<ScimItem>(
    (item, operation, i) => applyOperation(item, operation, i),
    isObject(target) ? target : {},
  );
}

function applyOperation(item: ScimItem, operation: unknown, at: number): ScimItem {
  const { op, path, value } = isObject(operation) ? operation : {};
  const name = plainText(op).toLowerCase();
  if (name !== 'add' && name !== 'replace' && name !== 'remove') {
    throw scimError(at, `has the op ${plainText(op)}: send add, replace or remove`);
  }
  if (typeof path !== 'string' || path === '') {
    if (name === 'remove' || !isObject(value)) {
      throw scimError(at, 'has no path: say what it changes, or send its attributes as the value');
    }
    return Object.entries(value).reduce(
      (whole, [each, part]) => change(whole, name, parsePath(each), part),
      item,
    );
  }
  const parsed = parsePath(path);
  if (parsed.attribute === '') throw scimError(at, `has a path that is none: ${path}`);
  return change(item, name, parsed, value);
}

/** An extension's attributes are in a property of its URN: `urn:…:User:department`. */
function parsePath(path: string): ScimPath {
  const extension = /^(urn:.+):([^:[\]]+)$/i.exec(path);
  if (extension !== null) return { attribute: extension[1] ?? '', part: extension[2] ?? '' };
  const [, attribute = '', filter, part] = /^([^.[\]]+)(?:\[(.+)\])?(?:\.([^.[\]]+))?$/.exec(path) ?? [];
  const parsed = filter === undefined ? undefined : parseFilter(filter);
  return { attribute, ...(parsed && { filter: parsed }), ...(part !== undefined && { part }) };
}

function parseFilter(text: string): ScimFilter {
  const [, part = '', operator = '', literal = ''] = /^\s*([\w$.:-]+)\s+(\w+)\s*(.*?)\s*$/.exec(text) ?? [];
  return { part, operator: operator.toLowerCase(), value: literalOf(literal) };
}

function literalOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

type ScimOperation = 'add' | 'replace' | 'remove';

function change(item: ScimItem, op: ScimOperation, path: ScimPath, value: unknown): ScimItem {
  const attribute = nameIn(item, path.attribute);
  const old = item[attribute];
  const isPart = path.filter !== undefined || path.part !== undefined;
  const changed = isPart ? changeParts(old, op, path, value) : changeWhole(old, op, value);
  return withProperty(item, attribute, changed);
}

/** The names of attributes are in any case (RFC 7643, 2.1). */
function nameIn(item: ScimItem, name: string): string {
  return Object.keys(item).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
}

function changeWhole(old: unknown, op: ScimOperation, value: unknown): unknown {
  if (op === 'remove') return Array.isArray(old) && value !== undefined ? without(old, value) : undefined;
  if (op === 'replace') return value;
  if (Array.isArray(old)) {
    const added = Array.isArray(value) ? value : [value];
    return [...old, ...added.filter((each) => !old.some((other) => isDeepStrictEqual(other, each)))];
  }
  return isObject(old) && isObject(value) ? { ...old, ...value } : value;
}

/** Some clients name the values to remove by their `value`, and not by a filter. */
function without(old: readonly unknown[], value: unknown): readonly unknown[] {
  const gone = (Array.isArray(value) ? value : [value]).map(identityOf);
  return old.filter((each) => !gone.some((other) => isDeepStrictEqual(other, identityOf(each))));
}

function identityOf(value: unknown): unknown {
  return isObject(value) && value.value !== undefined ? value.value : value;
}

function changeParts(old: unknown, op: ScimOperation, { filter, part }: ScimPath, value: unknown): unknown {
  if (!Array.isArray(old)) {
    const within = isObject(old) ? old : {};
    if (filter === undefined) return changePart(within, op, part, value);
    return op === 'remove' ? old : [newElement(filter, part, value)];
  }
  const isSelected = (each: unknown) => filter === undefined || matches(filter, each);
  if (op === 'remove' && part === undefined) return old.filter((each) => !isSelected(each));
  if (!old.some(isSelected)) {
    return op === 'remove' || filter === undefined ? old : [...old, newElement(filter, part, value)];
  }
  return old.map((each) => (isSelected(each) && isObject(each) ? changePart(each, op, part, value) : each));
}

function changePart(each: ScimItem, op: ScimOperation, part: string | undefined, value: unknown): ScimItem {
  if (part !== undefined) {
    const name = nameIn(each, part);
    return withProperty(each, name, changeWhole(each[name], op, value));
  }
  return isObject(value) ? { ...each, ...value } : each;
}

/** An element that a filter describes and that is not there yet: `emails[type eq "work"].value` adds a work address. */
function newElement(filter: ScimFilter, part: string | undefined, value: unknown): ScimItem {
  const named = filter.operator === 'eq' ? { [filter.part]: filter.value } : {};
  if (part !== undefined) return { ...named, [part]: value };
  return { ...named, ...(isObject(value) && value) };
}

function matches({ part, operator, value }: ScimFilter, element: unknown): boolean {
  const found = isObject(element) ? element[nameIn(element, part)] : element;
  return operators[operator]?.(found, value) === true;
}

function withProperty(item: ScimItem, name: string, value: unknown): ScimItem {
  const others = Object.entries(item).filter(([each]) => each !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

function scimError(at: number, issue: string): SandboxError {
  return new SandboxError('invalid', `/Operations/${at} of the patch ${issue}`);
}
