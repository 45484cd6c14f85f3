import { useState } from 'preact/hooks';
import { JsonEditor } from '../../components/json-editor.tsx';
import { parseJson } from '../../components/parse-json.ts';

interface WholeJsonProps {
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
}

/** A whole item, edited as JSON; what is no JSON yet is not taken over. */
export function WholeJson({ value, onValue }: WholeJsonProps) {
  const [edited, setEdited] = useState({ text: JSON.stringify(value, null, 2), value });
  // Another value than the one that was typed, such as an example, replaces the text.
  const text = edited.value === value ? edited.text : JSON.stringify(value, null, 2);
  const change = (next: string) => {
    const parsed = parseJson(next);
    const taken = parsed.error === undefined ? parsed.value : value;
    setEdited({ text: next, value: taken });
    if (parsed.error === undefined) onValue(taken);
  };
  return <JsonEditor label="Item" text={text} onText={change} rows={18} />;
}
