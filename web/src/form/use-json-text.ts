import { useState } from 'preact/hooks';
import { parseJson } from '../components/parse-json.ts';

/**
 * The text of a value that is edited as JSON, and a function that takes what is typed. What is no JSON yet is not taken
 * over; an empty text is no value. A value that was not typed, such as an example, replaces the text.
 */
export function useJsonText(
  value: unknown,
  onValue: (value: unknown) => void,
): readonly [text: string, setText: (text: string) => void] {
  const [typed, setTyped] = useState(() => ({ text: textOf(value), value }));
  const change = (text: string) => {
    const parsed = text.trim() === '' ? { value: undefined } : parseJson(text);
    const taken = parsed.error === undefined ? parsed.value : value;
    setTyped({ text, value: taken });
    if (parsed.error === undefined) onValue(taken);
  };
  return [typed.value === value ? typed.text : textOf(value), change];
}

function textOf(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
