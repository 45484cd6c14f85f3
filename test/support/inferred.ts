import { fileURLToPath } from 'node:url';
import { createPerform } from '../../src/engine/execute.ts';
import { keptAnswers } from '../../src/engine/idempotency/stored-responses.ts';
import { createInferred } from '../../src/handlers/crud/create-crud-handlers.ts';
import { createServed } from '../../src/handlers/crud/crud-context.ts';
import { inferResources } from '../../src/inference/infer-resources.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { loadContract } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import { createPathMatch } from '../../src/openapi/path-matcher.ts';
import type { Call, Reply } from '../../src/operation.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Disk } from '../../src/storage/store.ts';
import { createReplyCheck } from '../../src/validation/response-validator.ts';
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
