import type { PollOf } from '../engine/execute.ts';
import { createRegistry, type HandlerLookup, handlerLayer } from '../engine/handler-registry.ts';
import { storedResponses } from '../engine/idempotency/stored-responses.ts';
import type { LeftToInference } from '../inference/infer-resources.ts';
import { describeOperations, type OperationBehavior } from '../inference/operation-behavior.ts';
import { leftToInference } from '../services/left-to-inference.ts';
import type { ServiceLayer } from '../services/service-definition.ts';
import { combineSchemas } from '../state/combine-schemas.ts';
import type { DemoRecipe } from '../state/demo/demo-data.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';
import { createInferredLayer, type InferredApi, type InferredLayer } from './inferred-layer.ts';

/** What the operations of a contract do, and what they store. */
export interface ApiService {
  /** How each operation is served. */
  readonly behaviors: readonly OperationBehavior[];
  readonly handlerFor: HandlerLookup;
  /** How many writes store nothing. */
  readonly forgottenWrites: number;
  readonly pollOf: PollOf;
  /** How rows are read from a file; its collections are all that there are. */
  readonly stateSchema: StateSchema;
  /** The key of a row whose collection the contract no longer has; absent where such rows are refused. */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  /** Fills a store with demo data; what does it is loaded only when it is called. */
  readonly demoRecipe: () => Promise<DemoRecipe>;
}

/**
 * Puts the layers of a service on top of each other: custom handlers ▸ inferred CRUD ▸ the contract's examples.
 *
 * Inference sees the operations that the layers above leave to it, or pass on with `next`. Where they leave none, there
 * is none: a fully custom service starts without it, and what it stores is all that there is.
 * @param layers the custom ones, the first on top: a user's handlers, then those of the built-in service
 * @throws StartupError for a handler of an operation that the contract does not have.
 */
export function createService(api: InferredApi, layers: readonly ServiceLayer[]): ApiService {
  const { document, operations } = api;
  const custom = layers.map(({ handlers = {} }) => handlerLayer(operations, handlers));
  const left = leftToInference(operations, layers);
  const inferred = inferLeft(api, left);
  const all: readonly ServiceLayer[] = inferred === undefined ? layers : [...layers, inferred];
  return {
    handlerFor: createRegistry(operations.values(), [...custom, ...(inferred?.handlerLayers ?? [])]),
    pollOf: inferred?.pollOf ?? (() => undefined),
    forgottenWrites: inferred?.forgottenWrites ?? 0,
    behaviors: describeOperations(operations.values(), left.customIds, inferred?.roleOf ?? new Map()),
    stateSchema: combineSchemas(document.info.title, all, [storedResponses, ...(inferred?.internal ?? [])]),
    ...(inferred && { unknownCollectionKey: inferred.unknownCollectionKey }),
    demoRecipe: () => combineDemos(all),
  };
}

function inferLeft(api: InferredApi, left: LeftToInference): InferredLayer | undefined {
  if (left.operations.size === 0 && api.operations.size > 0) return undefined;
  return createInferredLayer(api, left.operations, left.takenNames);
}

/** Each layer fills its own collections, from the top. */
async function combineDemos(layers: readonly ServiceLayer[]): Promise<DemoRecipe> {
  const recipes = await Promise.all(layers.map(({ demo }) => demo?.()));
  return async (recorder, count) => {
    for (const recipe of recipes) await recipe?.(recorder, count);
  };
}
