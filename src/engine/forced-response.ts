import type { NegotiableRequest } from '../codecs/negotiate.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import type { Session } from '../session/session.ts';

/** The response that a client wants, whatever its request would result in. */
export interface ResponsePreference {
  /** The status; that of success unless set. */
  readonly code?: number;
  /** The name of the example to use. */
  readonly example?: string;
  /** Whether the body is generated, even where there is an example. */
  readonly isDynamic: boolean;
  /** The same seed generates the same body; without one, chance decides. */
  readonly seed?: string;
}

/** What a forced response needs of a request. */
export type ForcedRequest = Pick<OperationRequest, 'operation' | 'params' | 'basePath' | 'sessionPath'> &
  NegotiableRequest;

/**
 * Makes the response that a client wants; made by `createForcedResponder`. The operation is not executed, and the
 * session changes only in its random numbers.
 * @throws SandboxError `malformed` for what the contract does not declare, `unanswerable` for what it declares so that
 * nothing fits.
 */
export type ForcedResponder = (
  request: ForcedRequest,
  requested: ResponsePreference,
  session: Session,
) => Reply;
