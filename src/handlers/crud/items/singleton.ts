import { SandboxError } from '../../../errors.ts';
import { isOwnUser } from '../../../inference/people/own-user-words.ts';
import { isObject } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { type Item, type StoredItem, singletonId } from '../stored-item.ts';
import { pathValues } from '../values/path-value.ts';
import { withRuledValues } from '../values/ruled-values.ts';
import { timestampKind } from '../values/timestamp-kind.ts';
import { isGone } from './given/given-rows.ts';
import { requireParent } from './require-parent.ts';

/** The item of a singleton: the stored one, else one generated from the contract. */
export async function currentSingleton(request: CrudRequest): Promise<Pick<StoredItem, 'id' | 'item'>> {
  await requireParent(request);
  const found = await findItem(request, singletonId);
  return found ?? { id: singletonId, item: generatedItem(request) };
}

/**
 * The same for what needs one that is there: one that was deleted is not, where it is made and deleted as a lock is.
 * @throws SandboxError `not-found`
 */
export async function requireSingleton(request: CrudRequest): Promise<Pick<StoredItem, 'id' | 'item'>> {
  const current = await currentSingleton(request);
  const { context, role, parentIds } = request;
  const { resource, nestedPath } = role;
  const within = nestedPath === undefined ? {} : { [nestedPath.path]: parentIds };
  const isMissing = resource.isRemovable && !isStored(current);
  if (isMissing && (await isGone(context, resource, within, singletonId)))
    throw new SandboxError('not-found', `${resource.name} was deleted: create it first`);
  return current;
}

/** What a singleton shows before anyone has written it: the path's values, and those of the server as they begin. */
function generatedItem(request: CrudRequest): Item {
  const { crud, role, parentIds } = request;
  const { name, responseSchemas } = role.resource;
  const schema = responseSchemas[0] ?? {};
  const generated = crud.sample(schema, { name, key: [name, ...parentIds].join(' ') });
  if (!isObject(generated)) return {};
  const { sendable } = crud.propertiesOf(role.resource);
  // What operations add one by one begins empty: nothing is in a new cart.
  const lists = (crud.itemLists.get(name) ?? []).map(({ property }) => [property, []]);
  return withRuledValues(
    crud,
    schema,
    { ...generated, ...Object.fromEntries(lists) },
    { given: { path: pathValues(request, schema) }, sendable },
  );
}

/**
 * What a singleton that nobody has written begins with: what it has shown until then, but for what says who made it, and
 * when, where a POST makes it now.
 */
export function unwrittenSingleton({ crud, role }: CrudRequest, generated: Item): Item {
  if (role.operation.method !== 'post') return generated;
  const properties = new Map(
    role.resource.responseSchemas.flatMap((schema) => [...crud.mergeSchema(schema).properties]),
  );
  const isOfMaking = (name: string) =>
    isOwnUser(splitWords(name)) ||
    timestampKind(name, crud.mergeSchema(properties.get(name) ?? {})) !== undefined;
  return Object.fromEntries(Object.entries(generated).filter(([name]) => !isOfMaking(name)));
}

/** Whether the item of a singleton is stored, and not generated. */
export function isStored(row: Pick<StoredItem, 'id' | 'item'>): row is StoredItem {
  return 'key' in row;
}
