import { mediaTypesFor } from '../../codecs/declared-content.ts';
import { declaredMediaType } from '../../codecs/media-types.ts';
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
import { type RequestedResponse, requestedResponse, requireExample } from './requested-response.ts';
import {
  type ExampleHandlerOptions,
  exampleBodies,
  exampleBody,
  generatedBody,
  type TypedBody,
} from './response-body.ts';

export interface ForcedResponderOptions extends ExampleHandlerOptions {
  readonly errorResponseFor: ErrorResponseFor;
  /** Whether failures that the contract does not declare are refused. */
  readonly strict?: boolean;
}

/** A response with its media type; absent where it has no body. */
interface ChosenResponse extends RequestedResponse {
  readonly chosen: NegotiatedType | undefined;
}

/** Statuses whose responses never have a body (RFC 9110), whatever a contract declares. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Responds with whatever the contract declares, and with any failure, as `Prefer: code=404` requests it. */
export function createForcedResponder(options: ForcedResponderOptions): ForcedResponder {
  const negotiate = createNegotiation();
  return (request, requested, session) => {
    const declared =
      requested.code === undefined
        ? { ...successResponseOf(request.operation), isDeclared: true }
        : requestedResponse(request.operation, requested.code, requested.isUnchecked || !options.strict);
    const { status, response } = declared;
    const negotiated = negotiate(response.content, request);
    const chosen = givenType(options, request, declared, requested, negotiated);
    const reply: Reply = {
      status,
      ...bodyOf(options, request, { ...declared, chosen }, requested, session),
    };
    if (declared.isDeclared && !requested.isUnchecked) requireValid(options, request, reply);
    const filled = { request, reply, now: session.runtime.clock.now() };
    const headers = withAbsoluteLocations(request, options.responseHeaders.declared(response, filled));
    const reason = reasonOf(request, declared, requested);
    return { ...reply, headers, ...(reason !== undefined && { reason }) };
  };
}

/**
 * The media type of a given body: the one that goes with it; else, where the client accepts none that allows the body,
 * the first one that does.
 */
function givenType(
  { validateResponse }: ForcedResponderOptions,
  { operation }: ForcedRequest,
  { status, response: { content = {} } }: RequestedResponse,
  { body, mediaType }: ResponsePreference,
  negotiated: NegotiatedType | undefined,
): NegotiatedType | undefined {
  if (mediaType !== undefined) {
    return { declared: declaredMediaType(content, mediaType) ?? mediaType, mediaType, isAcceptable: true };
  }
  if (body === undefined || negotiated === undefined) return negotiated;
  const allows = (type: string) =>
    validateResponse(operation, { status, body: body.value, mediaType: type }).length === 0;
  const types = mediaTypesFor(content, body.value);
  if (types.includes(negotiated.mediaType) && allows(negotiated.mediaType)) return negotiated;
  const other = types.find(allows);
  return other === undefined ? negotiated : { declared: other, mediaType: other, isAcceptable: true };
}

function bodyOf(
  options: ForcedResponderOptions,
  request: ForcedRequest,
  declared: ChosenResponse,
  requested: ResponsePreference,
  session: Session,
): Partial<TypedBody> | undefined {
  const { operation } = request;
  const { chosen, status } = declared;
  const { example, isDynamic, seed } = requested;
  if (requested.body !== undefined) return givenBody(requested.body.value, chosen);
  if (example !== undefined) return requireExample(options, operation, declared, example, chosen);
  if (bodiless.has(status)) return undefined;
  if (isDynamic && declared.isDeclared) {
    const chance = seed ?? `${session.runtime.begin().random.next()}`;
    const key = `${operation.id} ${status}`;
    return generatedBody(options, operation, declared, chosen, { key, seed: chance, withoutExamples: true });
  }
  if (status >= 400) return failureBody(options, request, declared, requested);
  return (
    exampleBody(options, operation, declared, chosen) ??
    generatedBody(options, operation, declared, chosen, { key: seedKeyOf(request) })
  );
}

function givenBody(body: unknown, chosen: NegotiatedType | undefined): Partial<TypedBody> {
  return { body, ...(chosen && { mediaType: chosen.mediaType }) };
}

/**
 * The example that is declared for this status, else an error body. One of `4XX` or `default` is left out where it
 * says that it is about another status.
 */
function failureBody(
  options: ForcedResponderOptions,
  request: ForcedRequest,
  declared: ChosenResponse,
  requested: ResponsePreference,
): Partial<TypedBody> {
  const { operation } = request;
  const { status, chosen } = declared;
  const isOwn = Object.hasOwn(operation.responses, `${status}`);
  for (const example of exampleBodies(options, operation, declared, chosen)) {
    if (isOwn || !namesOtherStatus(example.body, status)) return example;
  }
  const failure = { code: 'forced', status, issues: [requestOf(status, requested)] };
  const { departure, body, mediaType } = options.errorResponseFor(operation, failure, request);
  if (departure !== undefined && !requested.isUnchecked) throw new SandboxError('unanswerable', departure);
  return { ...(body !== undefined && { body }), ...(mediaType !== undefined && { mediaType }) };
}

/** `Not Found, as requested by code=404`. */
function requestOf(status: number, { source = `code=${status}` }: ResponsePreference): string {
  return `${phraseOf(status)}, as requested by ${source}`;
}

/** What a client should know: that a failure is a requested one, and where the response leaves the contract. */
function reasonOf(
  { operation }: ForcedRequest,
  { status, isDeclared }: RequestedResponse,
  requested: ResponsePreference,
): string | undefined {
  const remarks = [
    ...(status >= 400 || requested.source !== undefined ? [requestOf(status, requested)] : []),
    ...(isDeclared ? [] : [`${status} is not declared by ${operation.id}`]),
    ...(requested.isUnchecked ? ['not checked against the contract'] : []),
  ];
  return remarks.length === 0 ? undefined : remarks.join('; ');
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
