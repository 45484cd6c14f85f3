import type { Schema } from '../../openapi/document.ts';
import { isOpaque, isSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { ListEnvelope } from '../list-envelope.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import { isSecretName } from '../people/secret-names.ts';
import type { Resource, SuccessResponse } from '../resource.ts';
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
  { responseSchemas: [known] }: Resource,
  response: R,
): R {
  const item = response?.item;
  if (known === undefined || item === undefined || !isOpaque(mergeSchema(item))) return response;
  return { ...response, item: known };
}

/** The envelope of a list whose rows are described: by the resource, where the list itself does not. */
export function describeRows(
  mergeSchema: MergeSchema,
  { responseSchemas: [known] }: Resource,
  envelope: ListEnvelope,
): ListEnvelope {
  const isDescribed = known === undefined || !isOpaque(mergeSchema(envelope.rowSchema));
  return isDescribed ? envelope : { ...envelope, rowSchema: known };
}
