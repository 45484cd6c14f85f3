import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Table } from '../../components/table.tsx';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';
import { useLoad } from '../../shell/use-load.ts';
import { NameForm } from './name-form.tsx';
import { RowCounts } from './row-counts.tsx';
import { saveJson } from './save-json.ts';

interface SnapshotListProps {
  /** Changes when the session has changed otherwise. */
  readonly version: number;
  readonly onChange: () => void;
}

const path = '/__admin/snapshots/{snapshot}';

/** The snapshots of the session: to take, restore, save as files and delete. */
export function SnapshotList({ version, onChange }: SnapshotListProps) {
  const client = useClient();
  const { data, error, reload } = useLoad((own) => own.admin('get', '/__admin/snapshots'), [version]);
  const { error: failure, isRunning, run } = useAction();
  const act = async (work: () => Promise<unknown>, done: string) => {
    const isDone = await run(work, done);
    reload();
    if (isDone) onChange();
    return isDone;
  };
  const known = data?.snapshots ?? [];
  const take = (snapshot: string) =>
    act(() => client.admin('put', path, { params: { snapshot } }), `The snapshot ${snapshot} was taken.`);
  const restore = (snapshot: string) =>
    act(
      () => client.admin('post', '/__admin/snapshots/{snapshot}/restore', { params: { snapshot } }),
      `The snapshot ${snapshot} was restored.`,
    );
  const remove = (snapshot: string) =>
    act(
      () => client.admin('delete', path, { params: { snapshot } }),
      `The snapshot ${snapshot} was deleted.`,
    );
  const save = (snapshot: string) =>
    run(async () => saveJson(`${snapshot}.json`, await client.admin('get', path, { params: { snapshot } })));
  return (
    <section class="stack" aria-label="Snapshots">
      <div class="section-title">
        <h2>Snapshots</h2>
        <NameForm label="Name of a snapshot" action="Take snapshot" isRunning={isRunning} onName={take} />
      </div>
      <ErrorNotice error={error ?? failure} />
      <Table
        label="All snapshots"
        rows={known}
        keyOf={({ name }) => name}
        empty="No snapshots: take one before a test or a demo, and restore it afterwards."
        columns={[
          { id: 'name', title: 'Snapshot', cell: ({ name }) => <strong>{name}</strong> },
          { id: 'rows', title: 'Size', cell: ({ rows }) => <RowCounts rows={rows} /> },
          { id: 'time', title: 'Taken', cell: ({ createdAt }) => new Date(createdAt).toLocaleTimeString() },
          {
            id: 'actions',
            title: <span class="visually-hidden">Actions</span>,
            cell: ({ name }) => (
              <div class="actions nowrap">
                <ConfirmButton
                  label="Restore"
                  name={`Restore ${name}`}
                  class="small"
                  title={`Restore ${name}?`}
                  action="Restore snapshot"
                  onConfirm={() => restore(name)}
                >
                  <p>The rows of the session are replaced by those of the snapshot.</p>
                </ConfirmButton>
                <button
                  type="button"
                  class="small"
                  aria-label={`Save ${name} as a file`}
                  onClick={() => save(name)}
                >
                  Save as file
                </button>
                <ConfirmButton
                  label="Delete"
                  name={`Delete ${name}`}
                  title={`Delete the snapshot ${name}?`}
                  action="Delete snapshot"
                  onConfirm={() => remove(name)}
                />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}
