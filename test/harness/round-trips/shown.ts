import { isDeepStrictEqual } from 'node:util';
import { type Contract, entriesOf, isNode, listOf, type Node } from './contract.ts';
import { isOpaque, propertySchemas } from './schema-view.ts';
import type { Validate } from './validator.ts';

/** Compares what was sent with what is shown. */
export interface ShownCheck {
  /** Where the item is in a response, through its wrappers: the object that shows the most of what was sent. */
  itemIn(body: unknown, schema: unknown, sent: unknown): Shown;
  /** Each property that was sent, that the schema has, and that is not shown as it was sent. */
  differences(sent: unknown, shown: Shown): readonly string[];
}

export interface Shown {
  readonly value: unknown;
  readonly schema: unknown;
}

const idName = /^(_?id|uuid)$|[a-z]Id$|_id$|^id_/;

/** Whether an object has an id, and something of what was sent. */
function isItem(value: Node, names: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.some((name) => idName.test(name)) && names.some((name) => name in value);
}

/** Whether an object has an id of its own, and nothing in it that may be what was asked for. */
function isWithId(value: Node): boolean {
  const isId = (name: string) => /^(_?id|uuid)$/.test(name);
  // What JSON:API shows of an item is in its `attributes`.
  const holds = (name: string) => wrapperName.test(name) || (name === 'attributes' && isNode(value[name]));
  return Object.keys(value).some(isId) && !Object.keys(value).some(holds);
}

const wrapperName = /^(data|result|item|payload|entity|resource)$/i;

/** The `data` of `{status: 'OK', data: {id: 7}}`: what is around an item with an id is none, whatever its names are. */
function wrappedItem(value: Node): string | undefined {
  const names = Object.keys(value).filter((name) => wrapperName.test(name));
  const inner = names.filter((name) => {
    const held = value[name];
    return isNode(held) && Object.keys(held).some((each) => idName.test(each));
  });
  return inner.length === 1 && !Object.keys(value).some((name) => idName.test(name)) ? inner[0] : undefined;
}

/** What a service stores and never shows. */
const secret = /passw|secret|token|pin$|cvv|cvc|otp|credential|private|api_?key/i;

export function createShownCheck(contract: Contract, validate: Validate): ShownCheck {
  const schemasOf = (schema: unknown, name: string) => propertySchemas(contract, schema, name);

  function places(value: unknown, schema: unknown, names: readonly string[], depth = 0): Shown[] {
    if (Array.isArray(value) && value.length === 1 && depth > 0) {
      return places(value[0], contract.resolve(schema).items ?? {}, names, depth + 1);
    }
    if (!isNode(value) || depth > 3) return [];
    // What an item holds is none itself, though it may have the same names.
    if (isItem(value, names) || (depth === 0 && isWithId(value))) return [{ value, schema }];
    const wrapped = wrappedItem(value);
    if (wrapped !== undefined)
      return [{ value: value[wrapped], schema: schemasOf(schema, wrapped)[0] ?? {} }];
    const inner = Object.entries(value).flatMap(([name, member]) =>
      places(member, schemasOf(schema, name)[0] ?? {}, names, depth + 1),
    );
    return [{ value, schema }, ...inner];
  }

  function itemIn(body: unknown, schema: unknown, sent: unknown): Shown {
    const names = entriesOf(sent).map(([name]) => name);
    const score = ({ value, schema: own }: Shown) =>
      names.filter((name) => (isNode(value) && name in value) || schemasOf(own, name).length > 0).length;
    const found = places(body, schema, names);
    return found.reduce(
      (best, each) => (score(each) > score(best) ? each : best),
      found[0] ?? { value: body, schema },
    );
  }

  function differences(sent: unknown, { value, schema }: Shown, path = ''): readonly string[] {
    return entriesOf(sent).flatMap(([name, wanted]) => {
      const schemas = schemasOf(schema, name);
      const admits = schemas.length > 0 || isOpaque(contract, schema);
      const isSecret = secret.test(name) || schemas.some((each) => contract.resolve(each).writeOnly === true);
      if (name === '' || !admits || isSecret || wanted === null) return [];
      const shown = isNode(value) ? value[name] : undefined;
      if (isNamedByItsId(sent, name, shown)) return [];
      return differing(wanted, { value: shown, schema: schemas[0] ?? {} }, `${path}/${name}`, schemas);
    });
  }

  function differing(
    wanted: unknown,
    shown: Shown,
    path: string,
    schemas: readonly unknown[],
  ): readonly string[] {
    if (isAlike(wanted, shown.value)) return [];
    if (isNode(wanted) && isNode(shown.value)) return differences(wanted, shown, path);
    if (Array.isArray(wanted) && Array.isArray(shown.value) && wanted.length === shown.value.length) {
      const items = contract.resolve(shown.schema).items ?? {};
      const other = shown.value;
      return wanted.flatMap((each, i) =>
        differing(each, { value: other[i], schema: items }, `${path}/${i}`, [items]),
      );
    }
    const fits = schemas.length === 0 || schemas.some((each) => validate(each, wanted).length === 0);
    if (!fits) return [];
    return [`${path} was sent as ${brief(wanted)} and is shown as ${brief(shown.value)}`];
  }

  return { itemIn, differences };
}

/** `{client: {…}, client_id: 7}`: who sends both is shown the client of that id. */
function isNamedByItsId(sent: unknown, name: string, shown: unknown): boolean {
  if (!isNode(shown)) return false;
  const named = entriesOf(sent).filter(([other]) => [`${name}_id`, `${name}Id`].includes(other));
  return named.some(([, id]) => String(shown.id) === String(id));
}

/** Whether a reader misses nothing: equal, or in another form of the same. */
export function isAlike(one: unknown, other: unknown): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  if (other === undefined || other === null) return false;
  if (Array.isArray(other) !== Array.isArray(one)) {
    const [list, single] = Array.isArray(one) ? [one, other] : [listOf(other), one];
    return list.length === 1 && isAlike(single, list[0]);
  }
  if (isNode(other) !== isNode(one)) {
    const [object, single] = isNode(one) ? [one, other] : [other, one];
    return Object.values(object).some((each) => isAlike(each, single));
  }
  return typeof one !== 'object' && isSameScalar(one, other);
}

function isSameScalar(one: unknown, other: unknown): boolean {
  if (String(one) === String(other)) return true;
  if (isNumeric(one) && isNumeric(other)) return Number(one) === Number(other);
  return isSameTime(String(one), String(other));
}

function isNumeric(value: unknown): boolean {
  return String(value).trim() !== '' && Number.isFinite(Number(value));
}

function isSameTime(one: string, other: string): boolean {
  const day = /^\d{4}-\d\d-\d\d/;
  if (!day.test(one) || !day.test(other)) return false;
  return Date.parse(one) === Date.parse(other) || one.slice(0, 10) === other.slice(0, 10);
}

/** A value, cut to what fits a line. */
function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
