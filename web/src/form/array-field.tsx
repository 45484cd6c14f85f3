import type { ComponentType } from 'preact';
import { pointerOf } from '../request/issue-places.ts';
import type { FormPartProps } from './form-part-props.ts';
import { emptyValue } from './form-value.ts';

interface ArrayFieldProps extends FormPartProps {
  /** What shows an element: the form that the list is a part of. */
  readonly Part: ComponentType<FormPartProps>;
}

/** A list whose elements are added and removed one by one. */
export function ArrayField({ Part, ...props }: ArrayFieldProps) {
  const { name, field, value, path, isRequired, issues, onValue } = props;
  const { items = { kind: 'json' as const } } = field;
  const elements = Array.isArray(value) ? value : [];
  const error = issues.get(pointerOf(path));
  return (
    <fieldset class="form-object">
      <legend>
        {name}
        {isRequired && <span class="required"> required</span>}
      </legend>
      {error && <p class="field-error">{error}</p>}
      {elements.map((element, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element has no identity but its place
        <div key={at} class="form-element">
          <Part
            name={`${name} ${at + 1}`}
            field={items}
            value={element}
            path={[...path, at]}
            isRequired
            issues={issues}
            onValue={onValue}
          />
          <button
            type="button"
            class="small"
            aria-label={`Remove ${name} ${at + 1}`}
            onClick={() => onValue(path, elements.toSpliced(at, 1))}
          >
            Remove
          </button>
        </div>
      ))}
      <button
        type="button"
        class="small"
        aria-label={`Add to ${name}`}
        onClick={() => onValue(path, [...elements, emptyValue(items)])}
      >
        Add
      </button>
    </fieldset>
  );
}
