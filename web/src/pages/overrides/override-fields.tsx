import { useId } from 'preact/hooks';
import { Field } from '../../components/field.tsx';
import { JsonEditor } from '../../components/json-editor.tsx';
import type { DraftField, FieldIssues, OverrideDraft } from './override-draft.ts';

interface OverrideFieldsProps {
  readonly draft: OverrideDraft;
  readonly operations: readonly string[];
  readonly issues: FieldIssues['fields'];
  readonly onChange: (changes: Partial<OverrideDraft>) => void;
}

const faults = ['reset', 'close', 'truncate', 'garbage', 'malformed-chunk', 'hang', 'slow'];

/** The fields of an override: which requests, which response, how often. */
export function OverrideFields(props: OverrideFieldsProps) {
  const { draft, operations, issues, onChange } = props;
  return (
    <>
      <fieldset class="stack">
        <legend>Which requests</legend>
        <Field label="Operation" error={issues.operation}>
          {(attributes) => (
            <select
              {...attributes}
              value={draft.operation}
              onChange={({ currentTarget }) => onChange({ operation: currentTarget.value })}
            >
              <option value="">All operations</option>
              {operations.map((id) => (
                <option key={id}>{id}</option>
              ))}
              {draft.operation !== '' && !operations.includes(draft.operation) && (
                <option>{draft.operation}</option>
              )}
            </select>
          )}
        </Field>
        <JsonField
          {...props}
          name="when"
          label="When"
          hint='Empty for all of them. Values that are equal, objects in part: {"path": …, "query": …, "headers": …, "body": {"quantity": 13}}'
        />
      </fieldset>
      <fieldset class="stack">
        <legend>Which response</legend>
        <div class="field-grid">
          <TextField {...props} name="status" label="Status" hint="Such as 503" numeric />
          <TextField {...props} name="delay" label="Delay" hint="2s, 100ms-2s or 200ms~0.4" />
          <TextField
            {...props}
            name="fault"
            label="Fault"
            hint="On the wire, such as reset"
            choices={faults}
          />
          <TextField {...props} name="example" label="Example" hint="The name of one of the contract" />
        </div>
        <JsonField {...props} name="body" label="Body" />
        <details open={draft.patch !== '' || draft.headers !== '' || draft.rateLimit !== ''}>
          <summary>Patch, headers, rate limit</summary>
          <div class="stack">
            <JsonField
              {...props}
              name="patch"
              label="Patch"
              hint='Changes the response of the operation: {"price": 99}'
            />
            <JsonField {...props} name="headers" label="Headers" hint='{"Retry-After": "60"}' />
            <TextField
              {...props}
              name="rateLimit"
              label="Rate limit"
              hint="How many requests of a client pass, such as 100/1m; the others are 429"
            />
          </div>
        </details>
      </fieldset>
      <fieldset class="stack">
        <legend>How often</legend>
        <div class="field-grid">
          <TextField {...props} name="times" label="Times" hint="Empty: always" numeric />
          <TextField {...props} name="after" label="After" hint="Lets the first ones pass" numeric />
          <TextField {...props} name="probability" label="Probability" hint="From 0 to 1" numeric />
          <TextField {...props} name="priority" label="Priority" hint="1 comes first, 5 is usual" numeric />
        </div>
        <div class="field-grid">
          <Field label="Carry out" error={issues.carryOut} hint="Whether the operation is carried out first">
            {(attributes) => (
              <select
                {...attributes}
                value={draft.carryOut}
                onChange={({ currentTarget }) => onChange({ carryOut: currentTarget.value })}
              >
                <option value="">As usual</option>
                <option value="before">before: carried out, then the response</option>
                <option value="no">no</option>
              </select>
            )}
          </Field>
          <label class="check">
            <input
              type="checkbox"
              checked={draft.unchecked === 'true'}
              onChange={({ currentTarget }) => onChange({ unchecked: currentTarget.checked ? 'true' : '' })}
            />
            The response may leave the contract
          </label>
        </div>
      </fieldset>
    </>
  );
}

interface OneFieldProps extends OverrideFieldsProps {
  readonly name: DraftField;
  readonly label: string;
  readonly hint?: string;
}

function JsonField({ name, label, hint, draft, issues, onChange }: OneFieldProps) {
  const text = draft[name];
  return (
    <JsonEditor
      label={label}
      hint={hint}
      text={text}
      error={issues[name]}
      rows={Math.min(10, Math.max(2, text.split('\n').length))}
      onText={(next) => onChange({ [name]: next })}
    />
  );
}

interface TextFieldProps extends OneFieldProps {
  readonly numeric?: boolean;
  readonly choices?: readonly string[];
}

function TextField({ name, label, hint, draft, issues, onChange, numeric, choices }: TextFieldProps) {
  const list = useId();
  return (
    <Field label={label} hint={hint} error={issues[name]}>
      {(attributes) => (
        <>
          <input
            {...attributes}
            value={draft[name]}
            inputMode={numeric ? 'decimal' : 'text'}
            list={choices && list}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
          />
          {choices && (
            <datalist id={list}>
              {choices.map((choice) => (
                <option key={choice} value={choice} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}
