import { useState } from 'preact/hooks';
import { JsonEditor } from '../components/json-editor.tsx';
import { parseJson } from '../components/parse-json.ts';
import { pointerOf } from '../request/issue-places.ts';
import type { FormPartProps } from './form-part-props.ts';

/** A value that no form can show, edited as JSON; an empty text is not sent. */
export function JsonField({ name, field, value, path, isRequired, issues, onValue }: FormPartProps) {
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)));
  const change = (next: string) => {
    setText(next);
    const parsed = next.trim() === '' ? { value: undefined } : parseJson(next);
    if (parsed.error === undefined) onValue(path, parsed.value);
  };
  const pointer = pointerOf(path);
  const within = [...issues].filter(([at]) => at === pointer || at.startsWith(`${pointer}/`));
  const error = within.map(([at, message]) => `${at.slice(pointer.length)} ${message}`.trim()).join('; ');
  return (
    <JsonEditor
      label={`${name}${isRequired ? '' : ' (optional)'}`}
      text={text}
      onText={change}
      hint={field.description?.split('\n', 1)[0]}
      error={error === '' ? undefined : error}
      rows={Math.min(12, Math.max(2, text.split('\n').length))}
    />
  );
}
