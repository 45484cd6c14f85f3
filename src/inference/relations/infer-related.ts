import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { inferListEnvelope } from '../list-envelope.ts';
import { findName, plainName } from '../naming.ts';
import { inferListParameters } from '../query/list-parameters.ts';
import type { ItemReference, ListRole, ReadRole, Resource, Role } from '../resource.ts';
import { type ActionPath, parseActionPath } from '../resource-path.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { idNamesOf } from './infer-relations.ts';
import { createItemRoleSearch } from './item-role-search.ts';

/**
 * The reads of what an item names: `GET /articles/{id}/author` reads the one of `/people` whose id the article has in
 * `authorId`, or in its relationship `author` (JSON:API 1.1, "Related Resource Links").
 * @param roleOf the roles so far
 */
export function inferRelated(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly (ListRole | ReadRole)[] {
  const roles = [...roleOf.values()];
  const ownerAt = createItemRoleSearch(roles);
  const creates: ReadonlySet<string> = new Set(['create', 'bulk-create']);
  const written = new Set(
    roles.filter(({ kind }) => creates.has(kind)).map(({ operation }) => operation.path),
  );
  return [...context.operations.values()].flatMap((operation): readonly (ListRole | ReadRole)[] => {
    if (operation.method !== 'get' || written.has(operation.path)) return [];
    const path = parseActionPath(operation.path);
    const owner = path && ownerAt(path.item.collection);
    const reference = path && owner && referenceIn(context, owner.resource.responseSchemas, path.verb);
    if (path === undefined || owner === undefined || reference === undefined) return [];
    const through = { owner: ownerRole(owner, operation, path), path: reference.path };
    const role = roleOf.get(operation.id);
    if (role === undefined)
      return relatedRole(context, roles, operation, { ...through, isMany: reference.isMany });
    return role.kind === 'list' && isBelow(role, path) && role.resource !== owner.resource
      ? [{ ...withoutParents(role), through }]
      : [];
  });
}

/** Whether a list is below an item only by its path: no property of what it lists names the item. */
function isBelow({ nestedPath }: ListRole, { item }: ActionPath): boolean {
  const last = nestedPath?.parameters.at(-1);
  const isOfItem = nestedPath?.path.startsWith(`${item.collection}/{}/`) === true;
  return isOfItem && last?.property === undefined && last?.references === undefined;
}

function withoutParents({ nestedPath: _, ...role }: ListRole): ListRole {
  return { ...role, parentParameters: [] };
}

function ownerRole({ resource, nestedPath }: Role, operation: Operation, { item }: ActionPath): ReadRole {
  return {
    kind: 'read',
    ...{ operation, resource },
    ...(nestedPath && { nestedPath }),
    collectionPath: item.collection,
    parentParameters: item.parameters.map(({ name }) => name),
    idParameter: item.idParameter ?? '',
    response: { status: 200, itemPath: [], headers: [] },
  };
}

function relatedRole(
  context: InferenceContext,
  roles: readonly Role[],
  operation: Operation,
  { isMany, ...through }: ItemReference & { readonly isMany: boolean },
): readonly (ListRole | ReadRole)[] {
  return isMany
    ? relatedList(context, roles, operation, through)
    : relatedRead(context, roles, operation, through);
}

/** The role that reads an item which another names, where its response shows an item of a collection. */
function relatedRead(
  context: InferenceContext,
  roles: readonly Role[],
  operation: Operation,
  through: ItemReference,
): readonly ReadRole[] {
  const success = inferSuccessResponse(operation, 'read');
  if (success === undefined) return [];
  for (const { resource, collectionPath } of roles.filter(isReadable)) {
    const response = showing(context, success, resource);
    if (response === undefined || resource === through.owner.resource) continue;
    return [{ kind: 'read', operation, resource, collectionPath, parentParameters: [], response, through }];
  }
  return [];
}

/** The role that lists the items which another names, where its response shows items of a collection. */
function relatedList(
  context: InferenceContext,
  roles: readonly Role[],
  operation: Operation,
  through: ItemReference,
): readonly ListRole[] {
  const { mergeSchema, identify } = context;
  const response = inferSuccessResponse(operation, 'list');
  if (response?.schema === undefined) return [];
  for (const { resource, collectionPath } of roles.filter(isReadable)) {
    const { responseSchemas, name } = resource;
    const segment = name.slice(name.lastIndexOf('/') + 1);
    const known = knownItems(context, responseSchemas, segment);
    const envelope = inferListEnvelope(context, response.schema, known);
    const isRow = responseSchemas.some((each) => envelope && identify(each) === identify(envelope.rowSchema));
    if (envelope === undefined || !isRow || resource === through.owner.resource) continue;
    const row = mergeSchema(responseSchemas[0] ?? {});
    const parameters = inferListParameters(mergeSchema, operation, { row, envelope, response });
    const base = { operation, resource, collectionPath, parentParameters: [], response, envelope, through };
    return [{ ...base, ...parameters, kind: 'list' }];
  }
  return [];
}

function isReadable({ kind, resource, nestedPath }: Role): boolean {
  return (kind === 'read' || kind === 'list') && !resource.isSingleton && nestedPath === undefined;
}

/** The response with its item located, where that is one of the resource's. */
function showing(
  context: InferenceContext,
  success: Role['response'],
  { responseSchemas, name }: Resource,
): Role['response'] | undefined {
  const { identify } = context;
  const segment = name.slice(name.lastIndexOf('/') + 1);
  const evidence = { ...knownItems(context, responseSchemas, segment), isOne: true, isJson: true };
  const response = withItem(context, success, evidence);
  const { item } = response;
  const isItem = item !== undefined && responseSchemas.some((each) => identify(each) === identify(item));
  return isItem ? response : undefined;
}

/** The properties that lead to the ids of what an item names so: `authorId`, or `relationships.author`. */
function referenceIn(
  { mergeSchema }: InferenceContext,
  schemas: readonly Schema[],
  name: string,
): { readonly path: readonly string[]; readonly isMany: boolean } | undefined {
  const isMany = (schema: Schema | undefined) => mergeSchema(schema ?? {}).types.has('array');
  const propertiesOf = (schema: Schema | undefined) =>
    schema === undefined ? new Map<string, Schema>() : mergeSchema(schema).properties;
  for (const schema of schemas) {
    const properties = propertiesOf(schema);
    const relationships = propertiesOf(properties.get('relationships'));
    const linked = findName(relationships.keys(), [name]);
    if (linked !== undefined && propertiesOf(relationships.get(linked)).has('data'))
      return {
        path: ['relationships', linked, 'data'],
        isMany: isMany(propertiesOf(relationships.get(linked)).get('data')),
      };
    const isId = (each: string) => {
      const { types, items } = mergeSchema(properties.get(each) ?? {});
      const { types: own, properties: inner } = isSchema(items)
        ? mergeSchema(items)
        : { types, properties: propertiesOf(properties.get(each)) };
      return inner.has('id') || ['string', 'integer', 'number'].some((type) => own.has(type));
    };
    const names = idNamesOf(name);
    const expected = new Set(names.map(plainName));
    // Few properties are called so: whether one is an id is asked of these alone.
    const own = findName(
      [...properties.keys()].filter((each) => expected.has(plainName(each)) && isId(each)),
      names,
    );
    if (own !== undefined) return { path: [own], isMany: isMany(properties.get(own)) };
  }
  return undefined;
}
