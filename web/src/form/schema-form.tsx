import { Field } from '../components/field.tsx';
import { pointerOf } from '../request/issue-places.ts';
import { ArrayField } from './array-field.tsx';
import type { FormPartProps } from './form-part-props.ts';
import { emptyValue, type FormField } from './form-value.ts';
import { JsonField } from './json-field.tsx';
import { ScalarControl } from './scalar-control.tsx';

/** The fields for a value of a schema, nested as the schema is; what no form can show is edited as JSON in its place. */
export function FormPart(props: FormPartProps) {
  const { kind } = props.field;
  if (kind === 'object') return <ObjectField {...props} />;
  if (kind === 'array') return <ArrayField {...props} Part={FormPart} />;
  if (kind === 'json') return <JsonField {...props} />;
  return <ScalarField {...props} />;
}

function ScalarField({ name, field, value, path, isRequired, issues, onValue }: FormPartProps) {
  return (
    <Field label={name} hint={hintOf(field)} error={issues.get(pointerOf(path))} isRequired={isRequired}>
      {(attributes) => (
        <div class="nullable">
          <ScalarControl
            {...{ field, value, isRequired, attributes }}
            onValue={(next) => onValue(path, next)}
          />
          {field.isNullable && (
            <label class="check">
              <input
                type="checkbox"
                checked={value === null}
                onChange={({ currentTarget }) => onValue(path, currentTarget.checked ? null : undefined)}
              />
              null<span class="visually-hidden"> for {name}</span>
            </label>
          )}
        </div>
      )}
    </Field>
  );
}

/** An object in a frame of its own; an optional one can be added and removed. */
function ObjectField({ name, field, value, path, isRequired, issues, onValue }: FormPartProps) {
  const isThere = value !== undefined && value !== null;
  const error = issues.get(pointerOf(path));
  if (path.length === 0) return <Properties {...{ field, value, path, issues, onValue }} />;
  return (
    <fieldset class="form-object">
      <legend>
        {name}
        {isRequired && <span class="required"> required</span>}
      </legend>
      {error && <p class="field-error">{error}</p>}
      {isThere && <Properties {...{ field, value, path, issues, onValue }} />}
      {isThere && !isRequired && (
        <button
          type="button"
          class="small"
          aria-label={`Remove ${name}`}
          onClick={() => onValue(path, field.isNullable ? null : undefined)}
        >
          Remove
        </button>
      )}
      {!isThere && (
        <button
          type="button"
          class="small"
          aria-label={`Add ${name}`}
          onClick={() => onValue(path, emptyValue(field))}
        >
          {value === null ? 'null · set' : 'Add'}
        </button>
      )}
    </fieldset>
  );
}

function Properties({ field, value, path, issues, onValue }: Omit<FormPartProps, 'name' | 'isRequired'>) {
  const values: Readonly<Record<string, unknown>> = Object(value);
  return (
    <div class="form-fields">
      {(field.properties ?? []).map(({ name, required, field: inner }) => (
        <FormPart
          key={name}
          name={name}
          field={inner}
          value={Object.hasOwn(values, name) ? values[name] : undefined}
          path={[...path, name]}
          isRequired={required}
          issues={issues}
          onValue={onValue}
        />
      ))}
    </div>
  );
}

function hintOf({ description, maxLength, minimum, maximum }: FormField): string | undefined {
  const limits = [
    maxLength !== undefined && `at most ${maxLength} characters`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
  ].filter(Boolean);
  const text = description?.split('\n', 1)[0]?.slice(0, 160);
  return [text, limits.join(', ')].filter(Boolean).join(' · ') || undefined;
}
