import { isObject } from '../../json.ts';
import type { Content, MediaType, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isReference } from '../../openapi/reference.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { isIdentifier } from '../identity/identifier-words.ts';

/** Keywords that describe what a value has, or refer to what does. */
const describing = ['$ref', 'properties', 'items', 'allOf', 'oneOf', 'anyOf', 'enum', 'const'] as const;

/** Made once per body, so that it is one and the same schema for all who ask. */
const schemas = new WeakMap<MediaType, Schema>();

/**
 * The schema of a body: the declared one, or where that describes nothing, what the body's example shows. Contracts that
 * are written from recorded responses have examples alone.
 */
export function bodySchema(media: MediaType): Schema {
  const { schema = {} } = media;
  const known = schemas.get(media);
  if (known !== undefined) return known;
  const example = describesNothing(schema) ? exampleOf(media) : undefined;
  const described = isObject(example) || Array.isArray(example) ? schemaOf('', example) : schema;
  schemas.set(media, described);
  return described;
}

/**
 * Operations whose requests are described by examples alone, as Postman exports them, with what the examples show as their
 * schemas; so is one whose schema is that of something else, such as the envelope of all responses. Validation knows nothing
 * of that: any object is a valid request of such an operation.
 */
export function withShownRequests(
  operations: ReadonlyMap<string, Operation>,
  mergeSchema: MergeSchema,
): ReadonlyMap<string, Operation> {
  const changed = [...operations.values()].flatMap((operation) => {
    const { requestBody } = operation;
    const shown = Object.entries(requestBody?.content ?? {}).flatMap(([type, media]) => {
      const schema = otherThanDeclared(mergeSchema, media) ?? bodySchema(media);
      return schema === media.schema || Object.keys(schema).length === 0
        ? []
        : [[type, { ...media, schema }]];
    });
    if (requestBody === undefined || shown.length === 0) return [];
    const content: Content = { ...requestBody.content, ...Object.fromEntries(shown) };
    return [[operation.id, { ...operation, requestBody: { ...requestBody, content } }] as const];
  });
  return changed.length === 0 ? operations : new Map([...operations, ...changed]);
}

/** What the example of a request shows, where its schema allows that, and describes none of it. */
function otherThanDeclared(mergeSchema: MergeSchema, media: MediaType): Schema | undefined {
  const example = media.schema === undefined ? undefined : exampleOf(media);
  const names = isObject(example) ? Object.keys(example) : [];
  if (media.schema === undefined || names.length < 2) return undefined;
  const { properties, allows, required, additional } = mergeSchema(media.schema);
  const isOther = names.every((name) => !properties.has(name) && allows(name));
  const isOpen = properties.size > 0 && required.size === 0 && additional === undefined;
  return isOther && isOpen ? schemaOf('', example) : undefined;
}

/** The objects that an example shows, whose contract does not say what else they have. */
const shownObjects = new WeakSet<Schema>();

/** Whether a schema is what an example shows of an object. */
export function isFromExample(schema: Schema): boolean {
  return shownObjects.has(schema);
}

function describesNothing(schema: Schema): boolean {
  const { type = 'object' } = schema;
  return type === 'object' && describing.every((keyword) => schema[keyword] === undefined);
}

function exampleOf({ schema, example, examples }: MediaType): unknown {
  const [first] = Object.values(examples ?? {});
  const named = isObject(first) && !isReference(first) ? first.value : undefined;
  return example ?? named ?? schema?.example;
}

/** What a value shows: its properties, and the type of its ids. The types of other values are those of this one alone. */
function schemaOf(name: string, value: unknown): Schema {
  if (Array.isArray(value)) return isObject(value[0]) ? { type: 'array', items: schemaOf('', value[0]) } : {};
  if (isObject(value)) {
    const properties = Object.entries(value).map(([key, part]) => [key, schemaOf(key, part)]);
    if (properties.length === 0) return {};
    const shown = { type: 'object', properties: Object.fromEntries(properties) };
    shownObjects.add(shown);
    return shown;
  }
  if (value === null || value === undefined) return {};
  const isTyped = isIdentifier(name) && typeof value !== 'boolean';
  return { ...(isTyped && { type: typeof value }), example: value };
}
