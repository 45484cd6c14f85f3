import { useEffect, useRef } from 'preact/hooks';
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

/**
 * A text of JSON to edit. Where it is not JSON, it says where, and is invalid for the form that it is in: see
 * `focusInvalid`.
 */
export function JsonEditor({ label, text, onText, hint, error, rows = 10 }: JsonEditorProps) {
  const editor = useRef<HTMLTextAreaElement>(null);
  const parsed = text.trim() === '' ? undefined : parseJson(text);
  useEffect(() => editor.current?.setCustomValidity(parsed?.error ?? ''), [parsed?.error]);
  return (
    <Field label={label} hint={hint} error={parsed?.error ?? error}>
      {(attributes) => (
        <textarea
          {...attributes}
          ref={editor}
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
