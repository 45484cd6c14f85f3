import { JsonEditor } from '../../components/json-editor.tsx';
import { useJsonText } from '../../form/use-json-text.ts';

interface WholeJsonProps {
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
}

/** A whole item, edited as JSON. */
export function WholeJson({ value, onValue }: WholeJsonProps) {
  const [text, setText] = useJsonText(value, onValue);
  return <JsonEditor label="Item" text={text} onText={setText} rows={18} />;
}
