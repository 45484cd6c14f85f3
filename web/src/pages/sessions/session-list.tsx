import type { AdminSchema } from '../../api/admin-types.ts';
import { addressWith } from '../../api/place.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Table } from '../../components/table.tsx';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';
import { useLoad } from '../../shell/use-load.ts';
import { usePoll } from '../../shell/use-poll.ts';
import { NameForm } from './name-form.tsx';
import { RowCounts } from './row-counts.tsx';

interface Row extends Pick<AdminSchema<'Session'>, 'rows'> {
  /** Absent for the default session. */
  readonly name?: string;
  readonly lastUsed?: string;
}

/** All sessions with their sizes: to open, begin, reset and delete. */
export function SessionList({ onChange }: { readonly onChange: () => void }) {
  const client = useClient();
  const { data, error, reload } = useLoad((own) =>
    own.admin('get', '/__admin/sessions', { query: { limit: 100 } }),
  );
  usePoll(async () => reload(), 3000);
  const { error: failure, isRunning, run } = useAction();
  const rows: readonly Row[] = data ? [{ rows: data.defaultSession.rows }, ...data.sessions] : [];

  const act = async (work: () => Promise<unknown>, done: string) => {
    const isDone = await run(work, done);
    reload();
    if (isDone) onChange();
    return isDone;
  };
  const begin = (name: string) =>
    act(
      () => client.admin('put', '/__admin/sessions/{name}', { params: { name } }),
      `The session ${name} is there.`,
    );
  const remove = async (name: string) => {
    const isDone = await act(
      () => client.admin('delete', '/__admin/sessions/{name}', { params: { name } }),
      `The session ${name} was deleted.`,
    );
    // What this page shows would begin it again.
    if (isDone && name === client.session) location.assign(addressWith(location.href, undefined));
  };
  return (
    <section class="stack" aria-label="Sessions">
      <div class="section-title">
        <h2>Sessions</h2>
        <NameForm label="Name of a session" action="Begin session" isRunning={isRunning} onName={begin} />
      </div>
      <p class="soft">
        Each session has its own rows, snapshots, clock and overrides. One begins with what the default
        session has.
      </p>
      <ErrorNotice error={error ?? failure} />
      <Table
        label="All sessions"
        rows={rows}
        keyOf={({ name }) => name ?? ''}
        columns={[
          {
            id: 'name',
            title: 'Session',
            cell: ({ name }) => (
              <>
                <strong>{name ?? 'default'}</strong>{' '}
                {name === client.session && <span class="tag blue">shown</span>}
              </>
            ),
          },
          { id: 'rows', title: 'Size', cell: ({ rows: counts }) => <RowCounts rows={counts} /> },
          {
            id: 'used',
            title: 'Last used',
            cell: ({ lastUsed }) => (lastUsed === undefined ? '' : new Date(lastUsed).toLocaleTimeString()),
          },
          {
            id: 'actions',
            title: <span class="visually-hidden">Actions</span>,
            cell: ({ name }) => (
              <div class="actions nowrap">
                <a
                  class="button small"
                  href={addressWith(location.href, name)}
                  target="_blank"
                  rel="noopener"
                  aria-label={`Open ${name ?? 'default'} in a new tab`}
                >
                  Open
                </a>
                <ResetButton name={name} onReset={(work) => act(work, `${sessionTitle(name)} was reset.`)} />
                {name !== undefined && (
                  <ConfirmButton
                    label="Delete"
                    name={`Delete ${name}`}
                    title={`Delete the session ${name}?`}
                    action="Delete session"
                    onConfirm={() => remove(name)}
                  >
                    <p>Its rows, snapshots and overrides are gone.</p>
                  </ConfirmButton>
                )}
              </div>
            ),
          },
        ]}
      />
      {data?.next !== undefined && (
        <p class="soft">There are more than 100 sessions: these were used last.</p>
      )}
    </section>
  );
}

interface ResetButtonProps {
  readonly name: string | undefined;
  readonly onReset: (work: () => Promise<unknown>) => void;
}

function ResetButton({ name, onReset }: ResetButtonProps) {
  const { forSession } = useClient();
  const reset = () => onReset(() => forSession(name).admin('post', '/__admin/reset'));
  return (
    <ConfirmButton
      label="Reset"
      name={`Reset ${name ?? 'default'}`}
      title={`Reset ${sessionTitle(name).toLowerCase()}?`}
      action="Reset session"
      onConfirm={reset}
    >
      <p>
        {name === undefined
          ? 'Its rows are those that the sandbox was started with again, and its overrides too. Snapshots remain.'
          : 'It has what the default session has now. Its overrides are removed, and its snapshots remain.'}
      </p>
    </ConfirmButton>
  );
}

function sessionTitle(name: string | undefined): string {
  return name === undefined ? 'The default session' : `The session ${name}`;
}
