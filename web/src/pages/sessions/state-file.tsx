import { useId, useState } from 'preact/hooks';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { parseJson } from '../../components/parse-json.ts';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';
import { saveJson } from './save-json.ts';

/** A file that was chosen, and what is in it. */
interface Chosen {
  readonly name: string;
  readonly text: string;
}

/** Exports the rows of the session to a file, and imports such a file. */
export function StateFile({ onChange }: { readonly onChange: () => void }) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const [chosen, setChosen] = useState<Chosen>();
  const input = useId();
  const exportState = () =>
    run(async () => {
      const state = await client.admin('get', '/__admin/state');
      saveJson(`${client.session ?? 'sandbox'}-state.json`, state);
    }, 'The state was exported.');
  const choose = async ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    const [file] = currentTarget.files ?? [];
    if (file !== undefined) setChosen({ name: file.name, text: await file.text() });
    currentTarget.value = '';
  };
  const importState = async ({ text }: Chosen) => {
    setChosen(undefined);
    const isDone = await run(async () => {
      const parsed = parseJson(text);
      if (parsed.error !== undefined) throw new Error(parsed.error);
      await client.admin('put', '/__admin/state', { body: parsed.value as never });
    }, 'The state was imported.');
    if (isDone) onChange();
  };
  return (
    <section class="stack" aria-label="State">
      <h2>State as a file</h2>
      <p class="soft">
        All rows of the session as JSON. An import replaces all rows, or none where the file has an issue.
      </p>
      <div class="actions">
        <button type="button" disabled={isRunning} onClick={exportState}>
          Export
        </button>
        <label class="button file-button" for={input}>
          Import …
          <input
            id={input}
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            disabled={isRunning}
            onChange={choose}
          />
        </label>
      </div>
      <ErrorNotice error={error} />
      {chosen && (
        <ConfirmDialog
          title={`Import ${chosen.name}?`}
          action="Replace all rows"
          onConfirm={() => importState(chosen)}
          onClose={() => setChosen(undefined)}
        >
          <p>
            The rows of this session are replaced by those of the file. Take a snapshot first to have them
            again.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
