import { isObject } from '../json.ts';
import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { type Steps, visitInSteps, visitInTurns } from '../turns.ts';
import type { RequestSchema } from './request-schemas.ts';
import type { RequestInput, RequestValidator, ValidationResult } from './request-validator.ts';

/** How many elements a list may have to be validated in one go: a page has fewer. */
const shortList = 256;

/** How many elements of a long list are validated at a time: others have a turn after some of them. */
const elementsPerPart = 32;

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
  return validate(listAt(body, path), items);

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

/**
 * Validates a request whose body is a long list, or has that and nothing else, in turns with everything else: a few
 * elements at a time, each few as a body of their own.
 * @returns undefined where there is none, or one that has to be seen whole; and where something is wrong with it, which
 * whoever validates it in one go says, with its place
 */
export async function longRequestInTurns(
  { normalizer }: Validators,
  validator: Pick<RequestValidator, 'validate'>,
  schema: RequestSchema,
  { values, body }: RequestInput,
): Promise<ValidationResult | undefined> {
  const path = pathOfOnlyList(body);
  if (path === undefined || schema.body === undefined) return undefined;
  if (itemSchemas(normalizer.target, schema.body, path) === undefined) return undefined;
  const elements: unknown[] = [];
  let last: ValidationResult | undefined;
  let isValid = true;
  await visitInTurns(partsOfList(listAt(body, path)), async (part) => {
    if (!isValid) return;
    last = await validator.validate(schema, { values, body: withListAt(body, path, part) });
    isValid = last.issues.length === 0;
    elements.push(...listAt(last.body, path));
  });
  return isValid && last !== undefined ? { ...last, body: withListAt(last.body, path, elements) } : undefined;
}

/** Where a body has a long list, and nothing beside it. */
function pathOfOnlyList(body: unknown): readonly string[] | undefined {
  if (Array.isArray(body)) return pathOfLongList(body);
  if (!isObject(body)) return undefined;
  const [name, ...others] = Object.keys(body);
  return name !== undefined && others.length === 0 && Array.isArray(body[name])
    ? pathOfLongList(body)
    : undefined;
}

function* partsOfList(list: readonly unknown[]): Generator<readonly unknown[]> {
  for (let at = 0; at < list.length; at += elementsPerPart) yield list.slice(at, at + elementsPerPart);
}

function listAt(body: unknown, path: readonly string[]): readonly unknown[] {
  const list = path.reduce<unknown>((value, name) => Object(value)[name], body);
  return Array.isArray(list) ? list : [];
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
