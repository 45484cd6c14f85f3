import { useState } from 'preact/hooks';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { JsonView } from '../../components/json-view.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { formatRoute, type Route } from '../../shell/route.ts';
import { useLoad } from '../../shell/use-load.ts';
import { goTo } from '../../shell/use-route.ts';
import { BelongingLinks } from './belonging-links.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import type { DataRow } from './plan-change.ts';

interface ItemViewProps {
  readonly name: string;
  readonly itemKey: string;
  /** What of the table was shown. */
  readonly query: Route['query'];
  /** Called when the item has changed. */
  readonly onChange: () => void;
}

/** One item: its properties, what belongs to it, and buttons that edit and delete it. */
export function ItemView({ name, itemKey, query, onChange }: ItemViewProps) {
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const { data, error, reload } = useLoad(
    async (client) => {
      const params = { collection: name, item: itemKey };
      const [collection, row] = await Promise.all([
        client.admin('get', '/__admin/collections/{collection}', { params }),
        client.admin('get', '/__admin/collections/{collection}/items/{item}', { params }),
      ]);
      return { collection, row };
    },
    [name, itemKey],
  );
  const back = formatRoute('data', [name], query);
  const close = () => setOpen(undefined);
  return (
    <article class="stack">
      <a href={back}>← {name}</a>
      <ErrorNotice error={error} />
      {data && (
        <>
          <div class="page-title">
            <h2>{`${data.row.id}`}</h2>
            <div class="actions">
              <button type="button" onClick={() => setOpen('edit')}>
                Edit
              </button>
              <button type="button" class="danger" onClick={() => setOpen('delete')}>
                Delete
              </button>
            </div>
          </div>
          <BelongingLinks collection={data.collection} row={data.row} />
          <ItemProperties row={data.row} />
          {open === 'edit' && (
            <EditDialog
              kind="edit"
              collection={data.collection}
              row={data.row}
              onDone={() => {
                reload();
                onChange();
              }}
              onClose={close}
            />
          )}
          {open === 'delete' && (
            <DeleteDialog
              collection={data.collection}
              row={data.row}
              onDone={() => {
                onChange();
                goTo(back, { replace: true });
              }}
              onClose={close}
            />
          )}
        </>
      )}
    </article>
  );
}

function ItemProperties({ row: { item } }: { readonly row: DataRow }) {
  const entries = Object.entries(item);
  const table = (
    <dl class="card properties">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <PropertyValue name={name} value={value} />
          </dd>
        </div>
      ))}
      {entries.length === 0 && <p class="soft">It has no properties.</p>}
    </dl>
  );
  return (
    <Tabs
      label="Item"
      tabs={[
        { id: 'properties', title: 'Properties', content: table },
        { id: 'json', title: 'JSON', content: <JsonView label="Item" value={item} /> },
      ]}
    />
  );
}

function PropertyValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (value === null) return <span class="soft">null</span>;
  if (typeof value === 'object') return <JsonView label={name} value={value} />;
  return <>{`${value}`}</>;
}
