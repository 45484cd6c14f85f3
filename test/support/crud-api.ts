import { fileURLToPath } from 'node:url';
import { createExecutor } from '../../src/engine/execute.ts';
import { storedResponses } from '../../src/engine/idempotency/stored-responses.ts';
import { createCrudHandlers } from '../../src/handlers/crud/create-crud-handlers.ts';
import { createCrudContext } from '../../src/handlers/crud/crud-context.ts';
import { createRowSources } from '../../src/handlers/crud/items/given/generated-rows.ts';
import { sampleOrNothing } from '../../src/handlers/crud/sample-or-nothing.ts';
import { createResponseHeaders } from '../../src/handlers/headers/response-headers.ts';
import { inferResources } from '../../src/inference/infer-resources.ts';
import { createIdempotencyProperties } from '../../src/inference/writes/idempotency-property.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import { createPathMatcher } from '../../src/openapi/paths/path-matcher.ts';
import type { OperationRequest, Reply } from '../../src/operation.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Persistence } from '../../src/storage/store.ts';
import { createRequiredHeadersOf } from '../../src/validation/required-headers.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { createFixedRuntime, type FixedRuntime } from './fixed-runtime.ts';

/** What a test sends; ids in `params` are strings, as in a path. */
export type SentRequest = Partial<Pick<OperationRequest, 'params' | 'query' | 'body' | 'headers' | 'files'>>;

/** A contract with inferred handlers only, without HTTP: every reply is checked, and a create is read back. */
export interface CrudApi {
  /** Executes an operation by its id. */
  readonly request: (operationId: string, sent?: SentRequest) => Promise<Reply>;
  /** The same, and returns the body of the reply. */
  readonly requestBody: <Body = object>(operationId: string, sent?: SentRequest) => Promise<Body>;
  readonly runtime: FixedRuntime;
  readonly stored: (collection: string) => readonly object[];
  /** How many values were generated so far. */
  readonly sampleCount: () => number;
  readonly close: () => Promise<void>;
}

/** One of the contracts in `test/contracts`. */
export async function loadTestContract(name: string): Promise<OpenApiDocument> {
  const file = fileURLToPath(new URL(`../contracts/${name}.yaml`, import.meta.url));
  return (await loadDocument(file)).document;
}

export async function createCrudApi(document: OpenApiDocument, persistence?: Persistence): Promise<CrudApi> {
  const operations = operationsOf(document);
  const sampler = createSampler(document, { seed: 1 });
  const validators = createValidators(document);
  const validateResponse = createResponseValidator(document, validators);
  const mergeSchema = createSchemaMerger(document);
  const inferred = inferResources(document, operations, mergeSchema);
  let sampleCount = 0;
  const sample = sampleOrNothing(sampler);
  const crud = createCrudContext(
    mergeSchema,
    inferred,
    (schema, about) => {
      sampleCount += 1;
      return sample(schema, about);
    },
    { rowSourceOf: createRowSources(document, inferred.roleOf) },
  );
  const service = createCrudHandlers({ inferred, crud, validateResponse, validators });
  const store = await createStore({
    specs: [...service.collections, storedResponses],
    ...(persistence && { persistence }),
  });
  const runtime = createFixedRuntime();
  const execute = createExecutor({
    operations: operations.values(),
    handlerFor: (operation) => requireHandler(service.handlerFor(operation), operation),
    validateResponse,
    matchPath: createPathMatcher(operations.values()),
    pollOf: service.pollOf,
    idempotencyPropertyOf: createIdempotencyProperties(mergeSchema),
    completeHeaders: createResponseHeaders(document, sampler).complete,
    requiredHeadersOf: createRequiredHeadersOf(document),
  });
  const request = async (operationId: string, sent: SentRequest = {}) => {
    const operation = operations.get(operationId);
    if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
    const operationRequest = { operation, params: {}, query: {}, headers: {}, body: undefined, ...sent };
    return execute(operationRequest, { store, runtime, snapshots: new Map() });
  };
  return {
    request,
    requestBody: async <Body>(operationId: string, sent?: SentRequest) =>
      (await request(operationId, sent)).body as Body,
    runtime,
    stored: (collection) => [...(store.snapshot().collections[collection] ?? [])],
    sampleCount: () => sampleCount,
    close: () => store.close(),
  };
}

function requireHandler<H>(handler: H | undefined, operation: Operation): H {
  if (handler === undefined) throw new Error(`${operation.id} is not inferred`);
  return handler;
}
