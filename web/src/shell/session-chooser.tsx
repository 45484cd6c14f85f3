import { useState } from 'preact/hooks';
import { Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { useLoad } from './use-load.ts';

interface SessionChooserProps {
  readonly session: string | undefined;
  readonly onChange: (session: string | undefined) => void;
}

/** The value of the choice that no name of a session can have. */
const another = '/';

/** Chooses the session that the console shows: the default one, a known one, or one that begins with its first use. */
export function SessionChooser({ session, onChange }: SessionChooserProps) {
  const { data, reload } = useLoad((client) =>
    client.admin('get', '/__admin/sessions', { query: { limit: 100 } }),
  );
  const [isNaming, setIsNaming] = useState(false);
  const known = data?.sessions.map(({ name }) => name) ?? [];
  const names = session === undefined || known.includes(session) ? known : [session, ...known];
  const choose = (event: { readonly currentTarget: HTMLSelectElement }) => {
    const { value } = event.currentTarget;
    if (value !== another) return onChange(value === '' ? undefined : value);
    event.currentTarget.value = session ?? '';
    setIsNaming(true);
  };
  return (
    <>
      <label class="session-chooser">
        <span>Session</span>
        <select value={session ?? ''} onChange={choose} onFocus={reload}>
          <option value="">default</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          <option value={another}>Other …</option>
        </select>
      </label>
      {isNaming && <NameSession onName={onChange} onClose={() => setIsNaming(false)} />}
    </>
  );
}

interface NameSessionProps {
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameSession({ onName, onClose }: NameSessionProps) {
  const [name, setName] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onClose();
    onName(name);
  };
  return (
    <Dialog title="Show another session" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <Field
          label="Name of the session"
          hint="Letters, digits, - and _. A session begins with its first use, with the rows of the default session."
        >
          {(attributes) => (
            <input
              {...attributes}
              value={name}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
              pattern="[A-Za-z0-9_\-]{1,64}"
              required
              autocomplete="off"
            />
          )}
        </Field>
        <div class="actions">
          <button type="submit" class="primary">
            Show session
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
