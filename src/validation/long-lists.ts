import { ownValue } from '../json.ts';
import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { type Steps, visitInSteps } from '../turns.ts';

/** How many elements a list may have to be validated in one go: a page has fewer. */
const shortList = 256;

/** How deep in a body long lists are looked for. */
const maxDepth = 4;

/** How many lists and objects of a body are looked at for them: whatever has more is no item with some long lists. */
const maxVisited = 1_000;

/** The keywords that choose among schemas, or that look at more than one element at a time. */
const wholeKeywords = [
  'anyOf',
  'oneOf',
  'not',
  'if',
  'dependentSchemas',
  'patternProperties',
  'prefixItems',
  'contains',
  'uniqueItems',
  'unevaluatedItems',
  'enum',
  'const',
] as const satisfies readonly (keyof JsonSchemaObject)[];

/** The names and positions that lead to a value in a body. */
export type Path = readonly (string | number)[];

/** A long list in a body, whose elements can be validated one by one. */
export interface LongList {
  readonly path: Path;
  readonly elements: readonly unknown[];
  /** All schemas that apply to each element. */
  readonly items: readonly JsonSchema[];
  /** How many elements there must be, at least and at most. */
  readonly minItems: number;
  readonly maxItems: number;
}

/**
 * Validates a body with long lists in steps: their elements one by one, and the body with short lists in their places.
 * @returns whether it is valid; `undefined` where there is no long list, or only such as have to be seen whole
 */
export function longListInSteps(
  validators: Validators,
  schema: JsonSchema,
  body: unknown,
): Steps<boolean> | undefined {
  const lists = longLists(validators, schema, body).filter(
    ({ elements, minItems, maxItems }) => minItems <= shortList && elements.length <= maxItems,
  );
  return lists.length === 0 ? undefined : validate();

  function* validate(): Steps<boolean> {
    const short = lists.reduce(
      (value, { path, elements }) => withListAt(value, path, elements.slice(0, shortList)),
      body,
    );
    if (validators.normalizedByDiscriminator(schema)(short).length > 0) return false;
    for (const list of lists) if (!(yield* validateElements(list))) return false;
    return true;
  }

  function* validateElements({ elements, items }: LongList): Steps<boolean> {
    const checks = items.map((each) => validators.normalizedByDiscriminator(each));
    let isValid = true;
    yield* visitInSteps(elements, (element) => {
      isValid = checks.every((check) => check(element).length === 0);
      return isValid;
    });
    return isValid;
  }
}

/** The long lists of a body whose elements can be validated one by one, each by the same schemas; none within another. */
export function longLists({ normalizer }: Validators, schema: JsonSchema, body: unknown): LongList[] {
  return findLongLists(body).flatMap(({ path, elements }) => {
    const schemas = schemasAt(normalizer.target, schema, path);
    return schemas === undefined ? [] : { path, elements, ...describeList(schemas) };
  });
}

function findLongLists(body: unknown): Pick<LongList, 'path' | 'elements'>[] {
  const found: Pick<LongList, 'path' | 'elements'>[] = [];
  let visited = 0;
  if (isNested(body)) visit(body, []);
  return found;

  function visit(value: object, path: Path): void {
    const isList = Array.isArray(value);
    if (isList && value.length > shortList) {
      found.push({ path, elements: value });
      return;
    }
    visited += 1;
    if (path.length === maxDepth || visited > maxVisited) return;
    // Most members are texts and numbers, and no list is made of their names.
    for (const name in value) {
      const member = ownValue(value, name);
      if (isNested(member)) visit(member, [...path, isList ? Number(name) : name]);
    }
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function describeList(
  schemas: readonly JsonSchemaObject[],
): Pick<LongList, 'items' | 'minItems' | 'maxItems'> {
  return {
    items: schemas.flatMap(({ items = true }) => items),
    minItems: Math.max(0, ...schemas.map(({ minItems = 0 }) => minItems)),
    maxItems: Math.min(...schemas.map(({ maxItems = Number.POSITIVE_INFINITY }) => maxItems)),
  };
}

/** A body with another list at a path; what leads there is copied. */
export function withListAt(body: unknown, [token, ...rest]: Path, list: readonly unknown[]): unknown {
  if (token === undefined) return list;
  const within = withListAt(Object(body)[token], rest, list);
  return Array.isArray(body) ? body.with(Number(token), within) : { ...Object(body), [token]: within };
}

/** The list at a path of a body; an empty one where there is none. */
export function listAt(body: unknown, path: Path): readonly unknown[] {
  const list = path.reduce<unknown>((value, token) => Object(value)[token], body);
  return Array.isArray(list) ? list : [];
}

/** The target of a reference of a normalized schema. */
type Target = Validators['normalizer']['target'];

/** The schemas that apply to a value within another; `undefined` where others may apply as well. */
function schemasAt(target: Target, schema: JsonSchema, path: Path): readonly JsonSchemaObject[] | undefined {
  const isPlain = (parts: readonly JsonSchemaObject[]) =>
    !parts.some((part) => wholeKeywords.some((keyword) => part[keyword] !== undefined));
  let parts = partsOf(schema, target);
  for (const token of path) {
    if (!isPlain(parts)) return undefined;
    if (parts.some(({ unevaluatedProperties: others = true }) => typeof others === 'object'))
      return undefined;
    parts = parts.flatMap((part) => partsOf(schemaWithin(part, token), target));
  }
  return isPlain(parts) ? parts : undefined;
}

/** A schema, those that it includes by `$ref` and `allOf`, and theirs, each once. */
function partsOf(schema: JsonSchema, target: Target): readonly JsonSchemaObject[] {
  const parts = new Set<JsonSchemaObject>();
  const include = (part: JsonSchema) => {
    if (typeof part === 'boolean' || parts.has(part)) return;
    parts.add(part);
    if (part.$ref !== undefined) include(target(part.$ref));
    for (const inner of part.allOf ?? []) include(inner);
  };
  include(schema);
  return [...parts];
}

function schemaWithin(
  { properties = {}, additionalProperties = true, items = true }: JsonSchemaObject,
  token: string | number,
): JsonSchema {
  if (typeof token === 'number') return items;
  return Object.hasOwn(properties, token) ? (properties[token] ?? true) : additionalProperties;
}
