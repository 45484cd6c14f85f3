import type { Schema } from '../../openapi/document.ts';
import { isOpaque, isSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { ListEnvelope } from '../list-envelope.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import { isSecretName } from '../people/secret-names.ts';
import type { Resource, SuccessResponse } from '../resource.ts';
import { isFromExample } from './example-schema.ts';
import { usualIdNames } from './wrapper-names.ts';

/** What is known of items that no response declares. */
export interface UndeclaredItem {
  /** The schemas in which requests send the item, that of the create first. */
  readonly sent: readonly Schema[];
  readonly segment: string;
  /** The path parameter that holds the id, where a path has one. */
  readonly parameter?: { readonly name: string; readonly schema: Schema };
  /** Whether it is the one item of a singleton, which has no id. */
  readonly isSingleton: boolean;
}

/**
 * The schema of an item that responses do not describe: what is sent of it but its secrets, and an id where nothing sent is one. Servers
 * whose framework leaves the schemas of responses to annotations respond with just that.
 */
export function undeclaredItemSchema(
  mergeSchema: MergeSchema,
  { sent, segment, parameter, isSingleton }: UndeclaredItem,
): Schema | undefined {
  const parts = sent.map((schema) => {
    const shown = [...mergeSchema(schema).properties].filter(([name]) => !isSecretName(name));
    return { properties: Object.fromEntries(shown) };
  });
  const names = parts.flatMap(({ properties }) => Object.keys(properties));
  const idNames = [...usualIdNames, ...singularsOf(segment).flatMap((word) => [`${word}id`, `${word}uuid`])];
  const isSent =
    findName(names, parameter === undefined ? idNames : [parameter.name, ...idNames]) !== undefined;
  if (isSingleton || isSent) return parts.length === 0 ? undefined : { type: 'object', allOf: parts };
  // `{petId}` and `{id}` hold an `id`; what is read by its `{slug}` has one.
  const name = parameter === undefined || /id$/.test(plainName(parameter.name)) ? 'id' : parameter.name;
  const id = parameter?.schema ?? { type: 'string' };
  return { type: 'object', required: [name], properties: { [name]: id }, allOf: parts };
}

/** Those schemas that name properties. */
export function describedSchemas(
  mergeSchema: MergeSchema,
  schemas: readonly (Schema | undefined)[],
): readonly Schema[] {
  return schemas.filter(isSchema).filter((schema) => !isOpaque(mergeSchema(schema)));
}

/** A response whose item is described: by the resource, where the response itself does not. */
export function describeItem<R extends SuccessResponse | undefined>(
  mergeSchema: MergeSchema,
  resource: Resource,
  response: R,
): R {
  const item = response?.item && describedAs(mergeSchema, resource, response.item);
  return item === undefined || item === response?.item ? response : { ...response, item };
}

/** The envelope of a list whose rows are described: by the resource, where the list itself does not. */
export function describeRows(
  mergeSchema: MergeSchema,
  resource: Resource,
  envelope: ListEnvelope,
): ListEnvelope {
  const rowSchema = describedAs(mergeSchema, resource, envelope.rowSchema);
  return rowSchema === envelope.rowSchema ? envelope : { ...envelope, rowSchema };
}

/** What is known of an item beside what its response declares. */
function describedAs(mergeSchema: MergeSchema, resource: Resource, declared: Schema): Schema {
  if (isFromExample(declared)) return withSent(mergeSchema, resource, declared);
  const [known] = resource.responseSchemas;
  const isDescribed = known === undefined || !isOpaque(mergeSchema(declared));
  return isDescribed ? declared : withSent(mergeSchema, resource, known);
}

/**
 * What is shown of an item elsewhere, and what is sent of it but its secrets: the contract forbids none of it here. What
 * responses describe in another way than requests is shown as it is sent.
 */
function withSent(mergeSchema: MergeSchema, { requestSchemas }: Resource, shown: Schema): Schema {
  const described = mergeSchema(shown).properties;
  const sent = requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties]);
  const added = sent.flatMap(([name, schema]): [string, Schema][] => {
    const known = described.get(name);
    if (isSecretName(name) || known === schema) return [];
    return [[name, known === undefined ? schema : { anyOf: [known, schema] }]];
  });
  if (added.length === 0) return shown;
  return { ...shown, properties: Object.fromEntries([...described, ...added]) };
}
