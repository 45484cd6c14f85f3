import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ErrorNotice, IssueList } from '../../components/error-notice.tsx';
import { useFocusRefused } from '../../components/use-focus-refused.ts';
import { parameterKey, type RequestInput } from '../../request/build-request.ts';
import { initialInput } from '../../request/initial-input.ts';
import { issuesWithoutField, noIssues } from '../../request/issue-places.ts';
import { useClient } from '../../shell/client-context.ts';
import { BodyInput, initialBody } from './body-input.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { ForcedResponse } from './forced-response.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { ResponseView } from './response-view.tsx';
import { useSending } from './use-sending.ts';

type Details = AdminSchema<'OperationDetails'>;

/** A form that sends a request for an operation, filled with examples, and its response. */
export function TryIt({ details }: { readonly details: Details }) {
  const client = useClient();
  const [input, setInput] = useState<RequestInput>(() => ({
    ...initialInput(details, client.token),
    ...initialBody(details.body),
  }));
  const { outcome, error, issues, isSending, send, cancel } = useSending(details);
  const change = (changes: Partial<RequestInput>) => setInput((before) => ({ ...before, ...changes }));

  const form = useFocusRefused(issues === noIssues ? undefined : issues);
  const unplaced = issuesWithoutField(issues, details.parameters.map(parameterKey));
  const submit = (event: Event) => {
    event.preventDefault();
    send(input);
  };
  return (
    <>
      <form ref={form} class="card stack" onSubmit={submit} aria-label="Try it" novalidate>
        <h3>Try it</h3>
        <CredentialFields
          credentials={details.security[0] ?? []}
          texts={input.credentials ?? []}
          onTexts={(credentials) => change({ credentials })}
        />
        <ParameterFields
          parameters={details.parameters}
          texts={input.parameters}
          issues={issues}
          onText={(key, text) =>
            setInput((before) => ({ ...before, parameters: { ...before.parameters, [key]: text } }))
          }
        />
        {details.body && <BodyInput body={details.body} input={input} issues={issues} onChange={change} />}
        {unplaced.length > 0 && (
          <div class="notice error" role="alert">
            <IssueList issues={unplaced} />
          </div>
        )}
        <div class="send-row">
          <ForcedResponse responses={details.responses} input={input} onChange={change} />
          <button type="submit" class="primary" disabled={isSending}>
            {isSending ? 'Sending …' : 'Send request'}
          </button>
          {isSending && (
            <button type="button" onClick={cancel}>
              Stop waiting
            </button>
          )}
        </div>
      </form>
      <ErrorNotice error={error} />
      {outcome && <ResponseView outcome={outcome} />}
    </>
  );
}
