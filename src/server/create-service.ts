import { createRegistry, type HandlerOf } from '../engine/handler-registry.ts';
import { keptAnswers } from '../engine/idempotency/stored-responses.ts';
import { createInferred } from '../handlers/crud/create-crud-handlers.ts';
import { createServed, type Sample } from '../handlers/crud/crud-context.ts';
import { createInferredStateRules } from '../handlers/crud/import/crud-state-schema.ts';
import { createShown } from '../handlers/crud/read-only-collection.ts';
import { createFromContract } from '../handlers/examples/example-handler.ts';
import { type Inferred, inferResources } from '../inference/infer-resources.ts';
import { type ServedOperation, servingOf } from '../inference/operation-behavior.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { SampleError, type Sampler } from '../sample/sampler.ts';
import type { Validators } from '../schema/schema-validators.ts';
import {
  createTogaiService,
  type JudgeBySchema,
  type JudgedSchema,
  judgedCollections,
} from '../services/togai/togai-service.ts';
import { createTogaiStateRules } from '../services/togai/togai-state-schema.ts';
import type { DemoRecipe } from '../state/demo/demo-data.ts';
import type { StateRules } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';
import type { CheckReply } from '../validation/response-validator.ts';
import type { Settings } from './server-settings.ts';

/** What the operations of a contract do, and what they remember. */
export interface ContractService {
  /** How each operation is served. */
  readonly table: readonly ServedOperation[];
  readonly handlerOf: HandlerOf;
  readonly collections: readonly CollectionSpec[];
  /** How rows of collections that the contract does not have any more are told apart; absent where they are refused. */
  readonly strangeKey?: CollectionSpec['key'];
  /** What its rows must be where they come from a file. */
  readonly stateRules: StateRules;
  /** How a demo of it is made; what makes it is loaded only then. */
  readonly demoRecipe: () => Promise<DemoRecipe>;
}

/** What a service is made of. */
export interface ServiceParts {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly sampler: Sampler;
  readonly checkReply: CheckReply;
  readonly validators: Validators;
}

/** The schemas by which the built-in contract judges what is stored. */
const schemas = {
  Customer: { $ref: '#/components/schemas/Customer' },
  Account: { $ref: '#/components/schemas/Account' },
  Settings: { $ref: '#/components/schemas/CreateCustomerRequest/properties/settings' },
  NetTermDays: { $ref: '#/components/schemas/CreateAccountRequest/properties/netTermDays' },
} as const satisfies Record<JudgedSchema, object>;

/** Togai's service: every operation of the built-in contract has a handler written by hand. */
export function createBuiltInService(parts: ServiceParts, settings: Settings): ContractService {
  const { document, operations, validators } = parts;
  const { handlers } = createTogaiService(settings);
  const judge: JudgeBySchema = (schema, value) => validators.of(schemas[schema], 'response')(value);
  const collections = [...judgedCollections(judge), keptAnswers];
  const { baseCurrency } = settings;
  return {
    handlerOf: createRegistry(operations, handlers),
    collections,
    stateRules: createTogaiStateRules({ contract: document.info.title, collections, judge, baseCurrency }),
    demoRecipe: async () =>
      (await import('../services/togai/demo/togai-demo.ts')).createTogaiDemo(operations),
    table: servingOf(operations.values(), new Set(Object.keys(handlers)), new Map()),
  };
}

/** A service that follows from its contract: with state where resources are inferred, else as the contract shows. */
export function createInferredService(parts: ServiceParts): ContractService {
  const { document, operations, sampler, checkReply, validators } = parts;
  const inferred: Inferred = inferResources(document, operations);
  const served = createServed(document, inferred.resources, sampleOrNothing(sampler), validators);
  const withState = createInferred({ inferred, served, checkReply, validators });
  const fromContract = createFromContract({ document, sampler, checkReply });
  const { shownBy } = inferred;
  const shown = createShown({ document, served, shownBy, checkReply, otherwise: fromContract });
  const handlerOf = createRegistry(operations, {}, [withState.handlerOf, shown, fromContract]);
  const table = servingOf(operations.values(), new Set(), inferred.roleOf);
  const { keyOf: strangeKey } = withState;
  const collections = [...withState.collections, keptAnswers];
  const contract = document.info.title;
  const stateRules = createInferredStateRules({ contract, collections, inferred, served, validators });
  const demoRecipe = async () => {
    const { createInferredDemo } = await import('../handlers/crud/demo/crud-demo.ts');
    return createInferredDemo({ inferred, served, sampler, validators });
  };
  return {
    handlerOf,
    table,
    collections,
    strangeKey,
    stateRules,
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
