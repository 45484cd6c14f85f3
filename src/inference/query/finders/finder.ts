import type { Operation } from '../../../openapi/operations.ts';
import { isOpaque, type MergedSchema } from '../../../schema/merged-schema.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferListEnvelope, type ListEnvelope, openList } from '../../list-envelope.ts';
import { singularsOf } from '../../naming.ts';
import { isPeopleWord } from '../../people/people-words.ts';
import type { Resource, Role, SuccessResponse } from '../../resource.ts';
import { knownItems } from '../../wrapper/item-evidence.ts';
import { describeRows } from '../../wrapper/undeclared-item.ts';

/** An operation below the path of a collection, by a word of its own. */
export interface Finder {
  readonly operation: Operation;
  readonly word: string;
  /** The path parameter after the word. */
  readonly parameter?: string;
  readonly parentParameters: readonly string[];
  /** A role on the collection. */
  readonly beside: Role;
  /** Whether a word names the items of another collection, or people: the `user` of `/pets/user/{id}`. */
  readonly namesOthers: NamesOthers;
}

export type NamesOthers = (word: string, own: Resource) => boolean;

/** What the roles that a finder has are made of. */
export function baseOf({ operation, parentParameters, beside }: Finder) {
  const { resource, collectionPath, nestedPath } = beside;
  return { operation, resource, collectionPath, parentParameters, ...(nestedPath && { nestedPath }) };
}

/** The word for the items that a role is about, as its path ends. */
export function nameOfItems({ collectionPath }: Role): string {
  return collectionPath.slice(collectionPath.lastIndexOf('/') + 1);
}

/** A row of the collection, as its fullest response shows it. */
export function rowOf({ mergeSchema }: InferenceContext, { beside }: Finder): MergedSchema {
  return mergeSchema(beside.resource.responseSchemas[0] ?? {});
}

/** Where the response has rows of the collection: as it declares, or where it leaves its body or its rows open, as a list. */
export function rowsOf(
  context: InferenceContext,
  response: SuccessResponse,
  resource: Resource,
  word: string,
): ListEnvelope | undefined {
  const { identify, isJsonApi, mergeSchema } = context;
  const { responseSchemas } = resource;
  if (response.schema === undefined)
    return response.isSilent && isJsonApi ? describeRows(mergeSchema, resource, openList) : undefined;
  const envelope = inferListEnvelope(context, response.schema, knownItems(context, responseSchemas, word));
  if (envelope === undefined) return undefined;
  if (envelope.rowsPath.length === 0 && isOpaque(mergeSchema(envelope.rowSchema)))
    return describeRows(mergeSchema, resource, envelope);
  return responseSchemas.some((schema) => identify(schema) === identify(envelope.rowSchema))
    ? envelope
    : undefined;
}

/** Finds out of which collections the words are that the paths of roles end with. */
export function createNamesOthers(roles: readonly Role[]): NamesOthers {
  const byWord = new Map<string, Set<Resource>>();
  for (const role of roles) {
    const { resource } = role;
    for (const word of singularsOf(nameOfItems(role)))
      byWord.set(word, (byWord.get(word) ?? new Set()).add(resource));
  }
  return (word, own) => {
    const named = singularsOf(word).flatMap((each) => [...(byWord.get(each) ?? [])]);
    return named.length === 0 ? isPeopleWord(word) : !named.includes(own);
  };
}
