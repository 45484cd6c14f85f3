import { SandboxError } from '../../../errors.ts';
import { findName, plainName, singularsOf } from '../../../inference/naming.ts';
import type { LookUp, Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { type CrudRequest, parentIdsOf } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';
import { matchesAny } from './field-values.ts';

/**
 * The first item with the value of the path in a property.
 * @throws SandboxError `not-found` where there is none.
 */
export async function requireLookedUp(request: CrudRequest, lookUp: LookUp): Promise<StoredItem> {
  await requireParent(request);
  const found = await findLookedUp(request, lookUp);
  if (found !== undefined) return found;
  const value = plainText(request.input.params[lookUp.parameter]);
  const place = lookUp.path.join('.');
  throw new SandboxError('not-found', `${request.role.resource.name} has none whose ${place} is ${value}`);
}

async function findLookedUp(
  { context, role, parentIds, input }: CrudRequest,
  { parameter, path }: LookUp,
): Promise<StoredItem | undefined> {
  const { resource, nestedPath } = role;
  const values = new Set([plainText(input.params[parameter])]);
  const [found] = await itemsOf(context, resource).list({
    ...(nestedPath && { where: { index: nestedPath.path, key: parentKey(parentIds) } }),
    matches: (row) => matchesAny((row as StoredItem).item, { path }, values),
    limit: 1,
  });
  return found;
}

/**
 * A handler whose requests have the id of the item that their path looks up: `/products/sku/{sku}` of a DELETE, and
 * `/tags/{tag}` with the name of a tag that has no such id.
 */
export function withLookedUpId(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const lookUp = 'lookUp' in role ? role.lookUp : undefined;
  const byName = lookUp === undefined ? nameLookUp(crud, role) : undefined;
  if (byName === undefined && (lookUp === undefined || role.kind === 'read')) return handle;
  return async (input, context) => {
    const request = { crud, role, input, context, parentIds: parentIdsOf(role, input) };
    const found = lookUp ? await requireLookedUp(request, lookUp) : await findNamedSo(request, byName);
    if (found === undefined) return handle(input, context);
    const { parameter } = lookUp ?? byName ?? {};
    const params = { ...input.params, [parameter ?? '']: plainText(found.id) };
    return handle({ ...input, params }, context);
  };
}

/** The item of a name, where none has it as its id. */
async function findNamedSo(
  request: CrudRequest,
  byName: LookUp | undefined,
): Promise<StoredItem | undefined> {
  const value = byName && request.input.params[byName.parameter];
  if (byName === undefined || (await findItem(request, value)) !== undefined) return undefined;
  return findLookedUp(request, byName);
}

/** The name by which a parameter that is called as an item is may find it too, where only the server assigns ids. */
function nameLookUp({ mergeSchema }: CrudContext, role: Role): LookUp | undefined {
  const parameter = 'idParameter' in role ? role.idParameter : undefined;
  const { id, isSingleton, isGiven, responseSchemas } = role.resource;
  if (parameter === undefined || isSingleton || isGiven || id.type !== 'string' || id.clientMaySet)
    return undefined;
  const segment = role.collectionPath.slice(role.collectionPath.lastIndexOf('/') + 1);
  if (!singularsOf(segment).includes(plainName(parameter))) return undefined;
  const names = responseSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const property = findName(
    names.filter((name) => name !== id.property),
    ['slug', 'name', plainName(parameter)],
  );
  return property === undefined ? undefined : { parameter, path: [property] };
}
