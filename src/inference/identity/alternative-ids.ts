import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf, splitName } from '../naming.ts';
import { parameterChoices } from './id-names.ts';

/** The properties that may identify an item beside its id. */
const alternativeNames = [
  ...['id', 'uid', 'uuid', 'guid', 'slug', 'name', 'key', 'code', 'handle', 'username', 'login', 'email'],
  ...['alias', 'external_id', 'reference', 'sku', 'path', 'fingerprint'],
].map(plainName);

/** What the contract says of a path parameter that holds an id. */
interface DescribedParameter {
  readonly name: string;
  readonly description?: string;
}

/** What the contract says of the items of a collection, and of the paths that lead to them. */
export interface DescribedItems {
  readonly segment: string;
  readonly responseSchemas: readonly Schema[];
  readonly parameters: readonly DescribedParameter[];
}

/**
 * Infers the properties that a path parameter takes beside the id, as its description or its name says: `uid`, for
 * "The application's ID or UID", and `slug` for `{project_id_or_slug}`.
 * @param segment the last segment of the collection's path, such as `applications`
 * @param property the property that holds the id
 */
export function inferAlternativeIds(
  mergeSchema: MergeSchema,
  { responseSchemas, parameters, segment }: DescribedItems,
  property: string | undefined,
): readonly string[] {
  const words = wordsBesideId(parameters, property);
  const declared = [...mergeSchema(responseSchemas[0] ?? {}).properties];
  return declared.flatMap(([name, schema]) => {
    const isNamed = [name, ...ownForm(name, segment)]
      .map(plainName)
      .some((form) => words.has(form) && alternativeNames.includes(form));
    return isNamed && isScalar(mergeSchema, schema) && name !== property ? [name] : [];
  });
}

/**
 * Infers the properties within an object of an item that a path parameter takes beside the id: `profile.login`, for "An ID or
 * login of a user". An object with an id is another item, and a name that several objects have says nothing.
 */
export function inferInnerAlternativeIds(
  mergeSchema: MergeSchema,
  { responseSchemas, parameters }: DescribedItems,
  property: string | undefined,
): readonly (readonly [object: string, property: string])[] {
  const words = wordsBesideId(parameters, property);
  if (words.size === 0) return [];
  const { properties } = mergeSchema(responseSchemas[0] ?? {});
  const found = [...properties].flatMap(([name, schema]) => {
    const inner = mergeSchema(schema).properties;
    return inner.has('id') ? [] : [...inner].map((member) => ({ path: [name, member[0]] as const, member }));
  });
  const named = found.filter(({ member: [name, schema] }) => {
    const plain = plainName(name);
    const isNamed = plain !== 'id' && words.has(plain) && alternativeNames.includes(plain);
    return isNamed && !properties.has(name) && isScalar(mergeSchema, schema);
  });
  const isOnly = (name: string) => named.filter(({ path }) => path[1] === name).length === 1;
  return named.map(({ path }) => path).filter(([, name]) => isOnly(name));
}

/** The words beside that for the id in what is said of parameters. */
function wordsBesideId(
  parameters: readonly DescribedParameter[],
  property: string | undefined,
): ReadonlySet<string> {
  const own = ['id', 'ids', 'identifier', plainName(property ?? 'id')];
  const choices = parameters.flatMap(({ name, description = '' }) => [
    ...choicesIn(description),
    ...choicesIn(wordsOfChoices(name)),
  ]);
  return new Set(choices.filter((choice) => own.some((word) => choice.includes(word))).flat());
}

/** `uid`, for the `application_uid` of applications; the `project_id` of documents is that of something else. */
function ownForm(name: string, segment: string): readonly string[] {
  const words = splitName(name);
  return singularsOf(segment).includes(plainName(words.slice(0, -1).join(''))) ? words.slice(-1) : [];
}

function isScalar(mergeSchema: MergeSchema, schema: Schema): boolean {
  const { types } = mergeSchema(schema);
  return types.has('string') || types.has('integer');
}

/** `project id or slug`, for `project_id_or_slug`. */
function wordsOfChoices(parameter: string): string {
  return parameterChoices(parameter)
    .map((choice) => splitName(choice).join(' '))
    .join(' or ');
}

/** How many words before and after an "or" belong to the choice. */
const reach = 4;

/** The words around each "or" and each slash of a text: `id`, `uid` of "its ID or UID". */
function choicesIn(text: string): readonly (readonly string[])[] {
  const parts = text.split(/\bor\b|\//i).map((part) =>
    part
      .split(/[^\w-]+/)
      .map(plainName)
      .filter(Boolean),
  );
  return parts.slice(1).map((after, i) => [...(parts[i] ?? []).slice(-reach), ...after.slice(0, reach)]);
}
