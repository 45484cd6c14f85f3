import { useState } from 'preact/hooks';
import { Field } from '../../components/field.tsx';

interface NameFormProps {
  readonly label: string;
  readonly action: string;
  readonly isRunning: boolean;
  /** Returns whether it succeeded, so that the field is empty again. */
  readonly onName: (name: string) => Promise<boolean>;
}

/** A field for the name of a session or a snapshot, and a button. */
export function NameForm({ label, action, isRunning, onName }: NameFormProps) {
  const [name, setName] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await onName(name.trim())) setName('');
  };
  return (
    <form class="quick-row" onSubmit={submit} aria-label={action}>
      <Field label={label}>
        {(attributes) => (
          <input
            {...attributes}
            value={name}
            required
            maxLength={64}
            pattern="[A-Za-z0-9_\-]{1,64}"
            title="1 to 64 letters, digits, - and _"
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" disabled={isRunning}>
        {action}
      </button>
    </form>
  );
}
