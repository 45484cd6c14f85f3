import { isUnwritten, writesValues } from '../codecs/codecs.ts';
import { createDeclaredContents } from '../codecs/declared-content.ts';
import type { Negotiate } from '../codecs/negotiate.ts';
import { SandboxError } from '../errors.ts';
import { responseKey, successResponseOf } from '../openapi/responses.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import type { ValidateResponse } from '../validation/response-validator.ts';

/**
 * Creates the check that a client accepts any of the media types of an operation's success, before the operation is
 * carried out.
 * @throws SandboxError `not-acceptable`, in the check, where the contract declares 406. Elsewhere clients get what there
 * is, as from most services. `unanswerable` where that is in a format that is not written.
 */
export function createAcceptCheck(negotiate: Negotiate): (request: OperationRequest) => void {
  return (request) => {
    const { operation } = request;
    const { content } = successResponseOf(operation).response;
    const chosen = negotiate(content, request);
    if (chosen === undefined) return;
    const types = Object.keys(content ?? {}).join(' or ');
    if (isUnwritten(chosen.declared, content?.[chosen.declared] ?? {}))
      throw new SandboxError(
        'unanswerable',
        `the response is ${types}, which the sandbox does not write: declare application/json beside it`,
      );
    if (chosen.isAcceptable || !declares406(request)) return;
    const found = String(request.headers.accept);
    throw new SandboxError('not-acceptable', `Accept is ${found}, and the response is ${types}: accept that`);
  };
}

/** By its own status or its class: `default` declares failures in general, and no promise of this one. */
function declares406({ operation }: OperationRequest): boolean {
  const key = responseKey(operation, 406);
  return key !== undefined && key !== 'default';
}

/**
 * Creates the choice of a reply's media type: a body that is valid as the type that the client accepts is sent as that,
 * unless the handler has named another.
 */
export function createRepresentation(negotiate: Negotiate, validateResponse: ValidateResponse) {
  const contentOf = createDeclaredContents();
  return (request: OperationRequest, reply: Reply): Reply => {
    if (reply.body === undefined) return reply;
    const declared = contentOf(request.operation, reply.status);
    const chosen = negotiate(declared?.content, request);
    if (chosen === undefined) return reply;
    if (!chosen.isAcceptable) return { reason: notAccepted(request), ...reply };
    if (reply.mediaType !== undefined || chosen.mediaType === declared?.sentAs) return reply;
    const typed = { ...reply, mediaType: chosen.mediaType };
    return writesValues(chosen.mediaType) && validateResponse(request.operation, typed).length === 0
      ? typed
      : reply;
  };
}

function notAccepted({ headers }: OperationRequest): string {
  return `the contract declares no response of the type ${String(headers.accept)}, and no 406`;
}
