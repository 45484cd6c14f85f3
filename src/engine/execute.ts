import { createDeclaredContents } from '../codecs/declared-content.ts';
import { createNegotiation } from '../codecs/negotiate.ts';
import type { HandlerContext } from '../context.ts';
import { FileContent } from '../file-content.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/paths/path-matcher.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import type { Session } from '../session/session.ts';
import type { Collections, Store } from '../storage/store.ts';
import { createPause } from '../turns.ts';
import type { RequiredHeadersOf } from '../validation/required-headers.ts';
import type { ValidateResponse } from '../validation/response-validator.ts';
import { type CompleteHeaders, createRequireHeaders } from './complete-headers.ts';
import { createConditions } from './conditional/conditions.ts';
import { createEntityTagLookup } from './conditional/entity-tag-lookup.ts';
import type { Observation, Observe } from './events/observe.ts';
import type { HandlerLookup } from './handler-registry.ts';
import {
  findReplay,
  ofRequester,
  type RequesterOf,
  requestIdentity,
  storeSuccess,
} from './idempotency/idempotency.ts';
import type { IdempotencyPropertyOf } from './idempotency/idempotency-key.ts';
import { createInFlightGuard } from './idempotency/in-flight.ts';
import { isLinkHeader, withAbsoluteLocations } from './location-header.ts';
import { createReadAfterWrite } from './read-after-write.ts';
import { createAcceptCheck, createRepresentation } from './representation.ts';

/**
 * Carries out a request in a session, from the idempotency key to the commit. Made by `createExecutor`.
 * @param mode a `trial` commits nothing: what the reply would be
 */
export type Execute = (
  request: OperationRequest,
  session: Session,
  mode?: 'commit' | 'trial',
) => Promise<Reply>;

/**
 * What a read changes before its response is made; `undefined` for an operation that only reads. One that has it is a
 * write, and its handler may change something too.
 */
export type PollOf = (
  operation: Operation,
) => ((request: OperationRequest, context: HandlerContext) => Promise<void>) | undefined;

export interface ExecutorOptions {
  readonly operations: Iterable<Operation>;
  readonly handlerFor: HandlerLookup;
  readonly validateResponse: ValidateResponse;
  readonly matchPath: MatchPath;
  /** What a read changes before its response is made: jobs go on when they are polled. */
  readonly pollOf: PollOf;
  /** Whether an operation may write though its method is safe: a handler of the user's own may do anything. */
  readonly mayWrite?: (operation: Operation) => boolean;
  /** The error for a reply that does not match the contract, where it is not a bug of the sandbox's own. */
  readonly departure?: (operation: Operation, issues: readonly string[]) => Error | undefined;
  /** Where bodies have an idempotency key. */
  readonly idempotencyPropertyOf: IdempotencyPropertyOf;
  /** Whose keys they are; absent where the sandbox does not know its users. */
  readonly requesterOf?: RequesterOf | undefined;
  readonly completeHeaders: CompleteHeaders;
  /** About how many bytes the responses stored under idempotency keys may take together. */
  readonly replayLimit?: number | undefined;
  /** The headers that the contract requires of responses. */
  readonly requiredHeadersOf: RequiredHeadersOf;
  /** What sends events after the commit; absent where there are none. */
  readonly observe?: Observe | undefined;
  /** Whether what is stored is all that matters: replies are checked, and get neither entity tags nor further headers. */
  readonly onlyRows?: boolean;
}

/**
 * The way of every operation, one step a line; each may end it with the status on its right. All of it is one
 * transaction: what throws leaves nothing of what was changed, and only a checked response commits.
 */
export function createExecutor(options: ExecutorOptions): Execute {
  const { operations, handlerFor, validateResponse, matchPath, pollOf, idempotencyPropertyOf } = options;
  const { completeHeaders, requiredHeadersOf, observe, mayWrite = () => false } = options;
  const runTransaction = createTransactionRunner(options);
  const items = createEntityTagLookup(operations);
  const conditions = createConditions({ items, handlerFor });
  const requireDeclared = createRequireDeclared(options);
  const readAfterWrite = createReadAfterWrite({ handlerFor, requireDeclared, matchPath, items, mayWrite });
  const negotiate = createNegotiation();
  const requireAcceptable = createAcceptCheck(negotiate);
  const represent = createRepresentation(negotiate, validateResponse);
  const requireHeaders = createRequireHeaders(requiredHeadersOf);
  const finishResponse = createFinishResponse();

  return async (request, session, wanted = 'commit') => {
    const mode = request.leavesNoTrace ? 'trial' : wanted;
    const observed = mode === 'trial' ? undefined : observe?.(request, session);
    const begin = () => session.runtime.begin(!request.leavesNoTrace);
    const transaction = (rows: Collections) => {
      const { clock, ids, random } = begin();
      const store = observed?.recording(rows) ?? rows;
      return carryOut(request, { clock, ids, random, store }, createPause(), observed);
    };
    const reply = await runTransaction(request, session.store, transaction, mode);
    observed?.committed(reply);
    return reply;
  };

  async function carryOut(
    request: OperationRequest,
    context: HandlerContext,
    pause: () => Promise<void> | undefined,
    observed?: Observation,
  ): Promise<Reply> {
    requireAcceptable(request); //                                           406
    await pollOf(request.operation)?.(request, context);
    const keyed = requestIdentity(request, idempotencyPropertyOf);
    const identity = keyed && (await ofRequester(keyed, request, context, options.requesterOf));
    const replay = identity && (await findReplay(identity, request, context, validateResponse)); // 409
    if (replay !== undefined) return finishResponse(request, replay);
    const failure = await conditions.check(request, context); //             412, thrown below: 404 comes first
    const handled = await handlerFor(request.operation)(request, context); // 404 409 501
    await pause();
    const represented = represent(request, handled);
    await requireDeclared(request, represented); //                              500
    await pause();
    const readable = await readAfterWrite(request, represented, context); //     500 501
    await pause();
    if (options.onlyRows === true) return readable;
    if (failure !== undefined) throw failure; //                             412
    const tagged = await conditions.tag(request, readable, context); //      304 412
    const reply = completeHeaders(request, tagged, context.clock);
    requireHeaders(request, reply); //                                       500
    if (identity !== undefined) await storeSuccess(identity, reply, context, options.replayLimit);
    observed?.carriedOut(context);
    return finishResponse(request, reply);
  }
}

/**
 * Creates what requires that a reply is within the contract.
 * @throws Error when the response leaves it: a bug of the sandbox's own, so nothing is stored.
 */
function createRequireDeclared({
  validateResponse,
  departure,
}: Pick<ExecutorOptions, 'validateResponse' | 'departure'>) {
  const { last: issuesOf = validateResponse } = validateResponse;
  return async ({ operation }: OperationRequest, reply: Reply): Promise<void> => {
    if (reply.body instanceof FileContent && !reply.body.isDeclared) return;
    await validateResponse.ahead?.(operation, reply);
    const issues = issuesOf(operation, reply);
    if (issues.length === 0) return;
    const error = departure?.(operation, issues);
    throw error ?? new Error(`${operation.id} would leave the contract: ${issues.join('; ')}`);
  };
}

/** Creates what runs the transaction of a request: a read, a write, or one that is rolled back. */
function createTransactionRunner({
  pollOf,
  mayWrite = () => false,
  idempotencyPropertyOf,
}: Pick<ExecutorOptions, 'pollOf' | 'mayWrite' | 'idempotencyPropertyOf'>) {
  const isRead = (request: OperationRequest) =>
    isSafe(request) && pollOf(request.operation) === undefined && !mayWrite(request.operation);
  const enterInFlight = createInFlightGuard(idempotencyPropertyOf);
  return async (
    request: OperationRequest,
    store: Store,
    transaction: (rows: Collections) => Promise<Reply>,
    mode: 'commit' | 'trial',
  ): Promise<Reply> => {
    if (isRead(request)) return store.read(transaction);
    const leave = enterInFlight(request, store); // 409
    try {
      return await (mode === 'trial' ? tryOut(store, transaction) : store.write(transaction)); // 507
    } finally {
      leave();
    }
  };
}

/** Runs a transaction and rolls it back. */
async function tryOut(store: Store, transaction: (rows: Collections) => Promise<Reply>): Promise<Reply> {
  const rollback: { reply?: Reply } = {};
  try {
    await store.write(async (rows) => {
      rollback.reply = await transaction(rows);
      throw rollback;
    });
  } catch (thrown) {
    if (thrown !== rollback) throw thrown;
  }
  if (rollback.reply === undefined) throw new Error('a transaction that was tried out has no reply');
  return rollback.reply;
}

/** Adds to a reply what the contract and the request decide: the declared media type, the full path of a link. */
function createFinishResponse(): (request: OperationRequest, reply: Reply) => Reply {
  const contentOf = createDeclaredContents();
  return (request, reply) => {
    const declared =
      reply.body === undefined ? undefined : contentOf(request.operation, reply.status)?.sentAs;
    const typed = declared === undefined ? reply : { mediaType: declared, ...reply };
    if (reply.headers === undefined || !Object.keys(reply.headers).some(isLinkHeader)) return typed;
    return { ...typed, headers: withAbsoluteLocations(request, reply.headers) };
  };
}

/** Whether a method promises to change nothing (RFC 9110, 9.2.1), QUERY among them. */
function isSafe({ operation }: OperationRequest): boolean {
  return ['get', 'head', 'query'].includes(operation.method);
}
