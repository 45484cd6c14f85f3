import { useRef, useState } from 'preact/hooks';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { formatRoute, type Route } from '../../shell/route.ts';
import { useLoad } from '../../shell/use-load.ts';
import { useRefresh } from '../../shell/use-refresh.ts';
import { goTo } from '../../shell/use-route.ts';
import { EditDialog } from './edit-dialog.tsx';
import { ItemTable } from './item-table.tsx';
import { usePages } from './use-pages.ts';

interface CollectionViewProps {
  readonly name: string;
  readonly route: Route;
  /** Called when rows have changed. */
  readonly onChange: () => void;
}

/** How often the rows are loaded again, at most. */
const refreshMs = 2000;

/** How many rows a page has. */
const pageSize = 20;

/** The rows of a collection: search, order, pages, and a form that adds one. */
export function CollectionView({ name, route, onChange }: CollectionViewProps) {
  const { search, sort, of, ofKey } = route.query;
  const [isAdding, setIsAdding] = useState(false);
  const collection = useLoad(
    (client) => client.admin('get', '/__admin/collections/{collection}', { params: { collection: name } }),
    [name],
  );
  const { after, before, turnTo, turnBack } = usePages(route);
  const query = { search, sort, of, ofKey, after, limit: pageSize };
  const took = useRef(0);
  const page = useLoad(
    async (client) => {
      const start = performance.now();
      const params = { collection: name };
      const rows = await client.admin('get', '/__admin/collections/{collection}/items', {
        params,
        query: defined(query),
      });
      took.current = performance.now() - start;
      return rows;
    },
    [name, search, sort, of, ofKey, after],
  );
  // Rows of a megabyte are not loaded every two seconds.
  useRefresh(page, Math.max(refreshMs, Math.round(took.current / 100) * 2000));
  // Other rows begin with their first page.
  const show = (changes: Record<string, string | undefined>) =>
    goTo(formatRoute('data', [name], { ...route.query, after: undefined, at: undefined, ...changes }), {
      replace: true,
    });
  const change = () => {
    page.reload();
    onChange();
  };
  const total = page.data?.total ?? 0;
  const { next } = page.data ?? {};
  return (
    <section class="stack">
      <div class="data-bar">
        <h2>{name}</h2>
        <SearchBox
          label={`Search ${name}`}
          value={search ?? ''}
          onValue={(text) => show({ search: text })}
          count={total}
        />
        <button
          type="button"
          class="primary"
          onClick={() => setIsAdding(true)}
          disabled={collection.data === undefined || (collection.data.isSingleton && total > 0)}
        >
          Add item
        </button>
      </div>
      {of && ofKey && (
        <BelongingNote of={of} ofKey={ofKey} onClear={() => show({ of: undefined, ofKey: undefined })} />
      )}
      <ErrorNotice error={collection.error ?? page.error} />
      {collection.data && page.data && (
        <ItemTable
          collection={collection.data}
          rows={page.data.items}
          query={route.query}
          sort={sort}
          onSort={(property) => show({ sort: property })}
          empty={search ? 'No item has all of these words.' : 'There are no items yet.'}
        />
      )}
      {page.data && (
        <div class="pager">
          <span class="soft" role="status">
            {pageText(before * pageSize, page.data.items.length, total)}
          </span>
          <div class="actions">
            <button type="button" disabled={before === 0} onClick={turnBack}>
              Previous
            </button>
            <button
              type="button"
              disabled={next === undefined}
              onClick={() => next !== undefined && turnTo(next)}
            >
              Next
            </button>
          </div>
        </div>
      )}
      {isAdding && collection.data && (
        <EditDialog
          kind="add"
          collection={collection.data}
          parent={of && ofKey ? { collection: of, key: ofKey } : undefined}
          onDone={change}
          onClose={() => setIsAdding(false)}
        />
      )}
    </section>
  );
}

interface BelongingNoteProps {
  readonly of: string;
  readonly ofKey: string;
  readonly onClear: () => void;
}

function BelongingNote({ of, ofKey, onClear }: BelongingNoteProps) {
  const params = { collection: of, item: ofKey };
  const { data } = useLoad(
    (client) => client.admin('get', '/__admin/collections/{collection}/items/{item}', { params }),
    [of, ofKey],
  );
  return (
    <p class="notice">
      Only what belongs to <a href={formatRoute('data', [of, ofKey])}>{`${of} ${data?.id ?? ofKey}`}</a>.{' '}
      <button type="button" class="link" onClick={onClear}>
        Show all
      </button>
    </p>
  );
}

function pageText(from: number, count: number, total: number): string {
  if (count === 0) return total === 0 ? 'No items' : `0 of ${total.toLocaleString()}`;
  return `${(from + 1).toLocaleString()} to ${(from + count).toLocaleString()} of ${total.toLocaleString()}`;
}

/** The values that are there: the admin API refuses empty ones. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
