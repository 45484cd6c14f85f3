import type { BodyStep } from '../../inference/body-path.ts';
import type { Role } from '../../inference/resource.ts';
import { isObject, ownValue, scalarText } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
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
 * @param roleOf what each operation does; one without a role can be below an item, too
 */
export function createRowExamples(
  operations: ReadonlyMap<string, Operation>,
  roleOf: ReadonlyMap<string, Role>,
  tables: ReadonlyMap<string, ExampleTable>,
): (session: Session, operationId: string) => RowExamples | undefined {
  let itemRoles: Sources['itemRoles'] | undefined;
  return ({ store }, operationId) => {
    const operation = operations.get(operationId);
    if (operation === undefined) return undefined;
    itemRoles ??= itemRolesOf(roleOf.values());
    const { collections } = store.snapshot();
    const rowsOf: RowsOf = (name) => {
      const table = tables.get(name);
      return table === undefined ? [] : firstRows(collections[name] ?? []).map(table.toTableRow);
    };
    return examplesOf(operation, roleOf.get(operationId), { rowsOf, tables, itemRoles });
  };
}

function firstRows(rows: Iterable<Row>): readonly Row[] {
  const first: Row[] = [];
  for (const row of rows) if (first.push(row) >= maxRows) break;
  return first;
}

/** What a path leads to: the items of a collection, by the role of an operation that reads or changes one. */
interface Sources {
  readonly rowsOf: RowsOf;
  readonly tables: ReadonlyMap<string, ExampleTable>;
  /** The roles of operations whose path is that of an item, by the path without the names of its parameters. */
  readonly itemRoles: ReadonlyMap<string, Role>;
}

function examplesOf(operation: Operation, role: Role | undefined, sources: Sources): RowExamples {
  const row = role && rowFor(role, sources.rowsOf);
  return {
    path: { ...prefixValues(operation, sources), ...(role && row && rowValues(role, row)) },
    item: {
      ...(role && referencesOf(role.resource.name, sources)),
      ...(role && row && identity(role, row)),
    },
    itemPath: (role && 'sent' in role && role.sent?.itemPath) || [],
  };
}

/** A row of the collection; one below the nested path of the operation, where there is any. */
function rowFor({ resource, nestedPath }: Role, rowsOf: RowsOf): StoredItem | undefined {
  const rows = rowsOf(resource.name);
  return rows.find(({ within }) => nestedPath === undefined || nestedPath.path in within) ?? rows[0];
}

/** The values of an operation's path parameters that lead to a row. */
function rowValues(role: Role, row: StoredItem): Readonly<Record<string, string>> {
  return { ...parentValues(role, row), ...ownValues(role, row) };
}

/** The parameters before the collection: the ids of the parents, or the properties of the item that have them. */
function parentValues({ nestedPath, parentParameters }: Role, { within, item }: StoredItem) {
  const ids = nestedPath && within[nestedPath.path];
  return Object.fromEntries(
    parentParameters.flatMap((name, at): [string, string][] => {
      const { property, inner } = nestedPath?.parameters[at] ?? {};
      const value = ids?.[at] ?? scalarText(valueAt(item, [property, inner]));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The parameter that holds the id, or that the item is looked up by. */
function ownValues(role: Role, { id, item }: StoredItem): Readonly<Record<string, string>> {
  if ('lookUp' in role && role.lookUp !== undefined) {
    const value = scalarText(valueAt(item, role.lookUp.path));
    if (value !== undefined) return { [role.lookUp.parameter]: value };
  }
  const isInPath = 'idParameter' in role && role.idInput === undefined;
  return isInPath && role.idParameter !== undefined ? { [role.idParameter]: `${id}` } : {};
}

/**
 * The values of the first parameters of a path, where these lead to an item: the `id` of
 * `/servers/{id}/actions/reboot`, which may be of no collection itself.
 */
function prefixValues({ path }: Operation, { itemRoles, rowsOf }: Sources): Readonly<Record<string, string>> {
  const ends = [...path.matchAll(/\}/g)].map(({ index }) => index + 1).toReversed();
  for (const end of ends) {
    const prefix = path.slice(0, end);
    const role = itemRoles.get(withoutNames(prefix));
    const row = role && rowFor(role, rowsOf);
    if (role === undefined || row === undefined) continue;
    const values = rowValues(role, row);
    const theirs = namesIn(role.operation.path);
    return Object.fromEntries(
      namesIn(prefix).flatMap((name, at): [string, string][] => {
        const value = values[theirs[at] ?? ''];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }
  return {};
}

/** The roles of operations that are about one item, by their paths. */
function itemRolesOf(roles: Iterable<Role>): ReadonlyMap<string, Role> {
  const own = [...roles].filter(
    (role) =>
      'idParameter' in role && role.operation.path.endsWith(`{${role.idParameter}}`) && !('lookUp' in role),
  );
  return new Map(own.map((role) => [withoutNames(role.operation.path), role]));
}

function withoutNames(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}

/** The value that the names lead to, those that are absent left out; `undefined` for none. */
function valueAt(item: object, names: readonly (string | undefined)[]): unknown {
  const known = names.filter((name) => name !== undefined);
  if (known.length === 0) return undefined;
  return known.reduce<unknown>((inner, name) => (isObject(inner) ? ownValue(inner, name) : undefined), item);
}

/** The properties of a collection's items that refer to items of others, with the id of one. */
function referencesOf(collection: string, { rowsOf, tables }: Sources): RowExamples['item'] {
  const referred = [...tables.values()].flatMap(({ name, belongings }) =>
    belongings().flatMap((each): [string, unknown][] => {
      const [target] = each.collection === collection && each.property !== undefined ? rowsOf(name) : [];
      return target === undefined || each.property === undefined ? [] : [[each.property, target.id]];
    }),
  );
  return Object.fromEntries(referred);
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
