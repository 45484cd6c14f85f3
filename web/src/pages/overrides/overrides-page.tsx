import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Table } from '../../components/table.tsx';
import { useClient } from '../../shell/client-context.ts';
import { formatRoute, type Route } from '../../shell/route.ts';
import { useAction } from '../../shell/use-action.ts';
import { useLoad } from '../../shell/use-load.ts';
import { usePoll } from '../../shell/use-poll.ts';
import { goTo } from '../../shell/use-route.ts';
import { describeConditions, describeEffect, remainingTimes } from './describe-override.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { emptyDraft } from './override-draft.ts';
import { draftFromRequest } from './override-from-request.ts';
import { QuickFaults } from './quick-faults.tsx';

type Listed = AdminSchema<'ListedOverride'>;

/** The overrides of the session: failures at the press of a button, and responses of every kind. */
export function OverridesPage({ route }: { readonly route: Route }) {
  const client = useClient();
  const operations = useLoad((own) => own.admin('get', '/__admin/operations'));
  const ids = operations.data?.operations.map(({ id }) => id) ?? [];
  const { data, error, reload } = useLoad((own) => own.admin('get', '/__admin/overrides'));
  usePoll(async () => reload(), 2000);
  const [editing, setEditing] = useState<Listed>();
  const { error: failure, run } = useAction();
  const overrides = data?.overrides ?? [];

  const remove = async (id: string) => {
    await run(
      () => client.admin('delete', '/__admin/overrides/{override}', { params: { override: id } }),
      `${id} was deleted.`,
    );
    reload();
  };
  const clear = async () => {
    await run(() => client.admin('delete', '/__admin/overrides'), 'All overrides were deleted.');
    reload();
  };
  const close = () => {
    setEditing(undefined);
    if (route.path.length > 0) goTo(formatRoute('overrides'), { replace: true });
  };
  const saved = () => {
    close();
    reload();
  };
  return (
    <>
      <PageHeader
        title="Overrides and faults"
        actions={
          <>
            <a class="button" href={formatRoute('overrides', ['new'])}>
              Add override
            </a>
            <ConfirmButton
              label="Clear all"
              title="Delete all overrides?"
              action="Delete all overrides"
              class="danger"
              isDisabled={overrides.length === 0}
              onConfirm={clear}
            >
              <p>Those that the sandbox was started with return with a reset of the session.</p>
            </ConfirmButton>
          </>
        }
      >
        <p>Any response, delay and failure, for the requests of this session.</p>
      </PageHeader>
      <div class="stack wide-gap">
        <QuickFaults operations={ids} onAdded={reload} />
        <ErrorNotice error={error ?? failure} />
        {data && <OverrideTable overrides={overrides} onEdit={setEditing} onDelete={remove} />}
      </div>
      {editing && (
        <OverrideDialog id={editing.id} initial={editing} operations={ids} onSaved={saved} onClose={close} />
      )}
      {route.path[0] === 'new' && (
        <NewOverride request={route.query.request} operations={ids} onSaved={saved} onClose={close} />
      )}
    </>
  );
}

interface OverrideTableProps {
  readonly overrides: readonly Listed[];
  readonly onEdit: (override: Listed) => void;
  readonly onDelete: (id: string) => void;
}

function OverrideTable({ overrides, onEdit, onDelete }: OverrideTableProps) {
  return (
    <Table
      label="Overrides"
      rows={overrides}
      keyOf={({ id }) => id}
      empty="No overrides: every operation responds as usual."
      columns={[
        {
          id: 'operation',
          title: 'Operation',
          cell: (each) => (
            <>
              <strong>{each.operation ?? 'all operations'}</strong>
              <div class="soft small-text">{each.id}</div>
            </>
          ),
        },
        {
          id: 'effect',
          title: 'Response',
          cell: (each) => (
            <div class="effect">
              <span class="wrap">{describeEffect(each)}</span>
              <div class="soft small-text wrap">{describeConditions(each)}</div>
              {each.unchecked && <span class="tag amber">unchecked</span>}
            </div>
          ),
        },
        { id: 'hits', title: 'Hits', isNumeric: true, cell: ({ hits }) => hits },
        {
          id: 'left',
          title: 'Left',
          isNumeric: true,
          cell: (each) => remainingTimes(each) ?? 'always',
        },
        {
          id: 'actions',
          title: <span class="visually-hidden">Actions</span>,
          cell: (each) => (
            <div class="actions nowrap">
              <button type="button" class="small" aria-label={`Edit ${each.id}`} onClick={() => onEdit(each)}>
                Edit
              </button>
              <ConfirmButton
                label="Delete"
                name={`Delete ${each.id}`}
                title={`Delete ${each.id}?`}
                action="Delete override"
                onConfirm={() => onDelete(each.id)}
              />
            </div>
          ),
        },
      ]}
    />
  );
}

interface NewOverrideProps {
  /** The number of the request in the journal that it is like. */
  readonly request: string | undefined;
  readonly operations: readonly string[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function NewOverride({ request, ...others }: NewOverrideProps) {
  const { data, error } = useLoad(
    async (client) =>
      request === undefined
        ? emptyDraft
        : draftFromRequest(await client.admin('get', '/__admin/requests/{id}', { params: { id: request } })),
    [request],
  );
  if (data === undefined) return <ErrorNotice error={error} />;
  return <OverrideDialog initial={data} {...others} />;
}
