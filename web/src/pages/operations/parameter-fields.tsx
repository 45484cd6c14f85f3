import type { AdminSchema } from '../../api/admin-types.ts';
import { type ControlAttributes, Field } from '../../components/field.tsx';
import { parameterKey } from '../../request/build-request.ts';
import { issueOfParameter, type PlacedIssues } from '../../request/issue-places.ts';

type Parameter = AdminSchema<'OperationParameter'>;

interface ParameterFieldsProps {
  readonly parameters: readonly Parameter[];
  readonly texts: Readonly<Record<string, string>>;
  readonly issues: PlacedIssues;
  readonly onText: (key: string, text: string) => void;
}

/** How many optional parameters are shown without being asked for. */
const shownOptional = 6;

/** A field for each parameter; where there are many optional ones, they unfold. */
export function ParameterFields({ parameters, texts, issues, onText }: ParameterFieldsProps) {
  const required = parameters.filter((each) => each.required);
  const optional = parameters.filter((each) => !each.required);
  const fields = (some: readonly Parameter[]) => (
    <div class="field-grid">
      {some.map((parameter) => {
        const key = parameterKey(parameter);
        return (
          <ParameterField
            key={key}
            parameter={parameter}
            text={texts[key] ?? ''}
            error={issueOfParameter(issues, key)}
            onText={(text) => onText(key, text)}
          />
        );
      })}
    </div>
  );
  if (optional.length <= shownOptional) return parameters.length === 0 ? null : fields(parameters);
  return (
    <>
      {required.length > 0 && fields(required)}
      <details class="fields-group">
        <summary>{optional.length} optional parameters</summary>
        {fields(optional)}
      </details>
    </>
  );
}

interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly text: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
}

function ParameterField({ parameter, text, error, onText }: ParameterFieldProps) {
  const { name, in: place, required, description } = parameter;
  return (
    <Field
      label={
        <>
          <code>{name}</code> <span class="soft">{place}</span>
        </>
      }
      hint={description && firstSentence(description)}
      error={error}
      isRequired={required}
    >
      {(attributes) => <ParameterControl {...{ parameter, text, onText, attributes }} />}
    </Field>
  );
}

interface ParameterControlProps extends Omit<ParameterFieldProps, 'error'> {
  readonly attributes: ControlAttributes;
}

function ParameterControl({
  parameter: { field, example },
  text,
  onText,
  attributes,
}: ParameterControlProps) {
  const values = field.kind === 'boolean' ? [true, false] : field.values;
  if (values !== undefined) {
    return (
      <select {...attributes} value={text} onChange={({ currentTarget }) => onText(currentTarget.value)}>
        <option value="">not sent</option>
        {values.map((value) => (
          <option key={`${value}`} value={`${value}`}>
            {`${value}`}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...attributes}
      value={text}
      autocomplete="off"
      placeholder={placeholderOf(field, example)}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
    />
  );
}

function placeholderOf(
  { kind, format, default: standard }: AdminSchema<'FormField'>,
  example: unknown,
): string {
  if (standard !== undefined && typeof standard !== 'object') return `${standard}`;
  if (kind === 'array') return 'a, b';
  if (example !== undefined && typeof example !== 'object') return `for example ${example}`;
  return format ?? '';
}

/** Descriptions of parameters go on for paragraphs. */
function firstSentence(text: string): string {
  const [sentence = ''] = text.split(/(?<=[.!?])\s|\n/, 1);
  return sentence.length > 160 ? `${sentence.slice(0, 160)}…` : sentence;
}
