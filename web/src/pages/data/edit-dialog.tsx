import type { AdminSchema } from '../../api/admin-types.ts';
import type { Client } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useLoad } from '../../shell/use-load.ts';
import { EditForm, type EditPlan } from './edit-form.tsx';
import { type DataRow, itemContent, operationFor, pathTexts } from './plan-change.ts';

interface EditDialogProps {
  readonly kind: 'add' | 'edit';
  readonly collection: AdminSchema<'CollectionDetails'>;
  /** The item that is edited. */
  readonly row?: DataRow | undefined;
  /** The item that a new one belongs to. */
  readonly parent?: { readonly collection: string; readonly key: string } | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Adds or edits an item. */
export function EditDialog({ kind, collection, row, parent, onDone, onClose }: EditDialogProps) {
  const { data, error } = useLoad(
    (client) => planEdit(client, { kind, collection, row, parent }),
    [kind, collection.name, row?.key],
  );
  const title = kind === 'add' ? `Add to ${collection.name}` : `Edit ${row?.id} of ${collection.name}`;
  return (
    <Dialog title={title} isWide onClose={onClose}>
      <ErrorNotice error={error} />
      {data && <EditForm plan={data} onDone={onDone} onClose={onClose} />}
    </Dialog>
  );
}

/** How the change is made: by which operation, with what in its form. */
async function planEdit(
  client: Client,
  { kind, collection, row, parent }: Pick<EditDialogProps, 'kind' | 'collection' | 'row' | 'parent'>,
): Promise<EditPlan> {
  const base = { kind, collection, row };
  const operation = operationFor(collection, kind, row?.within);
  if (operation === undefined) return base;
  const params = { operation: operation.id };
  const details = await client.admin('get', '/__admin/operations/{operation}', { params });
  const content = itemContent(details, operation);
  if (content === undefined) return base;
  const within = kind === 'edit' ? row?.within : await withinOf(client, operation, parent);
  return {
    ...base,
    by: { operation, details, content, texts: pathTexts(operation, { ...row, within: within ?? {} }) },
  };
}

/** The ids of the parents that a new item is added below. */
async function withinOf(
  client: Client,
  { nestedPath, parentParameters }: AdminSchema<'CollectionOperation'>,
  parent: EditDialogProps['parent'],
): Promise<DataRow['within']> {
  if (nestedPath === undefined || parent === undefined) return {};
  const params = { collection: parent.collection, item: parent.key };
  const owner = await client.admin('get', '/__admin/collections/{collection}/items/{item}', { params });
  const above = Object.entries(owner.within).find(([path]) => nestedPath.startsWith(path))?.[1] ?? [];
  const ids = [...above, `${owner.id}`];
  return { [nestedPath]: ids.length > parentParameters.length ? [`${owner.id}`] : ids };
}
