import type { PollOf } from '../engine/execute.ts';
import { createRegistry, type HandlerLookup, handlerLayer } from '../engine/handler-registry.ts';
import type { RequesterOf } from '../engine/idempotency/idempotency.ts';
import { storedResponses } from '../engine/idempotency/stored-responses.ts';
import { type CustomLayer, createCustomLayer } from '../handlers/custom/custom-layer.ts';
import type { ItemStores } from '../handlers/custom/custom-scope.ts';
import type { ItemStore } from '../handlers/custom/item-collection.ts';
import { createRowStore } from '../handlers/custom/row-store.ts';
import type { LeftToInference } from '../inference/infer-resources.ts';
import {
  describeOperations,
  type InferredRoles,
  type OperationBehavior,
} from '../inference/operation-behavior.ts';
import type { Operation } from '../openapi/operations.ts';
import { leftToInference } from '../services/left-to-inference.ts';
import type { ServiceLayer } from '../services/service-definition.ts';
import { combineSchemas } from '../state/combine-schemas.ts';
import type { DemoRecipe } from '../state/demo/demo-data.ts';
import type { StateSchema } from '../state/state-schema.ts';
import { findCollection } from '../storage/find-collection.ts';
import type { CollectionSpec } from '../storage/store.ts';
import {
  createInferredLayer,
  type EventParts,
  type InferredApi,
  type InferredLayer,
} from './inferred-layer.ts';

/** What the operations of a contract do, and what they store. */
export interface ApiService {
  /** How each operation is served at the moment. */
  readonly behaviors: () => readonly OperationBehavior[];
  readonly behaviorOf: (id: string) => OperationBehavior | undefined;
  /** The handlers of a user's own, over all others; absent where there can be none. */
  readonly custom?: CustomLayer;
  readonly handlerFor: HandlerLookup;
  /** How many writes store nothing. */
  readonly forgottenWrites: number;
  readonly pollOf: PollOf;
  /** Who sent a request; absent where the sandbox does not know its users. */
  readonly requesterOf: RequesterOf | undefined;
  /** Whether an operation needs no credentials, although the contract requires them everywhere. */
  readonly isOpen: (operation: Operation) => boolean;
  /** How rows are read from a file; its collections are all that there are. */
  readonly stateSchema: StateSchema;
  /** The items of the collections, for whoever changes them without a request. */
  readonly itemStores: () => ItemStores;
  /** The key of a row whose collection the contract no longer has; absent where such rows are refused. */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  /** Fills a store with demo data; what does it is loaded only when it is called. */
  readonly demoRecipe: () => Promise<DemoRecipe>;
  /** What the bodies of events are made from; of nothing, where nothing is inferred. */
  readonly eventParts: () => EventParts;
}

/**
 * Puts the layers of a service on top of each other: custom handlers ▸ inferred CRUD ▸ the contract's examples.
 *
 * Inference sees the operations that the layers above leave to it, or pass on with `next`. Where they leave none, there
 * is none: a fully custom service starts without it, and what it stores is all that there is.
 * @param layers those of the built-in service, the first on top
 * @param isCustomizable whether a user may put handlers of their own on top of all
 * @throws StartupError for a handler of an operation that the contract does not have.
 */
export function createService(
  api: InferredApi,
  layers: readonly ServiceLayer[],
  isCustomizable = false,
): ApiService {
  const { document, operations } = api;
  const service = layers.map(({ handlers = {} }) => handlerLayer(operations, handlers));
  const left = leftToInference(operations, layers);
  const inferred = inferLeft(api, left);
  const all: readonly ServiceLayer[] = inferred === undefined ? layers : [...layers, inferred];
  const stateSchema = combineSchemas(document.info.title, all, [
    storedResponses,
    ...(inferred?.internal ?? []),
  ]);
  const itemStores = () => itemStoresOf(layers, stateSchema, inferred);
  const custom = isCustomizable ? createCustomLayer(itemStores) : undefined;
  const handlerLayers = [...service, ...(inferred?.handlerLayers ?? [])];
  const described = describeOperations(api, left.customIds, inferred ?? nothingInferred);
  const behaviors = new Map(described.map((each) => [each.id, each]));
  const behaviorOf = (id: string) => {
    const behavior = behaviors.get(id);
    return behavior !== undefined && custom?.has(behavior) ? asCustom(behavior) : behavior;
  };
  return {
    handlerFor: createRegistry(
      operations.values(),
      custom === undefined ? handlerLayers : [custom.handlerFor, ...handlerLayers],
    ),
    ...(custom && { custom }),
    behaviors: () => described.map((each) => behaviorOf(each.id) ?? each),
    behaviorOf,
    pollOf: inferred?.pollOf ?? (() => undefined),
    requesterOf: inferred?.requesterOf,
    isOpen: inferred?.isOpen ?? (() => false),
    forgottenWrites: inferred?.forgottenWrites ?? 0,
    stateSchema,
    itemStores,
    ...(inferred && { unknownCollectionKey: inferred.unknownCollectionKey }),
    demoRecipe: () => combineDemos(all),
    eventParts: () => (inferred ?? createInferredLayer(api, new Map(), left.takenNames)).eventParts,
  };
}

function asCustom({ id, method, path }: OperationBehavior): OperationBehavior {
  return { id, method, path, behavior: 'custom' };
}

/** The items of all collections: what a built-in service stores are rows, what is inferred stores items. */
function itemStoresOf(
  layers: readonly ServiceLayer[],
  { rowSchemas, collections }: StateSchema,
  inferred: InferredLayer | undefined,
): ItemStores {
  const specs = layers.flatMap(({ collections = [] }) => collections);
  const rows = specs.flatMap((spec): [string, ItemStore][] => {
    const rowSchema = rowSchemas.get(spec.name);
    return rowSchema === undefined ? [] : [[spec.name, createRowStore(spec, rowSchema)]];
  });
  const stores = new Map([...rows, ...(inferred?.itemStores() ?? [])]);
  return {
    names: [...stores.keys()],
    find: (name) => stores.get(name) ?? stores.get(findCollection(collections, name)?.name ?? ''),
  };
}

const nothingInferred: InferredRoles = { roleOf: new Map(), people: { acts: new Map() } };

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
