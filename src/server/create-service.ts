import { createRegistry, type HandlerLookup, handlerLayer } from '../engine/handler-registry.ts';
import { storedResponses } from '../engine/idempotency/stored-responses.ts';
import { createCrudHandlers } from '../handlers/crud/create-crud-handlers.ts';
import { createCrudContext, type Sample } from '../handlers/crud/crud-context.ts';
import { createCrudStateSchema } from '../handlers/crud/import/crud-state-schema.ts';
import { createReadOnlyCollection } from '../handlers/crud/read-only-collection.ts';
import { createExampleHandler } from '../handlers/examples/example-handler.ts';
import { type InferredResources, inferResources } from '../inference/infer-resources.ts';
import { describeOperations, type OperationBehavior } from '../inference/operation-behavior.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { SampleError, type Sampler } from '../sample/sampler.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import type { Validators } from '../schema/schema-validators.ts';
import {
  createTogaiService,
  type RowSchemaName,
  type ValidateBySchema,
  validatedCollections,
} from '../services/togai/togai-service.ts';
import { createTogaiStateSchema } from '../services/togai/togai-state-schema.ts';
import type { DemoRecipe } from '../state/demo/demo-data.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';
import type { ValidateResponse } from '../validation/response-validator.ts';
import type { Settings } from './server-settings.ts';

/** What the operations of a contract do, and what they remember. */
export interface ApiService {
  /** How each operation is served. */
  readonly table: readonly OperationBehavior[];
  readonly handlerFor: HandlerLookup;
  readonly collections: readonly CollectionSpec[];
  /** How rows of collections that the contract does not have any more are told apart; absent where they are refused. */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  /** What its rows must be where they come from a file. */
  readonly stateSchema: StateSchema;
  /** How a demo of it is made; what makes it is loaded only then. */
  readonly demoRecipe: () => Promise<DemoRecipe>;
}

/** What a service is made of. */
export interface ServiceOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly sampler: Sampler;
  readonly validateResponse: ValidateResponse;
  readonly validators: Validators;
}

/** The schemas by which the built-in contract judges what is stored. */
const schemas = {
  Customer: { $ref: '#/components/schemas/Customer' },
  Account: { $ref: '#/components/schemas/Account' },
  Settings: { $ref: '#/components/schemas/CreateCustomerRequest/properties/settings' },
  NetTermDays: { $ref: '#/components/schemas/CreateAccountRequest/properties/netTermDays' },
} as const satisfies Record<RowSchemaName, object>;

/** Togai's service: every operation of the built-in contract has a handler written by hand. */
export function createBuiltInService(parts: ServiceOptions, settings: Settings): ApiService {
  const { document, operations, validators } = parts;
  const { handlers } = createTogaiService(settings);
  const validate: ValidateBySchema = (schema, value) => validators.of(schemas[schema], 'response')(value);
  const collections = [...validatedCollections(validate), storedResponses];
  const { baseCurrency } = settings;
  return {
    handlerFor: createRegistry(operations.values(), [handlerLayer(operations, handlers)]),
    collections,
    stateSchema: createTogaiStateSchema({
      contract: document.info.title,
      collections,
      validate,
      baseCurrency,
    }),
    demoRecipe: async () =>
      (await import('../services/togai/demo/togai-demo.ts')).createTogaiDemo(operations),
    table: describeOperations(operations.values(), new Set(Object.keys(handlers)), new Map()),
  };
}

/** A service that follows from its contract: with state where resources are inferred, else as the contract shows. */
export function createInferredService(parts: ServiceOptions): ApiService {
  const { document, operations, sampler, validateResponse, validators } = parts;
  const mergeSchema = createSchemaMerger(document);
  const inferred: InferredResources = inferResources(document, operations, mergeSchema);
  const crud = createCrudContext(mergeSchema, inferred.resources, sampleOrNothing(sampler));
  const withState = createCrudHandlers({ inferred, crud, validateResponse, validators });
  const fromContract = createExampleHandler({ document, sampler, validateResponse });
  const { readOnlyRoles } = inferred;
  const shown = createReadOnlyCollection({ document, crud, readOnlyRoles, validateResponse });
  const handlerFor = createRegistry(operations.values(), [withState.handlerFor, shown, fromContract]);
  const table = describeOperations(operations.values(), new Set(), inferred.roleOf);
  const { keyOf: unknownCollectionKey } = withState;
  const collections = [...withState.collections, storedResponses];
  const contract = document.info.title;
  const stateSchema = createCrudStateSchema({ contract, collections, inferred, crud, validators });
  const demoRecipe = async () => {
    const { createCrudDemo } = await import('../handlers/crud/demo/crud-demo.ts');
    return createCrudDemo({ inferred, crud, sampler, validators });
  };
  return {
    handlerFor,
    table,
    collections,
    unknownCollectionKey,
    stateSchema,
    demoRecipe,
  };
}

function sampleOrNothing(sampler: Sampler): Sample {
  return (schema, about) => {
    try {
      return sampler.sample(schema, about);
    } catch (error) {
      if (error instanceof SampleError) return undefined;
      throw error;
    }
  };
}
