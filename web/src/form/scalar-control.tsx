import { useState } from 'preact/hooks';
import type { ControlAttributes } from '../components/field.tsx';
import { type FormField, parseFieldText } from './form-value.ts';

interface ScalarControlProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly isRequired: boolean;
  readonly attributes: ControlAttributes;
  readonly onValue: (value: unknown) => void;
}

/** The control for a text, a number, a choice or a yes and no. */
export function ScalarControl({ field, value, isRequired, attributes, onValue }: ScalarControlProps) {
  const [typed, setTyped] = useState({ text: '', value: undefined as unknown });
  // What was typed remains while it means the value: `1.` is 1, on the way to 1.5.
  const text = Object.is(typed.value, value) ? typed.text : textOf(value);
  const accept = (next: string) => {
    const meant = parseFieldText(field, next, isRequired);
    setTyped({ text: next, value: meant });
    onValue(meant);
  };
  const choices = field.kind === 'boolean' ? [true, false] : field.values;
  if (choices !== undefined) {
    const isKnown = text === '' || choices.some((choice) => `${choice}` === text);
    return (
      <select {...attributes} value={text} onChange={({ currentTarget }) => accept(currentTarget.value)}>
        <option value="">{isRequired ? 'choose' : 'not set'}</option>
        {!isKnown && <option value={text}>{text}</option>}
        {choices.map((choice) => (
          <option key={`${choice}`} value={`${choice}`}>
            {`${choice}`}
          </option>
        ))}
      </select>
    );
  }
  const input = {
    ...attributes,
    value: text,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => accept(currentTarget.value),
  };
  // A text that is no date yet would be shown as an empty one.
  if (field.format === 'date' && /^(\d{4}-\d\d-\d\d)?$/.test(text)) return <input {...input} type="date" />;
  const isNumber = field.kind === 'number' || field.kind === 'integer';
  return (
    <input
      {...input}
      type="text"
      inputMode={isNumber ? 'decimal' : 'text'}
      autocomplete="off"
      placeholder={placeholderOf(field)}
    />
  );
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : `${value}`;
}

function placeholderOf({ format, default: standard }: FormField): string {
  if (standard !== undefined) return `${standard}`;
  return format === 'date-time' ? '2026-01-31T12:00:00Z' : '';
}
