import type { BodyPath } from '../../../inference/body-path.ts';
import { selectedByState } from '../../../inference/query/states/named-state.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type Item, itemsOf } from '../stored-item.ts';
import type { QueryScene } from './filters/filter-kind.ts';
import { parseFilters } from './parse-filters.ts';
import { planQuery } from './query-plan.ts';

/** A member of a list's body that counts items in a state, and how many those are. */
export interface CountedState {
  readonly path: BodyPath;
  readonly value: number;
}

/** Counts the items below the parents of a list by the states that its body counts, whatever its filters select. */
export async function countStates(request: CrudRequest<ListRole>): Promise<readonly CountedState[]> {
  const { context, role, input } = request;
  return Promise.all(
    role.stateCounts.map(async ({ path, state }) => {
      const { filters, fixedFilters } = selectedByState(state);
      const counting = { ...request, role: { ...role, filters }, input: { ...input, query: fixedFilters } };
      const { rows } = await planQuery(counting);
      return { path, value: await itemsOf(context, role.resource).count(rows) };
    }),
  );
}

/** The same of items that are not stored. */
export function countStatesAmong(
  { stateCounts }: ListRole,
  items: readonly Item[],
  clock: QueryScene['clock'],
): readonly CountedState[] {
  return stateCounts.map(({ path, state }) => {
    const { filters, fixedFilters } = selectedByState(state);
    const active = parseFilters(filters, fixedFilters, clock);
    const found = items.filter((item) => active.every(({ matches }) => matches(item)));
    return { path, value: found.length };
  });
}
