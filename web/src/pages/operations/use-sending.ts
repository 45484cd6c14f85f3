import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { buildRequest, emptyPathParameters, type RequestInput } from '../../request/build-request.ts';
import { missingParameters, noIssues, type PlacedIssues } from '../../request/issue-places.ts';
import { type Outcome, sendRequest } from '../../request/send-request.ts';
import { useClient } from '../../shell/client-context.ts';

/** A request of the form that is sent, or was. */
export interface Sending {
  readonly isSending: boolean;
  /** The response to the last request; absent where there was none. */
  readonly outcome: Outcome | undefined;
  /** Why there was none. */
  readonly error: unknown;
  /** What is wrong with what is filled in. */
  readonly issues: PlacedIssues;
  readonly send: (input: RequestInput) => Promise<void>;
  /** Gives up waiting: a response may be a stream that never ends, or a fault that hangs. */
  readonly cancel: () => void;
}

type Result = Pick<Sending, 'outcome' | 'error' | 'issues'>;

const nothing: Result = { outcome: undefined, error: undefined, issues: noIssues };

/** Sends requests for an operation, one at a time. */
export function useSending(details: AdminSchema<'OperationDetails'>): Sending {
  const client = useClient();
  const [result, setResult] = useState<Result>(nothing);
  const [isSending, setIsSending] = useState(false);
  const controller = useRef<AbortController | undefined>(undefined);
  const cancel = useCallback(() => controller.current?.abort(), []);
  useEffect(() => cancel, [cancel]);

  const send = async (input: RequestInput) => {
    const missing = emptyPathParameters(details, input);
    if (missing.length > 0) return setResult({ ...nothing, issues: missingParameters(missing) });
    controller.current = new AbortController();
    const { signal } = controller.current;
    setIsSending(true);
    try {
      const outcome = await sendRequest(client, { ...buildRequest(client.root, details, input), signal });
      setResult({ ...nothing, outcome, issues: outcome.issues });
    } catch (thrown) {
      setResult({ ...nothing, error: signal.aborted ? new Error('You stopped waiting.') : thrown });
    }
    setIsSending(false);
  };
  return { ...result, isSending, send, cancel };
}
