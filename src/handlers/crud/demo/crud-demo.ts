import type { Inferred } from '../../../inference/infer-resources.ts';
import type { DemoRecipe } from '../../../state/demo/demo-data.ts';
import { momentBetween, momentsBetween, year } from '../../../state/demo/random-times.ts';
import type { DemoStage, DemoStep } from '../../../state/demo/recorder.ts';
import type { StoredItem } from '../items/stored-item.ts';
import { type Asked, createDemoRequest, type RequestParts } from './demo-request.ts';
import { type Plan, plansOf } from './insertion-order.ts';

/** What demos of contracts are made with. */
export interface InferredDemoOptions extends RequestParts {
  readonly inferred: Inferred;
}

/** An item that was made, and when. */
interface Made {
  readonly row: StoredItem;
  readonly at: number;
}

/** What was made until now, by the name of the resource. */
type MadeByName = ReadonlyMap<string, readonly Made[]>;

/** Fills every collection of a contract: so many items where they stand alone, one to three in each other item. */
export function createInferredDemo(options: InferredDemoOptions): DemoRecipe {
  const plans = plansOf(options.inferred, options.served.shapeOf);
  const requestFor = createDemoRequest(options);

  return async (stage, count) => {
    const made = new Map<string, readonly Made[]>();
    for (const plan of plans) {
      const steps = plan.home === undefined ? alone(stage, plan, count, made) : within(stage, plan, made);
      const done = await stage.play(plan.resource.name, steps);
      made.set(
        plan.resource.name,
        done.flatMap(({ step: { at }, made: rows }) =>
          rows.slice(0, 1).map((row) => ({ row: row as StoredItem, at })),
        ),
      );
    }
  };

  function alone({ dice, now }: DemoStage, plan: Plan, count: number, made: MadeByName): DemoStep[] {
    return momentsBetween(dice, now - year, now, count).map((at, i) =>
      stepOf(plan, at, { key: `${i}`, above: [], linked: linksFor(dice, plan, made) }),
    );
  }

  function within({ dice, now }: DemoStage, plan: Plan, made: MadeByName): DemoStep[] {
    const parents = made.get(plan.home?.parent?.resource ?? '') ?? [];
    return parents.flatMap(({ row, at }) => {
      const above = pathTo(plan, row);
      if (above === undefined) return [];
      return Array.from({ length: dice.integer(1, 3) }, (_, i) => {
        const told = plan.home?.parameters.flatMap(({ property }, p): [string, string][] => {
          const value = above[p];
          return property === undefined || value === undefined ? [] : [[property, value]];
        });
        const linked = new Map([...linksFor(dice, plan, made), ...(told ?? [])]);
        return stepOf(plan, momentBetween(dice, at, now), { key: `${above.join('/')} ${i}`, above, linked });
      });
    });
  }

  function stepOf(plan: Plan, at: number, { key, ...asked }: Omit<Asked, 'attempt'>): DemoStep {
    const { operation } = plan.maker;
    const request = (attempt: number) =>
      requestFor(plan, { ...asked, attempt, key: `demo ${operation.id} ${key} ${attempt}` });
    return { at, operation, request };
  }
}

/** The values in a home that lead to an item of its parent; absent for an item that stands elsewhere. */
function pathTo({ home }: Plan, { id, within }: StoredItem): readonly string[] | undefined {
  const above = home?.parent?.home === undefined ? [] : within[home.parent.home];
  return above === undefined ? undefined : [...above, String(id)];
}

/** What the properties say that name other items: one of those that there are. */
function linksFor(dice: DemoStage['dice'], { links }: Plan, made: MadeByName): Asked['linked'] {
  const named = links.flatMap(({ property, resource }): [string, StoredItem['id']][] => {
    const items = made.get(resource.name) ?? [];
    return items.length === 0 ? [] : [[property, dice.pick(items).row.id]];
  });
  return new Map(named);
}
