import { SandboxError } from '../../../errors.ts';
import type { AdminHandlers, AdminOptions, AdminSchemas, SessionScoped } from '../admin-api.ts';
import type { AdminTable } from '../admin-tables.ts';

type CollectionOperation =
  | 'listCollections'
  | 'getCollection'
  | 'listItems'
  | 'createItem'
  | 'getItem'
  | 'updateItem'
  | 'replaceItem'
  | 'deleteItem';

/** How many rows a page has where the request does not say. */
const defaultLimit = 20;

/** The handlers of the rows of a session, as tables. */
export const collectionHandlers = {
  listCollections: async ({ sessionName }, { sessions, tables }) => {
    const { all } = await tables();
    const counts = sessions.use(sessionName).store.countRows();
    return {
      status: 200,
      body: { collections: all.map(({ name }) => ({ name, rows: counts[name] ?? 0 })) },
    };
  },

  getCollection: async ({ params, sessionName }, { sessions, tables }) => {
    const table = (await tables()).require(params.collection);
    const { [table.name]: rows = 0 } = sessions.use(sessionName).store.countRows();
    return { status: 200, body: { rows, ...serializeTable(table) } };
  },

  listItems: async ({ params, query, sessionName }, { sessions, tables }) => {
    const { limit = defaultLimit, of, ofKey, ...rest } = query;
    if ((of === undefined) !== (ofKey === undefined)) {
      throw new SandboxError('invalid', 'query parameters of and ofKey: send both, or neither');
    }
    const all = await tables();
    const belongingTo = of === undefined || ofKey === undefined ? undefined : { collection: of, key: ofKey };
    const session = sessions.use(sessionName);
    const page = await all.page(session, all.require(params.collection), { ...rest, limit, belongingTo });
    return { status: 200, body: page as AdminSchemas['ItemPage'] };
  },

  getItem: async ({ params, sessionName }, { sessions, tables }) => {
    const all = await tables();
    const row = await all.requireRow(sessions.use(sessionName), all.require(params.collection), params.item);
    return { status: 200, body: row as AdminSchemas['CollectionItem'] };
  },

  createItem: async ({ params, body, sessionName }, { sessions, tables }) => {
    const table = (await tables()).require(params.collection);
    const item = await requireChange(table).add(sessions.use(sessionName), body.item, body.under);
    return { status: 200, body: { item } };
  },

  updateItem: async (request, options) => {
    const { session, row, change } = await requireRow(request, options);
    return { status: 200, body: { item: await change.update(session, row, request.body.item) } };
  },

  replaceItem: async (request, options) => {
    const { session, row, change } = await requireRow(request, options);
    return { status: 200, body: { item: await change.replace(session, row, request.body.item) } };
  },

  deleteItem: async (request, options) => {
    const { session, row, change } = await requireRow(request, options);
    await change.remove(session, row);
    return { status: 204 };
  },
} satisfies AdminHandlers<CollectionOperation>;

/**
 * The row that a request changes, with what changes it.
 * @throws SandboxError `not-found` for an unknown one, `conflict` for a collection that nothing changes.
 */
async function requireRow(
  { params, sessionName }: SessionScoped & { readonly params: { collection: string; item: string } },
  { sessions, tables }: Pick<AdminOptions, 'sessions' | 'tables'>,
) {
  const all = await tables();
  const table = all.require(params.collection);
  const session = sessions.use(sessionName);
  const row = await all.requireRow(session, table, params.item);
  return { session, row, change: requireChange(table) };
}

/** @throws SandboxError `conflict` for a collection that nothing changes. */
function requireChange({ name, change }: AdminTable): NonNullable<AdminTable['change']> {
  if (change !== undefined) return change;
  throw new SandboxError('conflict', `${name} cannot be changed: no operation of the contract stores in it`);
}

function serializeTable(table: AdminTable): Omit<AdminSchemas['CollectionDetails'], 'rows'> {
  const { name, isSingleton, columns, idProperty, operations, belongings, change } = table;
  return {
    name,
    isSingleton,
    isChangeable: change !== undefined,
    ...(idProperty !== undefined && { idProperty }),
    columns: [...columns],
    operations: operations.map(({ parentParameters, itemPath, ...rest }) => ({
      ...rest,
      parentParameters: [...parentParameters],
      itemPath: [...itemPath],
    })),
    belongings: belongings().map(({ collection, property }) => ({
      collection,
      ...(property !== undefined && { property }),
    })),
  };
}
