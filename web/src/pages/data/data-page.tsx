import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatRoute, type Route } from '../../shell/route.ts';
import { useLoad } from '../../shell/use-load.ts';
import { useRefresh } from '../../shell/use-refresh.ts';
import { CollectionView } from './collection-view.tsx';
import { ItemView } from './item-view.tsx';

/** How often the numbers of rows are loaded again. */
const refreshMs = 2000;

/** What is stored, as tables: the collections, one of them, or one of its items. */
export function DataPage({ route }: { readonly route: Route }) {
  const loaded = useLoad((client) => client.admin('get', '/__admin/collections'));
  const { data, error, reload } = loaded;
  useRefresh(loaded, refreshMs);
  const collections = data?.collections ?? [];
  const [name, key] = route.path;
  const chosen = name ?? collections[0]?.name;
  return (
    <>
      <PageHeader title="Data">
        {data && collections.length === 0 && <p>No operation of the contract stores anything.</p>}
      </PageHeader>
      <ErrorNotice error={error} />
      {collections.length > 0 && (
        <div class="data-split">
          <CollectionList collections={collections} chosen={chosen} />
          <div class="data-main">
            {chosen !== undefined && key !== undefined && (
              <ItemView
                key={`${chosen} ${key}`}
                name={chosen}
                itemKey={key}
                query={route.query}
                onChange={reload}
              />
            )}
            {chosen !== undefined && key === undefined && (
              <CollectionView key={chosen} name={chosen} route={route} onChange={reload} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

interface CollectionListProps {
  readonly collections: readonly { readonly name: string; readonly rows: number }[];
  readonly chosen: string | undefined;
}

function CollectionList({ collections, chosen }: CollectionListProps) {
  return (
    <nav class="collection-list" aria-label="Collections">
      <ul>
        {collections.map(({ name, rows }) => (
          <li key={name}>
            <a href={formatRoute('data', [name])} aria-current={name === chosen ? 'true' : undefined}>
              <span>{name}</span> <span class="count">{rows.toLocaleString()}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
