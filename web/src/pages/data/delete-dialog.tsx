import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { showStatus } from '../../components/status.tsx';
import { useClient } from '../../shell/client-context.ts';
import { changeByAdmin, changeByOperation } from './change-item.ts';
import { type DataRow, operationFor, pathTexts } from './plan-change.ts';

interface DeleteDialogProps {
  readonly collection: AdminSchema<'CollectionDetails'>;
  readonly row: DataRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks before an item is deleted, and deletes it: by the operation of the API where there is one. */
export function DeleteDialog({ collection, row, onDone, onClose }: DeleteDialogProps) {
  const client = useClient();
  const [error, setError] = useState<unknown>();
  const operation = operationFor(collection, 'delete', row.within);

  const remove = async () => {
    if (operation === undefined) {
      const params = { collection: collection.name, item: `${row.key}` };
      return changeByAdmin(() =>
        client.admin('delete', '/__admin/collections/{collection}/items/{item}', { params }),
      );
    }
    const params = { operation: operation.id };
    const details = await client.admin('get', '/__admin/operations/{operation}', { params });
    return changeByOperation(client, details, { parameters: pathTexts(operation, row) });
  };

  const confirm = async () => {
    try {
      const refusal = await remove();
      if (refusal !== undefined) {
        const { body, parameters, others } = refusal.issues;
        setError(
          new Error([refusal.message, ...body.values(), ...parameters.values(), ...others].join(': ')),
        );
        return;
      }
      showStatus(`${row.id} of ${collection.name} was deleted.`);
      onClose();
      onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <ConfirmDialog
      title={`Delete ${row.id}?`}
      action="Delete item"
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        {operation === undefined
          ? 'The contract has no operation that deletes it: it is removed with what is nested under it.'
          : 'It is deleted as the API does it.'}
      </p>
      <ErrorNotice error={error} />
    </ConfirmDialog>
  );
}
