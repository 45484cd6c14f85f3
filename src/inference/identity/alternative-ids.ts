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
  const own = ['id', 'ids', 'identifier', plainName(property ?? 'id')];
  const choices = parameters.flatMap(({ name, description = '' }) => [
    ...choicesIn(description),
    ...choicesIn(wordsOfChoices(name)),
  ]);
  const words = new Set(choices.filter((choice) => own.some((word) => choice.includes(word))).flat());
  const declared = [...mergeSchema(responseSchemas[0] ?? {}).properties];
  return declared.flatMap(([name, schema]) => {
    const isNamed = [name, ...ownForm(name, segment)]
      .map(plainName)
      .some((form) => words.has(form) && alternativeNames.includes(form));
    return isNamed && isScalar(mergeSchema, schema) && name !== property ? [name] : [];
  });
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
