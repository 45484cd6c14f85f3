import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { buildRequest, type RequestInput } from '../../request/build-request.ts';
import { initialInput } from '../../request/initial-input.ts';
import { noIssues } from '../../request/issue-places.ts';
import { type Outcome, sendRequest } from '../../request/send-request.ts';
import { useClient } from '../../shell/client-context.ts';
import { BodyInput, initialBody } from './body-input.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { ForcedResponse } from './forced-response.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { ResponseView } from './response-view.tsx';

type Details = AdminSchema<'OperationDetails'>;

/** A form that sends a request for an operation, filled with examples, and its response. */
export function TryIt({ details }: { readonly details: Details }) {
  const client = useClient();
  const [input, setInput] = useState<RequestInput>(() => ({
    ...initialInput(details, client.token),
    ...initialBody(details.body),
  }));
  const [outcome, setOutcome] = useState<Outcome>();
  const [error, setError] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const change = (changes: Partial<RequestInput>) => setInput((before) => ({ ...before, ...changes }));

  const send = async (event: Event) => {
    event.preventDefault();
    setIsSending(true);
    try {
      setOutcome(await sendRequest(client, buildRequest(client.root, details, input)));
      setError(undefined);
    } catch (thrown) {
      setError(thrown);
    }
    setIsSending(false);
  };

  const issues = outcome?.issues ?? noIssues;
  return (
    <>
      <form class="card stack" onSubmit={send} aria-label="Try it" novalidate>
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
        <div class="send-row">
          <ForcedResponse responses={details.responses} input={input} onChange={change} />
          <button type="submit" class="primary" disabled={isSending}>
            {isSending ? 'Sending …' : 'Send request'}
          </button>
        </div>
      </form>
      <ErrorNotice error={error} />
      {outcome && error === undefined && <ResponseView outcome={outcome} />}
    </>
  );
}
