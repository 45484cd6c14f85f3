import type { NegotiableRequest } from '../codecs/negotiate.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import type { Session } from '../session/session.ts';

/** The response that a client wants, whatever its request would result in. */
export interface ResponsePreference {
  /** The status; that of success unless set. */
  readonly code?: number;
  /** The name of the example to use; `true` for the first one. */
  readonly example?: string | true;
  /** The body, wrapped, since `null` is a body too. */
  readonly body?: { readonly value: unknown };
  /** The media type of that body; by default the one that the client accepts. */
  readonly mediaType?: string;
  /** Whether the body is generated, even where there is an example. */
  readonly isDynamic: boolean;
  /** The same seed generates the same body; without one, chance decides. */
  readonly seed?: string;
  /** What wants it, for `X-Sandbox-Reason`; by default the preference `code`, which is named for failures only. */
  readonly source?: string;
  /** Whether the response may leave the contract. */
  readonly isUnchecked?: boolean;
}

/** What a forced response needs of a request. */
export type ForcedRequest = Pick<OperationRequest, 'operation' | 'params' | 'basePath' | 'sessionPath'> &
  NegotiableRequest;

/**
 * Makes the response that a client wants; made by `createForcedResponder`. The operation is not executed, and the
 * session changes only in its random numbers.
 * A failure, 4xx or 5xx, may be one that the contract does not declare, unless the sandbox is strict.
 * @throws SandboxError `malformed` for anything else that the contract does not declare, `unanswerable` for what it
 * declares so that nothing fits.
 */
export type ForcedResponder = (
  request: ForcedRequest,
  requested: ResponsePreference,
  session: Session,
) => Reply;
