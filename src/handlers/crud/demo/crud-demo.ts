import type { InferredResources } from '../../../inference/infer-resources.ts';
import type { DemoRecipe } from '../../../state/demo/demo-data.ts';
import { randomTimeBetween, randomTimesUpTo, year } from '../../../state/demo/random-times.ts';
import type { DemoRecorder, DemoStep } from '../../../state/demo/recorder.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { withChildCounts } from './child-counts.ts';
import { withChildSums } from './child-sums.ts';
import { createDemoItems, type DemoItems } from './demo-items.ts';
import { createDemoRequest, type DemoParameters, type DemoRequestOptions } from './demo-request.ts';
import { createFindReferred } from './find-referred.ts';
import { createGrowItem } from './grow-item.ts';
import { type InsertionPlan, insertionPlans } from './insertion-order.ts';

/** What demo data is generated with. */
export interface CrudDemoOptions extends Omit<DemoRequestOptions, 'rows' | 'findReferred'> {
  readonly inferred: InferredResources;
}

/** An item to create. */
type PlannedItem = Omit<DemoParameters, 'attempt'>;

/** Fills every collection of a contract: `count` items in one at the root, one to three under each parent in others. */
export function createCrudDemo(options: CrudDemoOptions): DemoRecipe {
  const { inferred, crud } = options;
  const findReferred = createFindReferred(inferred.resources, crud.people);
  const plans = insertionPlans(inferred, crud.mergeSchema, findReferred);
  return async (recorder, count) => {
    const { random, now } = recorder;
    const rows = createDemoItems();
    const requestFor = createDemoRequest({ ...options, rows, findReferred });
    const growItem = createGrowItem({
      ...options,
      linkOptions: (key) => ({
        ...{ mergeSchema: crud.mergeSchema, findReferred },
        rowsOf: rows.of,
        rowOf: rows.find,
        random: random.fork(key),
      }),
      totalOptions: { mergeSchema: crud.mergeSchema, findReferred, rowOf: rows.find },
    });
    const times = new Map<StoredItem, number>();
    for (const plan of plans) {
      const { resource } = plan;
      const planned =
        plan.nestedPath === undefined
          ? rootItems(recorder, count)
          : nestedItems(recorder, plan, rows.of(parentOf(inferred, plan) ?? resource), times);
      const rotation = random.fork(`first ${resource.name}`).integer(0, 99);
      const steps = planned
        .sort((a, b) => a.moment - b.moment)
        .map((item, i) => stepOf(plan, { ...item, ordinal: i, rotation, end: now }));
      const done = await recorder.play(resource.name, steps);
      const grown = done.flatMap(({ step, made: [made, ...others] }) => {
        if (made === undefined) return [];
        for (const other of others) addBelow(inferred, rows, other as StoredItem);
        const row = made as StoredItem;
        const { planned: item } = step as PlannedStep;
        const about = requestFor.about(plan, item);
        const placed = { ...row, item: withParents(crud, plan, row.item, item.fixed) };
        const whole = { ...row, item: growItem(plan, placed, { ...about, key: `${about.key} grown` }) };
        rows.add(resource, whole);
        times.set(whole, item.moment);
        return [whole];
      });
      await recorder.rewrite(resource.name, grown);
    }
    for (const plan of plans) {
      const counted = withChildCounts(crud, plans, plan, rows);
      for (const row of counted) rows.replace(plan.resource, row);
      await recorder.rewrite(plan.resource.name, counted);
      await recorder.rewrite(plan.resource.name, withChildSums(crud, plan, rows));
    }

    function stepOf(plan: InsertionPlan, item: PlannedItem): PlannedStep {
      const { operation } = plan.createRole;
      const request = (attempt: number) => requestFor.request(plan, { ...item, attempt });
      return { at: item.moment, operation, request, planned: item };
    }
  };
}

/**
 * An item in the parents that it is planned for, where its create takes none of them: `POST /players` beside
 * `/teams/{teamId}/players`.
 */
function withParents(
  { mergeSchema }: CrudContext,
  { createRole: { sent } }: InsertionPlan,
  item: Item,
  parents: ReadonlyMap<string, string>,
): Item {
  const taken = mergeSchema(sent?.schema ?? {}).properties;
  const placed = [...parents].flatMap(([name, id]): [string, unknown][] => {
    const shown = item[name];
    if (taken.has(name) || (typeof shown !== 'string' && typeof shown !== 'number')) return [];
    return [[name, typeof shown === 'number' ? Number(id) : id]];
  });
  return placed.length === 0 ? item : { ...item, ...Object.fromEntries(placed) };
}

/** Remembers what a request made below its item. */
function addBelow({ resources }: InferredResources, rows: DemoItems, row: StoredItem): void {
  const paths = new Set(Object.keys(row.within ?? {}));
  const resource = resources.find(({ nestedPaths }) => nestedPaths.some(({ path }) => paths.has(path)));
  if (resource !== undefined) rows.add(resource, row);
}

interface PlannedStep extends DemoStep {
  readonly planned: PlannedItem;
}

type Planned = Omit<PlannedItem, 'ordinal' | 'rotation' | 'end'>;

function rootItems({ random, now }: DemoRecorder, count: number): Planned[] {
  return randomTimesUpTo(random, now - year, now, count).map((moment, i) => ({
    ...{ moment, key: `${i}`, parentIds: [], fixed: new Map() },
  }));
}

function parentOf({ resources }: InferredResources, { nestedPath }: InsertionPlan) {
  return resources.find(({ name }) => name === nestedPath?.parent?.resource);
}

function nestedItems(
  { random, now }: DemoRecorder,
  plan: InsertionPlan,
  parents: ReturnType<DemoItems['of']>,
  times: ReadonlyMap<StoredItem, number>,
): Planned[] {
  return parents.flatMap((row) => {
    const parentIds = idsTo(plan, row);
    if (parentIds === undefined) return [];
    return Array.from({ length: random.integer(1, 3) }, (_, i) => {
      const toParents = plan.nestedPath?.parameters.flatMap(({ property }, p): [string, string][] => {
        const id = parentIds[p];
        return property === undefined || id === undefined ? [] : [[property, id]];
      });
      const moment = randomTimeBetween(random, times.get(row) ?? now, now);
      return { moment, key: `${parentIds.join('/')} ${i}`, parentIds, fixed: new Map(toParents) };
    });
  });
}

/** The ids that lead to an item and its children; absent for an item that is not under the plan's nested path. */
function idsTo({ nestedPath }: InsertionPlan, { id, within }: StoredItem): readonly string[] | undefined {
  const parentIds = nestedPath?.parent?.nestedPath === undefined ? [] : within[nestedPath.parent.nestedPath];
  return parentIds === undefined ? undefined : [...parentIds, String(id)];
}
