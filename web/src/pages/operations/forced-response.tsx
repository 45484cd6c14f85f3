import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { Field } from '../../components/field.tsx';
import type { RequestInput } from '../../request/build-request.ts';

interface ForcedResponseProps {
  readonly responses: readonly AdminSchema<'DeclaredResponse'>[];
  readonly input: RequestInput;
  readonly onChange: (changes: Partial<RequestInput>) => void;
}

const other = 'other';

/** Which response is asked for: the one that the sandbox gives, or one with a certain status or media type. */
export function ForcedResponse({ responses, input, onChange }: ForcedResponseProps) {
  const [isOther, setIsOther] = useState(false);
  const mediaTypes = [...new Set(responses.flatMap((each) => each.mediaTypes))];
  const choose = (value: string) => {
    setIsOther(value === other);
    onChange({ code: value === other || value === '' ? undefined : value });
  };
  return (
    <>
      <Field label="Response">
        {(attributes) => (
          <select
            {...attributes}
            value={isOther ? other : (input.code ?? '')}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            <option value="">as it comes</option>
            {responses
              .filter(({ status }) => /^\d{3}$/.test(status))
              .map(({ status, description }) => (
                <option key={status} value={status}>
                  {`${status} ${(description ?? '').split('\n', 1)[0]?.slice(0, 60)}`}
                </option>
              ))}
            <option value={other}>any other status …</option>
          </select>
        )}
      </Field>
      {isOther && (
        <Field label="Status">
          {(attributes) => (
            <input
              {...attributes}
              type="number"
              min={100}
              max={599}
              placeholder="503"
              value={input.code ?? ''}
              onInput={({ currentTarget }) => onChange({ code: currentTarget.value })}
            />
          )}
        </Field>
      )}
      {mediaTypes.length > 1 && (
        <Field label="Accept">
          {(attributes) => (
            <select
              {...attributes}
              value={input.accept ?? ''}
              onChange={({ currentTarget }) => onChange({ accept: currentTarget.value })}
            >
              <option value="">any</option>
              {mediaTypes.map((mediaType) => (
                <option key={mediaType} value={mediaType}>
                  {mediaType}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}
