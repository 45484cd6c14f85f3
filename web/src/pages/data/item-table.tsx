import { useMemo, useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { type Column, Table } from '../../components/table.tsx';
import type { Route } from '../../shell/route.ts';
import { CellValue, ItemLink } from './cell-value.tsx';
import type { DataRow } from './plan-change.ts';

interface ItemTableProps {
  readonly collection: AdminSchema<'CollectionDetails'>;
  readonly rows: readonly DataRow[];
  /** What of the table is shown, for the way back from an item. */
  readonly query: Route['query'];
  /** The property that they are sorted by; with `-` before it in descending order. */
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly empty: string;
}

/** How many properties are shown unless all are asked for. */
const maxColumns = 8;

/** The items of a page, a column for each property; the headers sort. */
export function ItemTable({ collection, rows, query, sort, onSort, empty }: ItemTableProps) {
  const [showsAll, setShowsAll] = useState(false);
  const names = useMemo(() => columnNames(collection, rows), [collection, rows]);
  const shown = showsAll ? names : names.slice(0, maxColumns);
  const columns: readonly Column<DataRow>[] = [
    {
      id: 'key',
      title: collection.idProperty ? (
        <SortButton name={collection.idProperty} {...{ sort, onSort }} />
      ) : (
        'key'
      ),
      cell: ({ key, id }) => (
        <ItemLink collection={collection.name} itemKey={key} text={`${id}`} query={query} />
      ),
      ...sortedBy(collection.idProperty, sort),
    },
    ...shown.map((name) => ({
      id: name,
      title: <SortButton {...{ name, sort, onSort }} />,
      cell: ({ item }: DataRow) => <CellValue value={item[name]} />,
      isNumeric: rows.length > 0 && rows.every(({ item }) => isNumberOrNone(item[name])),
      ...sortedBy(name, sort),
    })),
  ];
  const hidden = names.length - shown.length;
  return (
    <>
      <div class="data-table">
        <Table
          label={collection.name}
          columns={columns}
          rows={rows}
          keyOf={({ key }) => `${key}`}
          empty={empty}
        />
      </div>
      {hidden > 0 && rows.length > 0 && (
        <button type="button" class="small fit" onClick={() => setShowsAll(true)}>
          Show {hidden} more {hidden === 1 ? 'column' : 'columns'}
        </button>
      )}
    </>
  );
}

/** The properties of the contract and those of the rows, without the id, those that are empty last. */
function columnNames(
  { columns, idProperty }: ItemTableProps['collection'],
  rows: readonly DataRow[],
): readonly string[] {
  const own = rows.flatMap(({ item }) => Object.keys(item));
  const all = [...new Set([...columns, ...own])].filter((name) => name !== idProperty);
  const isUsed = (name: string) => rows.some(({ item }) => item[name] !== undefined);
  return [...all.filter(isUsed), ...all.filter((name) => !isUsed(name) && rows.length === 0)];
}

function isNumberOrNone(value: unknown): boolean {
  return typeof value === 'number' || value === undefined || value === null;
}

function sortedBy(name: string | undefined, sort: string | undefined): Pick<Column<DataRow>, 'sorted'> {
  if (name === undefined || sort?.replace(/^-/, '') !== name) return {};
  return { sorted: sort.startsWith('-') ? 'descending' : 'ascending' };
}

interface SortButtonProps extends Pick<ItemTableProps, 'sort' | 'onSort'> {
  readonly name: string;
}

/** Sorts by a property: ascending, then descending, then not. */
function SortButton({ name, sort, onSort }: SortButtonProps) {
  const next = sort === name ? `-${name}` : sort === `-${name}` ? undefined : name;
  const sign = sort === name ? ' ↑' : sort === `-${name}` ? ' ↓' : '';
  return (
    <button type="button" class="sort" onClick={() => onSort(next)}>
      {name}
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
