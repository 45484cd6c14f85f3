import { isObject } from '../json.ts';
import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { type Steps, visitInSteps } from '../turns.ts';

/** How many elements a list may have to be validated in one go: a page has fewer. */
const shortList = 256;

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
  'minItems',
  'maxItems',
  'unevaluatedItems',
  'enum',
  'const',
] as const satisfies readonly (keyof JsonSchemaObject)[];

/**
 * Validates a body with a long list in steps: its elements one by one, and the body with a short list in its place.
 * @returns whether it is valid; `undefined` where there is no long list, or one that has to be seen whole
 */
export function longListInSteps(
  validators: Validators,
  schema: JsonSchema,
  body: unknown,
): Steps<boolean> | undefined {
  const path = pathOfLongList(body);
  if (path === undefined) return undefined;
  const items = itemSchemas(validators.normalizer.target, schema, path);
  if (items === undefined) return undefined;
  const list = path.reduce<unknown>((value, name) => Object(value)[name], body);
  return Array.isArray(list) ? validate(list, items) : undefined;

  function* validate(elements: readonly unknown[], schemas: readonly JsonSchema[]): Steps<boolean> {
    const short = withListAt(body, path ?? [], elements.slice(0, shortList));
    if (validators.normalizedByDiscriminator(schema)(short).length > 0) return false;
    const checks = schemas.map((each) => validators.normalizedByDiscriminator(each));
    let isValid = true;
    yield* visitInSteps(elements, (element) => {
      isValid = checks.every((check) => check(element).length === 0);
      return isValid;
    });
    return isValid;
  }
}

/** Where a body has a long list: the body itself, one of its members, or a member of one. */
function pathOfLongList(body: unknown, levels = 2): readonly string[] | undefined {
  if (Array.isArray(body)) return body.length > shortList ? [] : undefined;
  if (levels === 0 || !isObject(body)) return undefined;
  for (const name in body) {
    const path = pathOfLongList(body[name], levels - 1);
    if (path !== undefined) return [name, ...path];
  }
  return undefined;
}

function withListAt(body: unknown, [name, ...rest]: readonly string[], list: readonly unknown[]): unknown {
  if (name === undefined) return list;
  return { ...Object(body), [name]: withListAt(Object(body)[name], rest, list) };
}

/** The target of a reference of a normalized schema. */
type Target = Validators['normalizer']['target'];

/** All schemas that apply to each element of the list at a path; `undefined` where others may apply as well. */
function itemSchemas(
  target: Target,
  schema: JsonSchema,
  [name, ...rest]: readonly string[],
): readonly JsonSchema[] | undefined {
  const parts = partsOf(schema, target);
  if (parts.some((part) => wholeKeywords.some((keyword) => part[keyword] !== undefined))) return undefined;
  if (name === undefined) return parts.flatMap(({ items = true }) => items);
  if (parts.some(({ unevaluatedProperties: others = true }) => typeof others === 'object')) return undefined;
  const found = parts.map((part) => itemSchemas(target, memberIn(part, name), rest));
  return found.includes(undefined) ? undefined : found.flatMap((schemas) => schemas ?? []);
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

function memberIn(
  { properties = {}, additionalProperties = true }: JsonSchemaObject,
  name: string,
): JsonSchema {
  return Object.hasOwn(properties, name) ? (properties[name] ?? true) : additionalProperties;
}
