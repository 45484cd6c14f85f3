import { Field } from './field.tsx';
import { parseJson } from './parse-json.ts';

interface JsonEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value, when it is JSON. */
  readonly error?: string | undefined;
  readonly rows?: number;
}

/** A text of JSON to edit. Where it is not JSON, it says where. */
export function JsonEditor({ label, text, onText, hint, error, rows = 10 }: JsonEditorProps) {
  const parsed = text.trim() === '' ? undefined : parseJson(text);
  return (
    <Field label={label} hint={hint} error={parsed?.error ?? error}>
      {(attributes) => (
        <textarea
          {...attributes}
          class="code"
          rows={rows}
          spellcheck={false}
          autocapitalize="off"
          value={text}
          onInput={({ currentTarget }) => onText(currentTarget.value)}
        />
      )}
    </Field>
  );
}
