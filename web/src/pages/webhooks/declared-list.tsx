import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { JsonEditor } from '../../components/json-editor.tsx';
import { parseJson } from '../../components/parse-json.ts';
import { Table } from '../../components/table.tsx';
import { useClient } from '../../shell/client-context.ts';
import { formatRoute } from '../../shell/route.ts';
import { useAction } from '../../shell/use-action.ts';

type Declared = AdminSchema<'DeclaredWebhook'>;

interface DeclaredListProps {
  readonly webhooks: readonly Declared[];
  readonly onSent: () => void;
}

/** The webhooks and callbacks of the contract, with what sends each; webhooks can be sent by hand. */
export function DeclaredList({ webhooks, onSent }: DeclaredListProps) {
  const [sending, setSending] = useState<string>();
  const sent = () => {
    setSending(undefined);
    onSent();
  };
  return (
    <section class="stack" aria-label="What the contract declares">
      <h2>What the contract declares</h2>
      <Table
        label="Webhooks and callbacks"
        rows={webhooks}
        keyOf={({ kind, name, method, operation, address }) =>
          `${kind} ${name} ${method} ${operation ?? ''} ${address ?? ''}`
        }
        columns={[
          {
            id: 'name',
            title: 'Name',
            cell: ({ kind, name }) => (
              <>
                <strong class="wrap">{name}</strong> <span class="tag">{kind}</span>
              </>
            ),
          },
          { id: 'when', title: 'Sent', cell: (each) => <SentWhen declared={each} /> },
          {
            id: 'send',
            title: <span class="visually-hidden">Actions</span>,
            cell: ({ kind, name }) =>
              kind === 'webhook' && (
                <button
                  type="button"
                  class="small"
                  aria-label={`Send ${name}`}
                  onClick={() => setSending(name)}
                >
                  Send …
                </button>
              ),
          },
        ]}
      />
      {sending !== undefined && (
        <SendDialog name={sending} onSent={sent} onClose={() => setSending(undefined)} />
      )}
    </section>
  );
}

function SentWhen({ declared: { kind, name, operation, address, events } }: { readonly declared: Declared }) {
  if (kind === 'callback' && operation !== undefined) {
    return (
      <>
        after <a href={formatRoute('operations', [operation])}>{operation}</a>
        {address !== undefined && <div class="soft small-text wrap">to {address}</div>}
      </>
    );
  }
  if (events.length === 0) return <span class="soft">by hand only</span>;
  const isOwn = events.length === 1 && events[0] === name;
  return <>{isOwn ? 'when it happens' : `for ${events.join(', ')}`}</>;
}

interface SendDialogProps {
  readonly name: string;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

function SendDialog({ name, onSent, onClose }: SendDialogProps) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const [text, setText] = useState('');
  const parsed = text.trim() === '' ? undefined : parseJson(text);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (parsed?.error !== undefined) return;
    const isSent = await run(
      () =>
        client.admin('post', '/__admin/webhooks/{name}/send', {
          params: { name },
          ...(parsed !== undefined && { body: parsed.value as never }),
        }),
      `${name} is sent.`,
    );
    if (isSent) onSent();
  };
  return (
    <Dialog title={`Send ${name}`} onClose={onClose}>
      <form class="stack" onSubmit={submit} novalidate>
        <p>It is about the last item of its collection. What is given here is merged into its body.</p>
        <JsonEditor label="Changes to the body" text={text} onText={setText} rows={6} hint="JSON, or empty" />
        <ErrorNotice error={error} />
        <div class="actions">
          <button type="submit" class="primary" disabled={isRunning}>
            Send
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
