import type { ComponentChildren } from 'preact';

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: ComponentChildren;
  readonly cell: (row: Row) => ComponentChildren;
  /** Whether its values are numbers, which are read from the right. */
  readonly isNumeric?: boolean;
  /** How it is sorted at the moment; absent where it is not. */
  readonly sorted?: 'ascending' | 'descending';
}

interface TableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What is shown in place of no rows. */
  readonly empty?: ComponentChildren;
}

/** A table that scrolls sideways where the page is narrow. */
export function Table<Row>({ label, columns, rows, keyOf, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p class="empty">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(({ id, title, isNumeric, sorted }) => (
              <th key={id} scope="col" class={isNumeric ? 'number' : ''} aria-sort={sorted}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, cell, isNumeric }) => (
                <td key={id} class={isNumeric ? 'number' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
