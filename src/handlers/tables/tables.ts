import { SandboxError } from '../../errors.ts';
import type { InferredResources } from '../../inference/infer-resources.ts';
import type { Resource } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Session } from '../../session/session.ts';
import { didYouMean } from '../../similar-names.ts';
import type { StateSchema } from '../../state/state-schema.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import { inTurns } from '../../turns.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import type { ItemStores } from '../custom/custom-scope.ts';
import { type ChangeTable, createChangeTable } from './change-table.ts';
import { type Belonging, belongingsTo } from './relations.ts';
import { createRowExamples, type RowExamples } from './row-examples.ts';
import { type RowPage, type RowPageQuery, rowPageInSteps } from './row-page.ts';
import { createRowSearch } from './row-search.ts';
import { type TableOperation, tableOperations } from './table-operations.ts';
import { createToTableRow, keysOfText, type ToTableRow } from './table-row.ts';

/** What tables are made of. */
export interface TablesOptions {
  readonly stateSchema: Pick<StateSchema, 'collections' | 'rowSchemas'>;
  /** The items of the collections that can be changed. */
  readonly itemStores: ItemStores;
  /** What is inferred of the contract, also of operations with a custom handler: their collections have columns too. */
  readonly described: Pick<InferredResources, 'resources' | 'roleOf' | 'relations' | 'people'>;
  /** Whether a collection is one of inferred operations. */
  readonly isInferred: (name: string) => boolean;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly mergeSchema: MergeSchema;
}

/** Which rows of a table, and in which order. */
export interface TableQuery extends Omit<RowPageQuery, 'matches'> {
  /** Words that must all be in the values of an item. */
  readonly search?: string | undefined;
  /** Another collection, and the key of its item that the rows belong to. */
  readonly belongingTo?: { readonly collection: string; readonly key: string } | undefined;
}

/** A collection as a table. */
export interface ItemTable {
  readonly name: string;
  readonly isSingleton: boolean;
  /** The properties of its items, as the contract declares them. */
  readonly columns: readonly string[];
  /** The property that holds the id; absent where only the path has it. */
  readonly idProperty?: string | undefined;
  /** The operations that change its items. */
  readonly operations: readonly TableOperation[];
  /** What belongs to its items. */
  readonly belongings: () => readonly Belonging[];
  /** Changes it directly; absent for a collection that nothing changes. */
  readonly change?: ChangeTable | undefined;
  readonly spec: CollectionSpec;
  readonly toTableRow: ToTableRow;
}

/** The collections of a contract as tables. */
export interface ItemTables {
  readonly all: readonly ItemTable[];
  /** @throws SandboxError `not-found`. */
  require(name: string): ItemTable;
  page(session: Session, table: ItemTable, query: TableQuery): Promise<RowPage>;
  /** @throws SandboxError `not-found`. */
  requireRow(session: Session, table: ItemTable, key: string): Promise<StoredItem>;
  /** Rows of a session for a request of an operation; `undefined` for one that the contract does not have. */
  examples(session: Session, operationId: string): RowExamples | undefined;
}

/** Prepares the collections of a contract as tables, for people who read and change rows. */
export function createTables(options: TablesOptions): ItemTables {
  const { stateSchema, described } = options;
  const byName = new Map(described.resources.map((resource) => [resource.name, resource]));
  const visible = stateSchema.collections.filter(
    ({ name, isInternal }) => isInternal !== true && stateSchema.rowSchemas.get(name)?.isInternal !== true,
  );
  const all: readonly ItemTable[] = visible.map((spec) =>
    tableOf(options, spec, byName.get(spec.name), () => all, byName),
  );
  const tables = new Map(all.map((table) => [table.name, table]));

  function requireTable(name: string): ItemTable {
    const table = tables.get(name);
    if (table !== undefined) return table;
    throw new SandboxError('not-found', `there is no collection ${name}.${didYouMean(name, tables.keys())}`);
  }

  async function requireRow({ store }: Session, table: ItemTable, key: string): Promise<StoredItem> {
    const found = await store.read(async (rows) => {
      for (const each of keysOfText(key)) {
        const row = await rows.collection(table.name).get(each);
        if (row !== undefined) return row;
      }
      return undefined;
    });
    if (found !== undefined) return table.toTableRow(found);
    throw new SandboxError('not-found', `${table.name} has no item with the key ${key}`);
  }

  async function page(session: Session, table: ItemTable, query: TableQuery): Promise<RowPage> {
    const { search, belongingTo } = query;
    const found = createRowSearch(search);
    const belongs = belongingTo && (await belongsTo(session, table, belongingTo));
    const isAll = found === undefined && belongs === undefined;
    const matches = isAll
      ? undefined
      : (row: StoredItem) => found?.(row.item) !== false && belongs?.(row) !== false;
    const list = [table.name, search, belongingTo?.collection, belongingTo?.key].join(' ');
    const rows = session.store.snapshot().collections[table.name] ?? [];
    return inTurns(rowPageInSteps(list, rows, table.toTableRow, { ...query, matches }));
  }

  async function belongsTo(session: Session, table: ItemTable, to: { collection: string; key: string }) {
    const owner = requireTable(to.collection);
    const row = await requireRow(session, owner, to.key);
    const belonging = owner.belongings().find(({ collection }) => collection === table.name);
    if (belonging !== undefined) return (item: StoredItem) => belonging.belongsTo(item, row);
    throw new SandboxError(
      'invalid',
      `query parameter of: no item of ${table.name} belongs to one of ${owner.name}`,
    );
  }

  const examples = createRowExamples(options.operations, described.roleOf, tables);
  return { all, require: requireTable, page, requireRow, examples };
}

function tableOf(
  { itemStores, described, isInferred, operations, mergeSchema }: TablesOptions,
  spec: CollectionSpec,
  resource: Resource | undefined,
  all: () => readonly ItemTable[],
  byName: ReadonlyMap<string, Resource>,
): ItemTable {
  const { name } = spec;
  const itemStore = itemStores.find(name);
  const [operation] = operations.values();
  const inferred = isInferred(name);
  const relatable = () => all().map((each) => ({ ...each, resource: byName.get(each.name) }));
  let belongings: readonly Belonging[] | undefined;
  return {
    name,
    isSingleton: resource?.isSingleton ?? false,
    columns: columnsOf(mergeSchema, resource),
    idProperty: resource?.id.property,
    operations: tableOperations(described.roleOf.values(), name),
    belongings: () => {
      belongings ??= belongingsTo({ name, columns: [] }, relatable(), described.relations);
      return belongings;
    },
    change:
      itemStore && operation && createChangeTable(itemStore, inferred ? resource : undefined, operation),
    spec,
    toTableRow: createToTableRow(spec, {
      isInferred: inferred,
      arePeople:
        resource !== undefined &&
        [described.people.resource, ...(described.people.otherKinds?.values() ?? [])].includes(resource),
    }),
  };
}

/** The properties that responses show, and those that only requests have. */
function columnsOf(mergeSchema: MergeSchema, resource: Resource | undefined): readonly string[] {
  const schemas = [...(resource?.responseSchemas ?? []), ...(resource?.requestSchemas ?? [])];
  return [...new Set(schemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]))];
}
