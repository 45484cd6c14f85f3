import { useState } from 'preact/hooks';
import { Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';

interface TokenPromptProps {
  /** Whether a token was sent, and refused. */
  readonly wasRefused: boolean;
  readonly onToken: (token: string) => void;
}

/** Asks for a token of a sandbox that is started with `--token`. */
export function TokenPrompt({ wasRefused, onToken }: TokenPromptProps) {
  const [token, setToken] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onToken(token.trim());
  };
  return (
    <Dialog title="This sandbox requires a token">
      <form class="stack" onSubmit={submit}>
        <p>It was started with --token. The token stays in this tab, and is sent to this sandbox only.</p>
        <Field
          label="Token"
          error={wasRefused ? 'The sandbox does not accept the token that was sent.' : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="password"
              value={token}
              onInput={({ currentTarget }) => setToken(currentTarget.value)}
              required
              autocomplete="off"
            />
          )}
        </Field>
        <div class="actions">
          <button type="submit" class="primary">
            Use token
          </button>
        </div>
      </form>
    </Dialog>
  );
}
