import { Field } from '../../components/field.tsx';
import type { Refusal } from './change-item.ts';

interface ParentFieldsProps {
  readonly names: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly refusal: Refusal | undefined;
  readonly onTexts: (texts: Readonly<Record<string, string>>) => void;
}

/** The ids in the path of the items that a new one is added below. */
export function ParentFields({ names, texts, refusal, onTexts }: ParentFieldsProps) {
  if (names.length === 0) return null;
  return (
    <div class="field-grid">
      {names.map((name) => (
        <Field
          key={name}
          label={name}
          hint="In the path: the item that this one is added below."
          error={refusal?.issues.parameters.get(`path ${name.toLowerCase()}`)}
          isRequired
        >
          {(attributes) => (
            <input
              {...attributes}
              value={texts[`path ${name}`] ?? ''}
              autocomplete="off"
              onInput={({ currentTarget }) => onTexts({ ...texts, [`path ${name}`]: currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
