import { useState } from 'preact/hooks';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Field } from '../../components/field.tsx';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';

interface TargetFormProps {
  /** Where webhooks go at the moment. */
  readonly url: string | undefined;
  /** The key that they are signed with. */
  readonly secret: string | undefined;
  readonly onChange: () => void;
}

/** Where the session sends its webhooks, and the key that receivers verify them with. */
export function TargetForm({ url, secret, onChange }: TargetFormProps) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const [text, setText] = useState<string>();
  const [showsSecret, setShowsSecret] = useState(false);
  const set = async (next: string | null) => {
    const isDone = await run(
      () => client.admin('put', '/__admin/webhooks/target', { body: { url: next } }),
      next === null ? 'Webhooks go where the sandbox sent them when it started.' : `Webhooks go to ${next}.`,
    );
    if (!isDone) return;
    setText(undefined);
    onChange();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    set((text ?? url ?? '').trim());
  };
  return (
    <section class="card stack" aria-label="Target">
      <h2>Target</h2>
      <form class="quick-row" onSubmit={submit} aria-label="Set the target">
        <Field
          label="URL"
          hint="On this machine, or a host that the sandbox was started with. Callbacks go where their request says, else here."
        >
          {(attributes) => (
            <input
              {...attributes}
              type="url"
              value={text ?? url ?? ''}
              placeholder="http://127.0.0.1:3000/hooks"
              required
              autocomplete="off"
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" disabled={isRunning}>
          Set
        </button>
      </form>
      <div class="actions">
        <button type="button" class="small" disabled={isRunning} onClick={() => set(null)}>
          As at the start
        </button>
        {secret !== undefined && (
          <>
            <button
              type="button"
              class="small"
              aria-pressed={showsSecret}
              onClick={() => setShowsSecret(!showsSecret)}
            >
              {showsSecret ? 'Hide signing key' : 'Show signing key'}
            </button>
            <CopyButton text={secret} label="Copy signing key" />
          </>
        )}
      </div>
      {showsSecret && <code class="wrap">{secret}</code>}
      <ErrorNotice error={error} />
    </section>
  );
}
