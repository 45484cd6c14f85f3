import type { HandlerContext } from '../../context.ts';
import type { HandlerLayer } from '../../engine/handler-registry.ts';
import { SandboxError, thrownMessage } from '../../errors.ts';
import { isObject, plainText } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Next, OperationRequest, Reply, RequestChanges } from '../../operation.ts';
import type { CustomHandler } from './custom-handler.ts';
import { copyBody, requireReply } from './custom-reply.ts';
import { type ItemStores, openScope } from './custom-scope.ts';
import { ownStack, placeIn } from './handler-place.ts';
import type { HandlersById } from './match-handlers.ts';

/** The handlers of a user's own, over all others; they can be replaced while requests arrive. */
export interface CustomLayer {
  readonly handlerFor: HandlerLayer;
  has(operation: Pick<Operation, 'id'>): boolean;
  /** The error for the log, where the reply to an operation with a handler does not match the contract. */
  departure(operation: Operation, issues: readonly string[]): Error | undefined;
  /** Uses these handlers for the requests from now on. */
  use(handlers: HandlersById): void;
}

/** How long a handler may take: the other writes of its session wait for it. In milliseconds. */
const timeLimit = 30_000;

/**
 * The layer of custom handlers, none at first. Any operation may get one while the sandbox runs, so that each is passed
 * on by this layer.
 */
export function createCustomLayer(stores: () => ItemStores): CustomLayer {
  let current: HandlersById = new Map();
  let made: ItemStores | undefined;
  return {
    handlerFor:
      ({ id }) =>
      (request, context, next) => {
        const handler = current.get(id);
        if (handler === undefined) return next();
        made ??= stores();
        return run({ handler, stores: made, request, context, next });
      },
    has: ({ id }) => current.has(id),
    departure: ({ id }, issues) => (current.has(id) ? departureOf(id, issues) : undefined),
    use: (handlers) => {
      current = handlers;
    },
  };
}

interface Run {
  readonly handler: CustomHandler;
  readonly stores: ItemStores;
  readonly request: OperationRequest;
  readonly context: HandlerContext;
  readonly next: Next;
}

/** @throws SandboxError for a refusal; Error, for the log, for whatever is wrong with the handler. */
async function run({ handler, stores, request, context, next }: Run): Promise<Reply> {
  const scope = openScope(stores, context, request);
  let thrownBelow: { readonly error: unknown } | undefined;
  const passOn = (changes?: RequestChanges) =>
    scope.run(async () => {
      try {
        const { body, ...reply } = await next(requireChanges(changes));
        return body === undefined ? reply : { ...reply, body: copyBody(body) };
      } catch (error) {
        thrownBelow = { error };
        throw error;
      }
    });
  try {
    return requireReply(await withinLimit(async () => handler(request, scope.context, passOn)));
  } catch (error) {
    if (thrownBelow?.error === error) throw error;
    throw asRefusal(error) ?? failureOf(request.operation, error);
  } finally {
    scope.end();
  }
}

const changeable: ReadonlySet<string> = new Set(['body', 'query', 'params', 'headers']);

/** @throws TypeError for what no request has: it would change nothing. */
function requireChanges(changes: RequestChanges | undefined): RequestChanges | undefined {
  if (changes === undefined || changes === null) return undefined;
  const unknown = Object.keys(changes).find((name) => !changeable.has(name));
  if (unknown === undefined) return changes;
  throw new TypeError(
    `next() cannot change ${JSON.stringify(unknown)} of a request: give ${[...changeable].join(', ')}`,
  );
}

/** @throws Error when the work takes too long. */
async function withinLimit<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const message = `it has not returned within ${timeLimit / 1000} seconds: does it wait for a request to this very session?`;
    timer = setTimeout(() => reject(new Error(message)), timeLimit);
  });
  try {
    return await Promise.race([work(), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal, also one of another copy of this package: a handler may import what its own project has installed. */
function asRefusal(error: unknown): SandboxError | undefined {
  if (error instanceof SandboxError) return error;
  if (!isObject(error) || error.name !== 'SandboxError') return undefined;
  const { message, status, headers } = error;
  if (typeof status !== 'number' || status < 400) return undefined;
  const given = isObject(headers)
    ? Object.entries(headers).map(([name, text]) => [name, plainText(text)])
    : [];
  return new SandboxError('refused', plainText(message), { status, headers: Object.fromEntries(given) });
}

/** Its stack would only show how the sandbox found out. */
function departureOf(id: string, issues: readonly string[]): Error {
  const error = new Error(
    `the reply of the handler of ${id} does not match the contract, and nothing was stored: ${issues.join('; ')}`,
  );
  error.stack = error.message;
  return error;
}

/** What the log says of a handler that failed; the stack is that of its own error. */
function failureOf({ id }: Operation, error: unknown): Error {
  const thrown = error instanceof Error ? error : new Error(thrownMessage(error));
  const place = placeIn(thrown.stack);
  const failure = new Error(
    `the handler of ${id} failed${place === undefined ? '' : ` at ${place}`}: ${thrown.message}`,
    {
      cause: error,
    },
  );
  failure.stack = `${failure.message}\n${ownStack(thrown.stack ?? '')}`;
  return failure;
}
