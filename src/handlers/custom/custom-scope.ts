import { inspect } from 'node:util';
import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';
import { didYouMean } from '../../similar-names.ts';
import type { CustomContext } from './custom-handler.ts';
import { requireHeaders } from './custom-reply.ts';
import type { ItemCollection, ItemStore } from './item-collection.ts';

/** The stores of a contract's collections. */
export interface ItemStores {
  readonly names: readonly string[];
  /** That of a collection, by any of its names. */
  find(name: string): ItemStore | undefined;
}

/** What one run of a handler may use; nothing of it works once the run has ended. */
export interface CustomScope {
  readonly context: CustomContext;
  /** Runs one piece of work at a time, in order: a handler may start several without waiting for each. */
  run<T>(work: () => Promise<T>): Promise<T>;
  end(): void;
}

/** Opens the scope of one run of a handler. */
export function openScope(
  stores: ItemStores,
  context: HandlerContext,
  request: OperationRequest,
): CustomScope {
  let last: Promise<unknown> = Promise.resolve();
  let hasEnded = false;

  function run<T>(work: () => Promise<T>): Promise<T> {
    const called = new Error('called');
    const result = last
      .then(() => {
        if (hasEnded) throw new Error(`${request.operation.id} has ended: await what its handler does`);
        return work();
      })
      .catch((error: unknown) => {
        throw withCaller(error, called);
      });
    // A failure belongs to whoever awaits the result; a result that nobody awaits must not end the process.
    last = result.catch(() => {});
    return result;
  }

  function collection(name: string): ItemCollection {
    const items = requireStore(stores, name)(context, request);
    return {
      get: (id) => run(() => items.get(id)),
      list: (filter) => run(() => items.list(filter)),
      insert: (item, under) => run(() => items.insert(item, under)),
      update: (id, changes) => run(() => items.update(id, changes)),
      replace: (id, item) => run(() => items.replace(id, item)),
      remove: (id) => run(() => items.remove(id)),
    };
  }

  const { clock, ids, random } = context;
  return {
    // The type of the items is the word of whoever writes the handler.
    context: { clock, ids, random, collection: collection as CustomContext['collection'], refuse },
    run,
    end: () => {
      hasEnded = true;
    },
  };
}

/** The work begins later, so that its stack does not lead to the line of the handler that asked for it. */
function withCaller(error: unknown, { stack = '' }: Error): unknown {
  if (error instanceof Error) error.stack += `\n${stack.split('\n').slice(1).join('\n')}`;
  return error;
}

function requireStore(stores: ItemStores, name: string): ItemStore {
  const store = stores.find(name);
  if (store !== undefined) return store;
  const { names } = stores;
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  throw new Error(
    `the contract has no collection ${JSON.stringify(name)}: ${known}.${didYouMean(name, names)}`,
  );
}

function refuse(status: number, message: string, headers: unknown = {}): never {
  if (!Number.isInteger(status) || status < 400 || status > 599) {
    throw new RangeError(
      `a request cannot be refused with ${inspect(status)}: give a status from 400 to 599, as a number`,
    );
  }
  if (typeof message !== 'string' || message === '') {
    throw new TypeError(`a request is refused with a message: give a text after ${status}`);
  }
  throw new SandboxError('refused', message, { status, headers: requireHeaders(headers) });
}
