import { JsonEditor } from '../components/json-editor.tsx';
import { pointerOf } from '../request/issue-places.ts';
import type { FormPartProps } from './form-part-props.ts';
import { useJsonText } from './use-json-text.ts';

/** A value that no form can show, edited as JSON; an empty text is not sent. */
export function JsonField({ name, field, value, path, isRequired, issues, onValue }: FormPartProps) {
  const [text, setText] = useJsonText(value, (next) => onValue(path, next));
  const pointer = pointerOf(path);
  const within = [...issues].filter(([at]) => at === pointer || at.startsWith(`${pointer}/`));
  const error = within.map(([at, message]) => `${at.slice(pointer.length)} ${message}`.trim()).join('; ');
  return (
    <JsonEditor
      label={`${name}${isRequired ? '' : ' (optional)'}`}
      text={text}
      onText={setText}
      hint={field.description?.split('\n', 1)[0]}
      error={error === '' ? undefined : error}
      rows={Math.min(12, Math.max(2, text.split('\n').length))}
    />
  );
}
