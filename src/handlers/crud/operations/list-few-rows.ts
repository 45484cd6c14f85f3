import type { HandlerContext } from '../../../context.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import { createStore } from '../../../storage/open-store.ts';
import type { CollectionSpec, Collections } from '../../../storage/store.ts';
import { collectionSpec } from '../collection-spec.ts';
import type { CrudRequest } from '../crud-request.ts';
import { countStatesAmong } from '../query/count-states.ts';
import { filterReadOnly } from '../query/filter-read-only.ts';
import type { StoredItem } from '../stored-item.ts';
import { listItems } from './list.ts';

/**
 * Lists a page of rows that no client has created, in place of those that are stored.
 * @param isReadSingly whether an operation reads one of them by its id
 */
export async function listFewRows(
  request: CrudRequest<ListRole>,
  rows: readonly StoredItem[],
  isReadSingly: boolean,
): Promise<Reply> {
  const { crud, context } = request;
  const role = { ...request.role, filters: [] };
  const { resource } = role;
  const spec = collectionSpec(resource, [role], () => crud.propertiesOf(resource).known);
  const store = await withRows(context, spec, filterReadOnly(request, rows, isReadSingly));
  const counted = countStatesAmong(
    role,
    rows.map(({ item }) => item),
    context.clock,
  );
  return listItems({ ...request, role, context: { ...context, store } }, counted);
}

/** The rows of the session, and those of one more collection beside them. */
export async function withRows(
  context: HandlerContext,
  spec: CollectionSpec,
  rows: readonly StoredItem[],
): Promise<Collections> {
  const store = await createStore({ specs: [spec] });
  await store.write(async (own) => {
    for (const row of rows) await own.collection(spec.name).insert(row);
  });
  const own = await store.read((collections) => collections);
  return {
    collection: (name) => (name === spec.name ? own : context.store).collection(name),
  };
}
