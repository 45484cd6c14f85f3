import type { BodyStep } from '../../inference/body-path.ts';
import type { Role } from '../../inference/resource.ts';
import { isObject, ownValue } from '../../json.ts';
import type { Session } from '../../session/session.ts';
import type { Row } from '../../storage/store.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import type { Belonging } from './relations.ts';
import type { ToTableRow } from './table-row.ts';

/** Values of stored rows for a request that an operation can carry out. */
export interface RowExamples {
  /** Path parameters by name. */
  readonly path: Readonly<Record<string, string>>;
  /** Properties of the item in the body: its id where the path has it too, and those that refer to other items. */
  readonly item: Readonly<Record<string, unknown>>;
  /** Where the body has the item. */
  readonly itemPath: readonly BodyStep[];
}

/** A collection that examples are taken from. */
interface ExampleTable {
  readonly name: string;
  readonly belongings: () => readonly Belonging[];
  readonly toTableRow: ToTableRow;
}

/** The first rows of a collection by its name. */
type RowsOf = (collection: string) => readonly StoredItem[];

/** How many rows of a collection an example is looked for in. */
const maxRows = 100;

/**
 * Prepares to find rows for a request of an operation, so that what a person tries is about items that exist.
 * @param roleOf what each operation does; one without a role works on no rows, and has no examples
 */
export function createRowExamples(
  roleOf: ReadonlyMap<string, Role>,
  tables: ReadonlyMap<string, ExampleTable>,
): (session: Session, operationId: string) => RowExamples | undefined {
  return ({ store }, operationId) => {
    const role = roleOf.get(operationId);
    if (role === undefined) return undefined;
    const { collections } = store.snapshot();
    const rowsOf: RowsOf = (name) => {
      const table = tables.get(name);
      return table === undefined ? [] : firstRows(collections[name] ?? []).map(table.toTableRow);
    };
    return examplesOf(role, rowsOf, tables);
  };
}

function firstRows(rows: Iterable<Row>): readonly Row[] {
  const first: Row[] = [];
  for (const row of rows) if (first.push(row) >= maxRows) break;
  return first;
}

function examplesOf(role: Role, rowsOf: RowsOf, tables: ReadonlyMap<string, ExampleTable>): RowExamples {
  const { resource, nestedPath, parentParameters } = role;
  const rows = rowsOf(resource.name);
  const row = nestedPath === undefined ? rows[0] : rows.find(({ within }) => nestedPath.path in within);
  const parents = parentIds(role, row, rowsOf);
  const named = parentParameters.flatMap((name, at): [string, string][] => {
    const id = parents[at];
    return id === undefined ? [] : [[name, id]];
  });
  const own = row === undefined ? [] : ownParameters(role, row);
  return {
    path: Object.fromEntries([...named, ...own]),
    item: { ...referencesOf(resource.name, rowsOf, tables), ...(row !== undefined && identity(role, row)) },
    itemPath: ('sent' in role && role.sent?.itemPath) || [],
  };
}

/** The properties of a collection's items that refer to items of others, with the id of one. */
function referencesOf(
  collection: string,
  rowsOf: RowsOf,
  tables: ReadonlyMap<string, ExampleTable>,
): RowExamples['item'] {
  const referred = [...tables.values()].flatMap(({ name, belongings }) =>
    belongings().flatMap((each): [string, unknown][] => {
      const [target] = each.collection === collection && each.property !== undefined ? rowsOf(name) : [];
      return target === undefined || each.property === undefined ? [] : [[each.property, target.id]];
    }),
  );
  return Object.fromEntries(referred);
}

/** The ids in the path before the collection: those of the row, or of an item that has none below it yet. */
function parentIds({ nestedPath }: Role, row: StoredItem | undefined, rowsOf: RowsOf): readonly string[] {
  if (nestedPath === undefined) return [];
  const { path, parent } = nestedPath;
  if (row !== undefined) return row.within[path] ?? [];
  if (parent === undefined) return [];
  const above = parent.nestedPath;
  const owner = rowsOf(parent.resource).find(({ within }) => above === undefined || above in within);
  if (owner === undefined) return [];
  return [...((above !== undefined && owner.within[above]) || []), `${owner.id}`];
}

/** The parameter that holds the id, or that the item is looked up by. */
function ownParameters(role: Role, { id, item }: StoredItem): readonly [string, string][] {
  if ('lookUp' in role && role.lookUp !== undefined) {
    const value = role.lookUp.path.reduce<unknown>(
      (inner, name) => (isObject(inner) ? ownValue(inner, name) : undefined),
      item,
    );
    if (typeof value === 'string' || typeof value === 'number') return [[role.lookUp.parameter, `${value}`]];
  }
  const isInPath = 'idParameter' in role && role.idInput === undefined;
  return isInPath && role.idParameter !== undefined ? [[role.idParameter, `${id}`]] : [];
}

/** What an item that replaces or changes another one repeats of it: what the path says, too. */
function identity(
  { kind, resource, nestedPath }: Role,
  { item }: StoredItem,
): Readonly<Record<string, unknown>> {
  if (kind !== 'replace' && kind !== 'update') return {};
  const names = [resource.id.property, ...(nestedPath?.parameters ?? []).map(({ property }) => property)];
  return Object.fromEntries(
    names.flatMap((name) =>
      name === undefined || ownValue(item, name) === undefined ? [] : [[name, ownValue(item, name)]],
    ),
  );
}
