import { createNegotiation, type NegotiatedType } from '../../codecs/negotiate.ts';
import type { ForcedRequest, ForcedResponder, ResponsePreference } from '../../engine/forced-response.ts';
import { withAbsoluteLocations } from '../../engine/location-header.ts';
import type { ErrorResponseFor } from '../../error-response/error-response.ts';
import { namesOtherStatus } from '../../error-response/names-other-status.ts';
import { phraseOf } from '../../error-response/problem-details.ts';
import { SandboxError } from '../../errors.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { Reply } from '../../operation.ts';
import type { Session } from '../../session/session.ts';
import { seedKeyOf } from '../seed-key.ts';
import { requireDeclaredStatus, requireNamedExample } from './requested-response.ts';
import {
  type DeclaredResponse,
  type ExampleHandlerOptions,
  exampleBodies,
  exampleBody,
  generatedBody,
} from './response-body.ts';

export interface ForcedResponderOptions extends ExampleHandlerOptions {
  readonly errorResponseFor: ErrorResponseFor;
}

/** A response with its media type; absent where it has no body. */
interface ChosenResponse extends DeclaredResponse {
  readonly chosen: NegotiatedType | undefined;
}

/** Statuses whose responses never have a body (RFC 9110), whatever a contract declares. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Responds with whatever the contract declares, as `Prefer: code=404` requests it. */
export function createForcedResponder(options: ForcedResponderOptions): ForcedResponder {
  const negotiate = createNegotiation();
  return (request, requested, session) => {
    const declared =
      requested.code === undefined
        ? successResponseOf(request.operation)
        : requireDeclaredStatus(request.operation, requested.code);
    const { status } = declared;
    const chosen = negotiate(declared.response.content, request);
    const reply: Reply = {
      status,
      ...bodyOf(options, request, { ...declared, chosen }, requested, session),
    };
    requireValid(options, request, reply);
    const filled = { request, reply, now: session.runtime.clock.now() };
    const headers = withAbsoluteLocations(
      request,
      options.responseHeaders.declared(declared.response, filled),
    );
    return { ...reply, headers, ...(status >= 400 && { reason: reasonFor(status) }) };
  };
}

function bodyOf(
  options: ForcedResponderOptions,
  request: ForcedRequest,
  declared: ChosenResponse,
  { example, isDynamic, seed }: ResponsePreference,
  session: Session,
): Pick<Reply, 'body' | 'mediaType'> | undefined {
  const { operation } = request;
  const { chosen } = declared;
  if (example !== undefined) return requireNamedExample(options, operation, declared, example, chosen);
  if (bodiless.has(declared.status)) return undefined;
  if (isDynamic) {
    const chance = seed ?? `${session.runtime.begin().random.next()}`;
    const key = `${operation.id} ${declared.status}`;
    return generatedBody(options, operation, declared, chosen, { key, seed: chance, withoutExamples: true });
  }
  if (declared.status >= 400) return failureBody(options, request, declared);
  return (
    exampleBody(options, operation, declared, chosen) ??
    generatedBody(options, operation, declared, chosen, { key: seedKeyOf(request) })
  );
}

/**
 * The example that is declared for this status, else an error body. One of `4XX` or `default` is left out where it
 * says that it is about another status.
 */
function failureBody(
  options: ForcedResponderOptions,
  request: ForcedRequest,
  declared: ChosenResponse,
): Pick<Reply, 'body' | 'mediaType'> {
  const { operation } = request;
  const { status, chosen } = declared;
  const isOwn = Object.hasOwn(operation.responses, `${status}`);
  for (const example of exampleBodies(options, operation, declared, chosen)) {
    if (isOwn || !namesOtherStatus(example.body, status)) return example;
  }
  const failure = { code: 'forced', status, issues: [reasonFor(status)] };
  const { departure, body, mediaType } = options.errorResponseFor(operation, failure, request);
  if (departure !== undefined) throw new SandboxError('unanswerable', departure);
  return { ...(body !== undefined && { body }), ...(mediaType !== undefined && { mediaType }) };
}

/** `Not Found, as requested by code=404`. */
function reasonFor(status: number): string {
  return `${phraseOf(status)}, as requested by code=${status}`;
}

/** @throws SandboxError `unanswerable` when the response violates the contract: its own example may do so. */
function requireValid(
  { validateResponse }: ForcedResponderOptions,
  { operation }: ForcedRequest,
  reply: Reply,
): void {
  if (bodiless.has(reply.status) && reply.body === undefined) return;
  const issues = validateResponse(operation, reply);
  if (issues.length === 0) return;
  const message = `the requested ${reply.status} of ${operation.id} does not match the contract`;
  throw new SandboxError('unanswerable', `${message}: ${issues.join('; ')}`);
}
