import type { AdminSchema } from '../../api/admin-types.ts';
import { formatRoute } from '../../shell/route.ts';
import { useLoad } from '../../shell/use-load.ts';
import type { DataRow } from './plan-change.ts';

interface BelongingLinksProps {
  readonly collection: AdminSchema<'CollectionDetails'>;
  readonly row: DataRow;
}

/** Links to the items of other collections that belong to an item, with their numbers. */
export function BelongingLinks({ collection: { name, belongings }, row }: BelongingLinksProps) {
  const { data } = useLoad(
    (client) =>
      Promise.all(
        belongings.map(async ({ collection }) => {
          const query = { of: name, ofKey: `${row.key}`, limit: 1 };
          const params = { collection };
          const { total } = await client.admin('get', '/__admin/collections/{collection}/items', {
            params,
            query,
          });
          return { collection, total };
        }),
      ),
    [name, row.key],
  );
  if (data === undefined || data.length === 0) return null;
  return (
    <nav aria-label="What belongs to it">
      <ul class="belongings">
        {data.map(({ collection, total }) => (
          <li key={collection}>
            <a class="button" href={formatRoute('data', [collection], { of: name, ofKey: `${row.key}` })}>
              {collection} <span class="count">{total.toLocaleString()}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
