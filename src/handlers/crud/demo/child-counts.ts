import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import type { StoredItem } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import type { DemoItems } from './demo-items.ts';
import type { InsertionPlan } from './insertion-order.ts';

/** A property of items that counts those of another resource which belong to them. */
interface ChildCount {
  readonly property: string;
  readonly child: Resource;
}

/** The items of a resource with the numbers of their children: `task_count`, `numberOfReviews`. Those that change only. */
export function withChildCounts(
  crud: CrudContext,
  plans: readonly InsertionPlan[],
  { resource }: InsertionPlan,
  rows: DemoItems,
): readonly StoredItem[] {
  const counts = childCounts(crud, plans, resource);
  if (counts.length === 0) return [];
  const owned = counts.map(({ property, child }) => ({
    property,
    byParent: countByParent(plans, resource, child, rows),
  }));
  return rows.of(resource).flatMap((row) => {
    const changes = owned.flatMap(({ property, byParent }): [string, unknown][] => {
      const count = byParent.get(String(row.id)) ?? 0;
      return Object.hasOwn(row.item, property) && row.item[property] !== count ? [[property, count]] : [];
    });
    return changes.length === 0 ? [] : [{ ...row, item: { ...row.item, ...Object.fromEntries(changes) } }];
  });
}

function childCounts(
  { mergeSchema }: CrudContext,
  plans: readonly InsertionPlan[],
  resource: Resource,
): readonly ChildCount[] {
  const properties = new Map(
    resource.responseSchemas.flatMap((schema) => [...mergeSchema(schema).properties]),
  );
  return [...properties].flatMap(([property, schema]): ChildCount[] => {
    const counted = countedIn(splitWords(property));
    if (counted === undefined || !fitsProperty(mergeSchema(schema), 0)) return [];
    const plan = plans.find(
      (each) => each.resource !== resource && refersTo(each, resource) && isCalled(each.resource, counted),
    );
    return plan === undefined ? [] : [{ property, child: plan.resource }];
  });
}

/** `task` in `task_count`, `num_tasks` and `number_of_tasks`. */
function countedIn(words: string): string | undefined {
  const [, counted] = /^(?:num|number_of|no_of|total)_(.+)$/.exec(words) ?? /^(.+)_count$/.exec(words) ?? [];
  return counted === undefined ? undefined : (singularsOf(counted)[0] ?? plainName(counted));
}

function isCalled({ name }: Resource, counted: string): boolean {
  return singularsOf(name.slice(name.lastIndexOf('/') + 1)).includes(counted);
}

function refersTo({ nestedPath, links }: InsertionPlan, resource: Resource): boolean {
  return nestedPath?.parent?.resource === resource.name || links.some((link) => link.resource === resource);
}

/** How many items of a resource belong to each of another, by its id. */
function countByParent(
  plans: readonly InsertionPlan[],
  parent: Resource,
  child: Resource,
  rows: DemoItems,
): ReadonlyMap<string, number> {
  const plan = plans.find(({ resource }) => resource === child);
  const link = plan?.links.find(({ resource }) => resource === parent)?.property;
  const path = plan?.nestedPath?.parent?.resource === parent.name ? plan.nestedPath.path : undefined;
  const counts = new Map<string, number>();
  for (const { item, within } of rows.of(child)) {
    const id = path === undefined ? link && item[link] : within[path]?.at(-1);
    if (typeof id === 'string' || typeof id === 'number')
      counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  }
  return counts;
}
