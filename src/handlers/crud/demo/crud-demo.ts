import type { InferredResources } from '../../../inference/infer-resources.ts';
import type { DemoRecipe } from '../../../state/demo/demo-data.ts';
import { randomTimeBetween, randomTimesBetween, year } from '../../../state/demo/random-times.ts';
import type { DemoRecorder, DemoStep } from '../../../state/demo/recorder.ts';
import type { StoredItem } from '../stored-item.ts';
import { createDemoRequest, type DemoParameters, type DemoRequestOptions } from './demo-request.ts';
import { type InsertionPlan, insertionPlans } from './insertion-order.ts';

/** What demos of contracts are made with. */
export interface CrudDemoOptions extends DemoRequestOptions {
  readonly inferred: InferredResources;
}

/** An item that was made, and when. */
interface CreatedItem {
  readonly row: StoredItem;
  readonly at: number;
}

/** What was made until now, by the name of the resource. */
type CreatedByName = ReadonlyMap<string, readonly CreatedItem[]>;

/** Fills every collection of a contract: so many items where they stand alone, one to three in each other item. */
export function createCrudDemo(options: CrudDemoOptions): DemoRecipe {
  const plans = insertionPlans(options.inferred, options.crud.mergeSchema);
  const requestFor = createDemoRequest(options);

  return async (stage, count) => {
    const made = new Map<string, readonly CreatedItem[]>();
    for (const plan of plans) {
      const steps =
        plan.nestedPath === undefined ? alone(stage, plan, count, made) : within(stage, plan, made);
      const done = await stage.play(plan.resource.name, steps);
      made.set(
        plan.resource.name,
        done.flatMap(({ step: { at }, made: rows }) =>
          rows.slice(0, 1).map((row) => ({ row: row as StoredItem, at })),
        ),
      );
    }
  };

  function alone(
    { random, now }: DemoRecorder,
    plan: InsertionPlan,
    count: number,
    made: CreatedByName,
  ): DemoStep[] {
    return randomTimesBetween(random, now - year, now, count).map((at, i) =>
      stepOf(plan, at, { key: `${i}`, above: [], linked: linksFor(random, plan, made) }),
    );
  }

  function within({ random, now }: DemoRecorder, plan: InsertionPlan, made: CreatedByName): DemoStep[] {
    const parents = made.get(plan.nestedPath?.parent?.resource ?? '') ?? [];
    return parents.flatMap(({ row, at }) => {
      const above = pathTo(plan, row);
      if (above === undefined) return [];
      return Array.from({ length: random.integer(1, 3) }, (_, i) => {
        const declared = plan.nestedPath?.parameters.flatMap(({ property }, p): [string, string][] => {
          const value = above[p];
          return property === undefined || value === undefined ? [] : [[property, value]];
        });
        const linked = new Map([...linksFor(random, plan, made), ...(declared ?? [])]);
        return stepOf(plan, randomTimeBetween(random, at, now), {
          key: `${above.join('/')} ${i}`,
          above,
          linked,
        });
      });
    });
  }

  function stepOf(
    plan: InsertionPlan,
    at: number,
    { key, ...asked }: Omit<DemoParameters, 'attempt'>,
  ): DemoStep {
    const { operation } = plan.createRole;
    const request = (attempt: number) =>
      requestFor(plan, { ...asked, attempt, key: `demo ${operation.id} ${key} ${attempt}` });
    return { at, operation, request };
  }
}

/** The values in a home that lead to an item of its parent; absent for an item that stands elsewhere. */
function pathTo({ nestedPath }: InsertionPlan, { id, within }: StoredItem): readonly string[] | undefined {
  const above = nestedPath?.parent?.nestedPath === undefined ? [] : within[nestedPath.parent.nestedPath];
  return above === undefined ? undefined : [...above, String(id)];
}

/** What the properties say that name other items: one of those that there are. */
function linksFor(
  random: DemoRecorder['random'],
  { links }: InsertionPlan,
  made: CreatedByName,
): DemoParameters['linked'] {
  const named = links.flatMap(({ property, resource }): [string, StoredItem['id']][] => {
    const items = made.get(resource.name) ?? [];
    return items.length === 0 ? [] : [[property, random.pick(items).row.id]];
  });
  return new Map(named);
}
