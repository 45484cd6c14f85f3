import { useState } from 'preact/hooks';
import { parseJson } from '../../components/parse-json.ts';
import {
  type DraftField,
  emptyDraft,
  type OverrideDraft,
  type OverrideValue,
  readDraft,
  toDraft,
} from './override-draft.ts';

/** An override while it is edited, as a form or as JSON. */
export interface OverrideEditor {
  readonly isJson: boolean;
  readonly draft: OverrideDraft;
  readonly text: string;
  /** The override; absent where the text is not JSON, or a field of the form is not. */
  readonly value?: OverrideValue;
  /** What is wrong with the texts of the form, by field. */
  readonly errors: Partial<Record<DraftField, string>>;
  /** Whether it can be shown the other way: the form has no fields for some overrides. */
  readonly canToggle: boolean;
  readonly change: (changes: Partial<OverrideDraft>) => void;
  readonly setText: (text: string) => void;
  readonly toggle: () => void;
}

/** Edits an override; it begins as JSON where the form has no fields for it. */
export function useOverrideEditor(initial: OverrideDraft | OverrideValue): OverrideEditor {
  const [text, setText] = useState(() => (isDraft(initial) ? '' : toText(initial)));
  const [draft, setDraft] = useState(() => (isDraft(initial) ? initial : toDraft(initial)));
  const [isJson, setIsJson] = useState(draft === undefined);
  const current = draft ?? emptyDraft;
  const change = (changes: Partial<OverrideDraft>) => setDraft({ ...current, ...changes });
  const shared = { isJson, draft: current, text, change, setText };

  if (!isJson) {
    const { override, errors } = readDraft(current);
    const toggle = () => {
      setText(toText(override));
      setIsJson(true);
    };
    const isRead = Object.keys(errors).length === 0;
    return { ...shared, errors, canToggle: true, toggle, ...(isRead && { value: override }) };
  }
  const parsed = parseJson(text);
  const next = parsed.error === undefined ? toDraft(Object(parsed.value)) : undefined;
  const toggle = () => {
    if (next === undefined) return;
    setDraft(next);
    setIsJson(false);
  };
  // The sandbox validates whatever it is.
  const value = parsed.error === undefined && { value: parsed.value as OverrideValue };
  return { ...shared, errors: {}, canToggle: next !== undefined, toggle, ...value };
}

/** A draft has every field, as a text. */
function isDraft(value: OverrideValue | OverrideDraft): value is OverrideDraft {
  return Object.keys(emptyDraft).every((name) => typeof Object(value)[name] === 'string');
}

/** An override as a text, without what the list adds. */
function toText(value: OverrideValue): string {
  const { id: _id, hits: _hits, matches: _matches, ...given } = value as Record<string, unknown>;
  return JSON.stringify(given, null, 2);
}
