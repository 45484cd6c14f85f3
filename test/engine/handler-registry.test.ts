import { describe, expect, it } from 'vitest';
import { createRegistry, type Handlers, handlerLayer } from '../../src/engine/handler-registry.ts';
import { StartupError } from '../../src/errors.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import type { Handler, OperationRequest } from '../../src/operation.ts';
import { createFixedRuntime } from '../support/fixed-runtime.ts';
import { sketch } from '../support/small-contract.ts';

const operations = operationsOf(sketch({ 'GET /pets': {}, 'POST /pets': {} }));
const [list, create] = [...operations.values()];

const context = {
  ...createFixedRuntime().begin(),
  store: {
    collection: () => {
      throw new Error('nothing is stored here');
    },
  },
};

const replying =
  (body: unknown): Handler =>
  () => ({ status: 200, body });

const adding =
  (word: string): Handler =>
  async (_request, _context, next) => ({ status: 200, body: `${word} ${(await next()).body}` });

/** What GET /pets replies through layers of handlers, the first one on top. */
async function replyOf(...layers: readonly Handlers[]): Promise<unknown> {
  if (list === undefined) throw new Error('there is no operation');
  const registry = createRegistry(
    [list],
    layers.map((handlers) => handlerLayer(operations, handlers)),
  );
  const request: OperationRequest = { operation: list, params: {}, query: {}, headers: {}, body: undefined };
  return (await registry(list)(request, context)).body;
}

describe('layers of handlers', () => {
  const id = list?.id ?? '';

  it.each([
    ['the first one that has a handler', [{ [id]: replying('a') }, { [id]: replying('b') }], 'a'],
    ['the next one where the first has none', [{}, { [id]: replying('b') }], 'b'],
    ['what is below, with next', [{ [id]: adding('a') }, {}, { [id]: replying('c') }], 'a c'],
    [
      'what is below that, too',
      [{ [id]: adding('a') }, { [id]: adding('b') }, { [id]: replying('c') }],
      'a b c',
    ],
  ])('serve an operation by %s', async (_, layers, body) => {
    expect(await replyOf(...layers)).toBe(body);
  });

  it('leave a handler without next as it is', () => {
    const handler = replying('a');
    const registry = createRegistry(operations.values(), [() => handler, () => adding('b')]);
    for (const operation of operations.values()) expect(registry(operation)).toBe(handler);
  });

  it('reject next with what the layer below throws at once', async () => {
    const failing: Handler = () => {
      throw new Error('no');
    };
    const catching: Handler = (_request, _context, next) =>
      next().catch((error: Error) => ({ status: 200, body: error.message }));
    expect(await replyOf({ [id]: catching }, { [id]: failing })).toBe('no');
  });

  it.each([
    ['a handler of no operation', [{ other: replying('a') }, { [id]: replying('b') }], 'no operation other'],
    ['an operation that no layer serves', [{}, {}], `Nothing serves the operation ${id}`],
    ['next where nothing is below', [{ [id]: adding('a') }], `Nothing serves the operation ${id}`],
  ])('are refused for %s', async (_, layers, message) => {
    await expect(replyOf(...layers)).rejects.toThrow(StartupError);
    await expect(replyOf(...layers)).rejects.toThrow(message);
  });

  it('know no operation of another contract', () => {
    if (list === undefined || create === undefined) throw new Error('there is no operation');
    expect(() => createRegistry([list], [() => replying('a')])(create)).toThrow('is not in the registry');
  });
});
