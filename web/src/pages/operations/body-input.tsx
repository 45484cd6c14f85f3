import type { AdminSchema } from '../../api/admin-types.ts';
import { IssueList } from '../../components/error-notice.tsx';
import { Field } from '../../components/field.tsx';
import { JsonEditor } from '../../components/json-editor.tsx';
import type { RequestInput } from '../../request/build-request.ts';
import { fileFields } from '../../request/form-body.ts';
import type { PlacedIssues } from '../../request/issue-places.ts';

type Body = AdminSchema<'OperationBody'>;
type Content = AdminSchema<'OperationContent'>;

interface BodyInputProps {
  readonly body: Body;
  readonly input: RequestInput;
  readonly issues: PlacedIssues;
  readonly onChange: (changes: Partial<RequestInput>) => void;
}

/** The body of a request: its media type, an example to begin with, and the text itself. */
export function BodyInput({ body, input, issues, onChange }: BodyInputProps) {
  const content = body.contents.find(({ mediaType }) => mediaType === input.mediaType);
  const found = [...issues.body].map(([pointer, message]) => `${pointer} ${message}`.trim());
  return (
    <div class="stack">
      <div class="field-grid">
        <MediaTypeField body={body} input={input} onChange={onChange} />
        {content && content.examples.length > 1 && (
          <Field label="Example">
            {(attributes) => (
              <select
                {...attributes}
                onChange={({ currentTarget }) =>
                  onChange({ body: exampleText(content, Number(currentTarget.value)) })
                }
              >
                {content.examples.map(({ name }, at) => (
                  <option key={name} value={at}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {content && <BodyEditor content={content} input={input} onChange={onChange} />}
      {content && /^multipart\//.test(content.mediaType) && (
        <FormFiles content={content} input={input} onChange={onChange} />
      )}
      {found.length > 0 && (
        <div class="notice error" role="alert">
          <IssueList issues={found} />
        </div>
      )}
    </div>
  );
}

function MediaTypeField({ body, input, onChange }: Omit<BodyInputProps, 'issues'>) {
  const choose = (mediaType: string) => {
    const content = body.contents.find((each) => each.mediaType === mediaType);
    onChange({ mediaType: content?.mediaType, body: content && exampleText(content, 0), files: undefined });
  };
  return (
    <Field label="Body" isRequired={body.required}>
      {(attributes) => (
        <select
          {...attributes}
          value={input.mediaType ?? ''}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {body.contents.map(({ mediaType }) => (
            <option key={mediaType} value={mediaType}>
              {mediaType}
            </option>
          ))}
          <option value="">none</option>
        </select>
      )}
    </Field>
  );
}

interface BodyEditorProps extends Pick<BodyInputProps, 'input' | 'onChange'> {
  readonly content: Content;
}

function BodyEditor({ content, input, onChange }: BodyEditorProps) {
  const text = typeof input.body === 'string' ? input.body : '';
  const lines = Math.min(24, Math.max(4, text.split('\n').length + 1));
  if (isJsonText(content)) {
    const hint = /json/.test(content.mediaType) ? undefined : 'Written as JSON, sent as a form.';
    return (
      <JsonEditor
        label="Content"
        text={text}
        rows={lines}
        hint={hint}
        onText={(body) => onChange({ body })}
      />
    );
  }
  if (content.field.kind === 'file' || content.examples[0]?.text === undefined) {
    return (
      <Field label="File" hint={text === '' ? undefined : 'Without one, an example is sent.'}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            onChange={({ currentTarget }) => onChange({ body: currentTarget.files?.[0] })}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label="Content">
      {(attributes) => (
        <textarea
          {...attributes}
          class="code"
          rows={lines}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => onChange({ body: currentTarget.value })}
        />
      )}
    </Field>
  );
}

/** The files of a form. */
function FormFiles({ content, input, onChange }: BodyEditorProps) {
  const fields = fileFields(content.field);
  if (fields.length === 0) return null;
  return (
    <div class="field-grid">
      {fields.map(({ name, isList }) => (
        <Field key={name} label={<code>{name}</code>} hint="Without one, its text above is sent as a file.">
          {(attributes) => (
            <input
              {...attributes}
              type="file"
              multiple={isList}
              onChange={({ currentTarget }) =>
                onChange({ files: { ...input.files, [name]: [...(currentTarget.files ?? [])] } })
              }
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** Whether the body is written as JSON: forms are, since they are values too. */
function isJsonText({ isStructured, examples }: Content): boolean {
  return isStructured && examples.every(({ text }) => text === undefined);
}

function exampleText(content: Content, at: number): string {
  const { value, text } = content.examples[at] ?? {};
  if (text !== undefined) return text;
  return value === undefined || !isJsonText(content) ? '' : JSON.stringify(value, null, 2);
}

/** The body that a form begins with: the first example of the first media type. */
export function initialBody(body: Body | undefined): Pick<RequestInput, 'mediaType' | 'body'> {
  const [content] = body?.contents ?? [];
  return content === undefined ? {} : { mediaType: content.mediaType, body: exampleText(content, 0) };
}
