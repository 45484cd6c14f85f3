import type { Session } from '../../context.ts';
import { liveLocation } from '../../engine/location-header.ts';
import type { ErrorReplyOf } from '../../error-response/error-response.ts';
import { phraseOf } from '../../error-response/problem-details.ts';
import { SandboxError } from '../../errors.ts';
import { successOf } from '../../openapi/success-response.ts';
import type { Call, Reply } from '../../operation.ts';
import { requireDeclared } from './require-declared-status.ts';
import { requireExample } from './require-named-example.ts';
import { type Declared, type FromContractParts, madeUpBody, shownBody } from './response-body.ts';
import { declaredHeaders } from './response-headers.ts';
import { keyOfCall } from './seed-key.ts';

/** What a client wants to be answered, whatever its request would come to. */
export interface Wanted {
  /** The status; that of success, unless told otherwise. */
  readonly code?: number;
  /** The name of the example to show. */
  readonly example?: string;
  /** Whether the body is made up, even where there is an example. */
  readonly isDynamic: boolean;
  /** What is made up is always the same for the same one; without it, chance decides. */
  readonly seed?: string;
}

/** What a forced answer needs of a call. */
export type ForcedCall = Pick<Call, 'operation' | 'params' | 'basePath' | 'sessionPath'>;

/** An answer as it was wanted. */
export interface Forced extends Reply {
  /** What a failure tells as its reason. */
  readonly reason?: string;
}

/**
 * Answers what a client wants to see. Nothing is carried out, and of the session only the dice move.
 * @throws SandboxError `malformed` for what the contract does not declare, `unanswerable` for what it declares so that
 * nothing fits.
 */
export type Force = (call: ForcedCall, wanted: Wanted, session: Session) => Forced;

export interface ForceParts extends FromContractParts {
  readonly errorReplyOf: ErrorReplyOf;
}

/** Statuses whose answers never have a body (RFC 9110), whatever a contract says. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Prepares to answer whatever the contract declares: `Prefer: code=404`, for instance. */
export function createForce(parts: ForceParts): Force {
  return (call, wanted, session) => {
    const declared =
      wanted.code === undefined ? successOf(call.operation) : requireDeclared(call.operation, wanted.code);
    const { status } = declared;
    const reply: Reply = {
      status,
      headers: live(call, declaredHeaders(parts, declared, call, keyOfCall(call))),
      ...bodyOf(parts, call, declared, wanted, session),
    };
    requireFitting(parts, call, reply);
    return { ...reply, ...(status >= 400 && { reason: reasonFor(status) }) };
  };
}

function bodyOf(
  parts: ForceParts,
  call: ForcedCall,
  declared: Declared,
  { example, isDynamic, seed }: Wanted,
  session: Session,
): Pick<Reply, 'body' | 'mediaType'> | undefined {
  const { operation } = call;
  if (example !== undefined) return requireExample(parts.document, operation, declared, example);
  if (bodiless.has(declared.status)) return undefined;
  if (isDynamic) {
    const chance = seed ?? `${session.surroundings.begin().dice.next()}`;
    const key = `${operation.id} ${declared.status}`;
    return madeUpBody(parts, operation, declared, { key, seed: chance, freely: true });
  }
  if (declared.status >= 400) return failureBody(parts, call, declared);
  return (
    shownBody(parts, operation, declared) ?? madeUpBody(parts, operation, declared, { key: keyOfCall(call) })
  );
}

/**
 * The example that is declared for this very status, else the body that a failure has. An example of `default` or of
 * `4XX` speaks of another failure, as likely as not.
 */
function failureBody(
  parts: ForceParts,
  { operation }: ForcedCall,
  declared: Declared,
): Pick<Reply, 'body' | 'mediaType'> {
  const { status } = declared;
  const isOwn = Object.hasOwn(operation.responses, `${status}`);
  const shown = isOwn ? shownBody(parts, operation, declared) : undefined;
  if (shown !== undefined) return shown;
  const failure = { code: 'forced', status, faults: [reasonFor(status)] };
  const { departure, body, mediaType } = parts.errorReplyOf(operation, failure);
  if (departure !== undefined) throw new SandboxError('unanswerable', departure);
  return { ...(body !== undefined && { body }), ...(mediaType !== undefined && { mediaType }) };
}

/** `Not Found, as code=404 asks for`. */
function reasonFor(status: number): string {
  return `${phraseOf(status)}, as code=${status} asks for`;
}

/** @throws SandboxError `unanswerable` when the answer leaves the contract: an example of its own may do so. */
function requireFitting({ checkReply }: ForceParts, { operation }: ForcedCall, reply: Reply): void {
  if (bodiless.has(reply.status) && reply.body === undefined) return;
  const violations = checkReply(operation, reply);
  if (violations.length === 0) return;
  const message = `the ${reply.status} that was asked for of ${operation.id} does not fit its contract`;
  throw new SandboxError('unanswerable', `${message}: ${violations.join('; ')}`);
}

function live(call: ForcedCall, headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, text]) => [
      name,
      name.toLowerCase() === 'location' ? liveLocation(call, text) : text,
    ]),
  );
}
