import type { InferredResources } from '../../../inference/infer-resources.ts';
import type { DemoRecipe } from '../../../state/demo/demo-data.ts';
import { randomTimeBetween, randomTimesBetween, year } from '../../../state/demo/random-times.ts';
import type { DemoRecorder, DemoStep } from '../../../state/demo/recorder.ts';
import type { StoredItem } from '../stored-item.ts';
import { createDemoRequest, type DemoParameters, type DemoRequestOptions } from './demo-request.ts';
import { type InsertionPlan, insertionPlans } from './insertion-order.ts';

/** What demo data is generated with. */
export interface CrudDemoOptions extends DemoRequestOptions {
  readonly inferred: InferredResources;
}

/** A created item, and when it was created, in milliseconds since 1970. */
interface CreatedItem {
  readonly row: StoredItem;
  readonly at: number;
}

/** The items created so far, by the name of their resource. */
type CreatedByName = ReadonlyMap<string, readonly CreatedItem[]>;

/** An item to create. */
interface PlannedItem extends Omit<DemoParameters, 'attempt'> {
  readonly at: number;
}

/** Fills every collection of a contract: `count` items in one at the root, one to three under each parent in others. */
export function createCrudDemo(options: CrudDemoOptions): DemoRecipe {
  const plans = insertionPlans(options.inferred, options.crud.mergeSchema);
  const requestFor = createDemoRequest(options);
  const stepOf = (plan: InsertionPlan, { at, key, ...parameters }: PlannedItem): DemoStep => {
    const { operation } = plan.createRole;
    const request = (attempt: number) =>
      requestFor(plan, { ...parameters, attempt, key: `demo ${operation.id} ${key} ${attempt}` });
    return { at, operation, request };
  };
  return async (recorder, count) => {
    const created = new Map<string, readonly CreatedItem[]>();
    for (const plan of plans) {
      const { name } = plan.resource;
      const items =
        plan.nestedPath === undefined
          ? rootItems(recorder, plan, count, created)
          : nestedItems(recorder, plan, created);
      const done = await recorder.play(
        name,
        items.map((item) => stepOf(plan, item)),
      );
      created.set(
        name,
        done.flatMap(({ step: { at }, made }) =>
          made.slice(0, 1).map((row) => ({ row: row as StoredItem, at })),
        ),
      );
    }
  };
}

function rootItems(
  { random, now }: DemoRecorder,
  plan: InsertionPlan,
  count: number,
  created: CreatedByName,
): readonly PlannedItem[] {
  return randomTimesBetween(random, now - year, now, count).map((at, i) => ({
    at,
    key: `${i}`,
    parentIds: [],
    links: randomLinks(random, plan, created),
  }));
}

function nestedItems(
  { random, now }: DemoRecorder,
  plan: InsertionPlan,
  created: CreatedByName,
): readonly PlannedItem[] {
  const parents = created.get(plan.nestedPath?.parent?.resource ?? '') ?? [];
  return parents.flatMap(({ row, at }) => {
    const parentIds = idsTo(plan, row);
    if (parentIds === undefined) return [];
    return Array.from({ length: random.integer(1, 3) }, (_, i) => {
      const toParents = plan.nestedPath?.parameters.flatMap(({ property }, p): [string, string][] => {
        const id = parentIds[p];
        return property === undefined || id === undefined ? [] : [[property, id]];
      });
      const links = new Map([...randomLinks(random, plan, created), ...(toParents ?? [])]);
      const key = `${parentIds.join('/')} ${i}`;
      return { at: randomTimeBetween(random, at, now), key, parentIds, links };
    });
  });
}

/** The ids that lead to an item and its children; absent for an item that is not under the plan's nested path. */
function idsTo({ nestedPath }: InsertionPlan, { id, within }: StoredItem): readonly string[] | undefined {
  const parentIds = nestedPath?.parent?.nestedPath === undefined ? [] : within[nestedPath.parent.nestedPath];
  return parentIds === undefined ? undefined : [...parentIds, String(id)];
}

/** A random item for each property that refers to one of another resource, as far as there are any. */
function randomLinks(
  random: DemoRecorder['random'],
  { links }: InsertionPlan,
  created: CreatedByName,
): DemoParameters['links'] {
  const entries = links.flatMap(({ property, resource }): [string, StoredItem['id']][] => {
    const items = created.get(resource.name) ?? [];
    return items.length === 0 ? [] : [[property, random.pick(items).row.id]];
  });
  return new Map(entries);
}
