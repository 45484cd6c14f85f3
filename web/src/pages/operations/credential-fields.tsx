import { useEffect } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { Field } from '../../components/field.tsx';
import { useClient } from '../../shell/client-context.ts';

interface CredentialFieldsProps {
  readonly credentials: readonly AdminSchema<'Credential'>[];
  readonly texts: readonly string[];
  readonly onTexts: (texts: readonly string[]) => void;
}

/** The credentials that the contract requires: any will do, where the sandbox is started without a token. */
export function CredentialFields({ credentials, texts, onTexts }: CredentialFieldsProps) {
  const { token } = useClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new token fills the fields once
  useEffect(() => {
    if (token !== undefined) onTexts(credentials.map(() => token));
  }, [token]);
  if (credentials.length === 0) return null;
  return (
    <details class="fields-group">
      <summary>Credentials: {credentials.map(nameOf).join(', ')}</summary>
      <div class="field-grid">
        {credentials.map((credential, at) => (
          <Field
            key={nameOf(credential)}
            label={nameOf(credential)}
            hint={token === undefined ? 'The sandbox accepts any.' : undefined}
          >
            {(attributes) => (
              <input
                {...attributes}
                value={texts[at] ?? ''}
                autocomplete="off"
                onInput={({ currentTarget }) => onTexts(texts.with(at, currentTarget.value))}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}

function nameOf({ type, scheme, name, in: place }: AdminSchema<'Credential'>): string {
  return type === 'apiKey' ? `${name} (${place})` : (scheme ?? type);
}
