import { type Hold, inferHolds } from '../../../inference/holds/infer-holds.ts';
import type { LinkPlace, Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { StoredItem } from '../stored-item.ts';

const plans = new WeakMap<Resource, readonly Hold[]>();

/** What the rows of a collection hold of others. */
export function holdsOf({ mergeSchema, resources }: CrudContext, resource: Resource): readonly Hold[] {
  const known = plans.get(resource) ?? inferHolds(mergeSchema, resource, resources.values());
  plans.set(resource, known);
  return known;
}

/** The id of what a row holds, or links. */
export function heldId({ property, path }: LinkPlace, { item, within }: StoredItem): string | undefined {
  const named = property === undefined ? undefined : ownValue(item, property);
  if (typeof named === 'string' || typeof named === 'number') return String(named);
  return path !== undefined && Object.hasOwn(within, path) ? within[path]?.at(-1) : undefined;
}
