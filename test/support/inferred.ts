import { fileURLToPath } from 'node:url';
import { createReplyCheck } from '../../src/contract/check-reply.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';
import { createPathMatch } from '../../src/contract/match.ts';
import { type Operation, operationsOf } from '../../src/contract/operations.ts';
import { inferResources } from '../../src/contract/resources.ts';
import { createSampler } from '../../src/contract/sample.ts';
import { createValidators } from '../../src/contract/validators.ts';
import type { Call, Reply } from '../../src/operations/handler.ts';
import { keptAnswers } from '../../src/operations/idempotency/kept-answers.ts';
import { createServed } from '../../src/operations/inferred/served.ts';
import { createInferred } from '../../src/operations/inferred.ts';
import { createPerform } from '../../src/operations/perform.ts';
import { createStore } from '../../src/store/memory-store.ts';
import type { Disk } from '../../src/store/store.ts';
import { type FixedSurroundings, fixedSurroundings } from './surroundings.ts';

/** What a test sends; ids in `params` are texts, as in a path. */
export type Sent = Partial<Pick<Call, 'params' | 'query' | 'body' | 'headers'>>;

/** A contract served by inference alone: every reply is checked, and a create is read back. */
export interface InferredApi {
  /** Calls an operation by its id. */
  readonly call: (operationId: string, sent?: Sent) => Promise<Reply>;
  /** The same, for the body of the answer. */
  readonly ask: <Body = object>(operationId: string, sent?: Sent) => Promise<Body>;
  readonly surroundings: FixedSurroundings;
  readonly stored: (collection: string) => readonly object[];
  readonly close: () => Promise<void>;
}

/** One of the contracts in `test/contracts`. */
export async function ownContract(name: string): Promise<OpenApiDocument> {
  const file = fileURLToPath(new URL(`../contracts/${name}.yaml`, import.meta.url));
  return (await loadContract(file)).document;
}

export async function inferredApi(document: OpenApiDocument, disk?: Disk): Promise<InferredApi> {
  const operations = operationsOf(document);
  const sampler = createSampler(document, { seed: 1 });
  const validators = createValidators(document);
  const checkReply = createReplyCheck(document, validators);
  const inferred = inferResources(document, operations);
  const served = createServed(
    document,
    inferred.resources,
    (schema, about) => sampler.sample(schema, about),
    validators,
  );
  const service = createInferred({ inferred, served, checkReply, validators });
  const store = await createStore({ specs: [...service.collections, keptAnswers], ...(disk && { disk }) });
  const surroundings = fixedSurroundings();
  const perform = createPerform({
    operations: operations.values(),
    handlerOf: (operation) => requireHandler(service.handlerOf(operation), operation),
    checkReply,
    matchPath: createPathMatch(operations.values()),
  });
  const call = async (operationId: string, sent: Sent = {}) => {
    const operation = operations.get(operationId);
    if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
    const asked = { operation, params: {}, query: {}, headers: {}, body: undefined, ...sent };
    return perform(asked, { store, surroundings, snapshots: new Map() });
  };
  return {
    call,
    ask: async <Body>(operationId: string, sent?: Sent) => (await call(operationId, sent)).body as Body,
    surroundings,
    stored: (collection) => [...(store.snapshot().collections[collection] ?? [])],
    close: () => store.close(),
  };
}

function requireHandler<H>(handler: H | undefined, operation: Operation): H {
  if (handler === undefined) throw new Error(`${operation.id} is not inferred`);
  return handler;
}
