import type { ForcedRequest, ForcedResponder, ResponsePreference } from '../../engine/forced-response.ts';
import { absoluteLocation } from '../../engine/location-header.ts';
import type { ErrorResponseFor } from '../../error-response/error-response.ts';
import { phraseOf } from '../../error-response/problem-details.ts';
import { SandboxError } from '../../errors.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { Reply } from '../../operation.ts';
import type { Session } from '../../session/session.ts';
import { requireDeclaredStatus } from './require-declared-status.ts';
import { requireNamedExample } from './require-named-example.ts';
import {
  type DeclaredResponse,
  type ExampleHandlerOptions,
  exampleBody,
  generatedBody,
} from './response-body.ts';
import { declaredHeaders } from './response-headers.ts';
import { seedKeyOf } from './seed-key.ts';

export interface ForcedResponderOptions extends ExampleHandlerOptions {
  readonly errorResponseFor: ErrorResponseFor;
}

/** Statuses whose answers never have a body (RFC 9110), whatever a contract says. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Prepares to answer whatever the contract declares: `Prefer: code=404`, for instance. */
export function createForcedResponder(parts: ForcedResponderOptions): ForcedResponder {
  return (request, requested, session) => {
    const declared =
      requested.code === undefined
        ? successResponseOf(request.operation)
        : requireDeclaredStatus(request.operation, requested.code);
    const { status } = declared;
    const reply: Reply = {
      status,
      headers: live(request, declaredHeaders(parts, declared, request, seedKeyOf(request))),
      ...bodyOf(parts, request, declared, requested, session),
    };
    requireFitting(parts, request, reply);
    return { ...reply, ...(status >= 400 && { reason: reasonFor(status) }) };
  };
}

function bodyOf(
  parts: ForcedResponderOptions,
  request: ForcedRequest,
  declared: DeclaredResponse,
  { example, isDynamic, seed }: ResponsePreference,
  session: Session,
): Pick<Reply, 'body' | 'mediaType'> | undefined {
  const { operation } = request;
  if (example !== undefined) return requireNamedExample(parts.document, operation, declared, example);
  if (bodiless.has(declared.status)) return undefined;
  if (isDynamic) {
    const chance = seed ?? `${session.runtime.begin().random.next()}`;
    const key = `${operation.id} ${declared.status}`;
    return generatedBody(parts, operation, declared, { key, seed: chance, withoutExamples: true });
  }
  if (declared.status >= 400) return failureBody(parts, request, declared);
  return (
    exampleBody(parts, operation, declared) ??
    generatedBody(parts, operation, declared, { key: seedKeyOf(request) })
  );
}

/**
 * The example that is declared for this very status, else the body that a failure has. An example of `default` or of
 * `4XX` speaks of another failure, as likely as not.
 */
function failureBody(
  parts: ForcedResponderOptions,
  { operation }: ForcedRequest,
  declared: DeclaredResponse,
): Pick<Reply, 'body' | 'mediaType'> {
  const { status } = declared;
  const isOwn = Object.hasOwn(operation.responses, `${status}`);
  const shown = isOwn ? exampleBody(parts, operation, declared) : undefined;
  if (shown !== undefined) return shown;
  const failure = { code: 'forced', status, issues: [reasonFor(status)] };
  const { departure, body, mediaType } = parts.errorResponseFor(operation, failure);
  if (departure !== undefined) throw new SandboxError('unanswerable', departure);
  return { ...(body !== undefined && { body }), ...(mediaType !== undefined && { mediaType }) };
}

/** `Not Found, as code=404 asks for`. */
function reasonFor(status: number): string {
  return `${phraseOf(status)}, as code=${status} asks for`;
}

/** @throws SandboxError `unanswerable` when the answer leaves the contract: an example of its own may do so. */
function requireFitting(
  { validateResponse }: ForcedResponderOptions,
  { operation }: ForcedRequest,
  reply: Reply,
): void {
  if (bodiless.has(reply.status) && reply.body === undefined) return;
  const issues = validateResponse(operation, reply);
  if (issues.length === 0) return;
  const message = `the ${reply.status} that was asked for of ${operation.id} does not fit its contract`;
  throw new SandboxError('unanswerable', `${message}: ${issues.join('; ')}`);
}

function live(
  request: ForcedRequest,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, text]) => [
      name,
      name.toLowerCase() === 'location' ? absoluteLocation(request, text) : text,
    ]),
  );
}
