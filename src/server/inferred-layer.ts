import type { PollOf } from '../engine/execute.ts';
import { bindLayers, type HandlerLayer } from '../engine/handler-registry.ts';
import type { RequesterOf } from '../engine/idempotency/idempotency.ts';
import { createCrudHandlers } from '../handlers/crud/create-crud-handlers.ts';
import { type CrudContext, createCrudContext } from '../handlers/crud/crud-context.ts';
import { createCrudStateSchema } from '../handlers/crud/import/crud-state-schema.ts';
import { createRowSources } from '../handlers/crud/items/given/generated-rows.ts';
import { createNamedCheck } from '../handlers/crud/parents/named-check.ts';
import { createParentCheck } from '../handlers/crud/parents/parent-check.ts';
import { requesterOf } from '../handlers/crud/people/find-person.ts';
import { issuedTokens } from '../handlers/crud/people/tokens.ts';
import { createReadOnlyCollection } from '../handlers/crud/read-only-collection.ts';
import { sampleOrNothing } from '../handlers/crud/sample-or-nothing.ts';
import type { ItemStore } from '../handlers/custom/item-collection.ts';
import { elseExample } from '../handlers/examples/else-example.ts';
import { createExampleHandler } from '../handlers/examples/example-handler.ts';
import { findReadOf } from '../handlers/examples/find-read-of.ts';
import { createFileLayer } from '../handlers/files/file-layer.ts';
import { createHeadLayer } from '../handlers/head-layer.ts';
import type { ResponseHeaders } from '../handlers/headers/response-headers.ts';
import { createPeopleLayer } from '../handlers/people/people-layer.ts';
import { createRedirectLayer } from '../handlers/redirects/redirect-layer.ts';
import { type InferredPeople, type InferredResources, inferResources } from '../inference/infer-resources.ts';
import { isFirstAct } from '../inference/people/open-acts.ts';
import type { Role } from '../inference/resource.ts';
import { findForgottenWrites } from '../lint/forgotten-writes.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Sampler } from '../sample/sampler.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { ServiceApi, ServiceLayer } from '../services/service-definition.ts';
import type { CollectionSchemas, RowSchema } from '../state/state-schema.ts';
import type { CollectionSpec, Key } from '../storage/store.ts';
import type { UploadStore } from '../uploads/upload-store.ts';
import type { ValidateResponse } from '../validation/response-validator.ts';

/** What the behaviour that follows from a contract is made of. */
export interface InferredApi extends ServiceApi {
  /** Where uploaded files are; absent where none are stored. */
  readonly uploads?: UploadStore | undefined;
  readonly mergeSchema: MergeSchema;
  readonly sampler: Sampler;
  readonly validateResponse: ValidateResponse;
  readonly responseHeaders: ResponseHeaders;
  /** The tokens that the sandbox was started with. */
  readonly tokens?: readonly string[];
  /** Whether parents that nobody created exist from their first use on. */
  readonly createParents?: boolean;
}

/** The lowest layers, which follow from the contract alone. */
export interface InferredLayer extends Required<Omit<ServiceLayer, 'handlers'>> {
  /** From the top: HEAD as its GET ▸ files ▸ people ▸ inferred CRUD ▸ unknown parents ▸ redirects ▸ read-only collections ▸ the contract's examples, which serve any operation. */
  readonly handlerLayers: readonly HandlerLayer[];
  /** How many writes store nothing. */
  readonly forgottenWrites: number;
  /** What the sandbox stores for itself. */
  readonly internal: readonly CollectionSpec[];
  /** What operations are inferred to do, by their ids. */
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly people: InferredPeople;
  /** What lets jobs go on before they are read. */
  readonly pollOf: PollOf;
  /** Who sent a request; absent where no tokens are handed out. */
  readonly requesterOf?: RequesterOf;
  /** Whether an operation needs no credentials, although the contract requires them everywhere. */
  readonly isOpen: (operation: Operation) => boolean;
  /** The items of each collection, for custom handlers. */
  readonly itemStores: () => ReadonlyMap<string, ItemStore>;
  /** The key of a row whose collection the contract no longer has. */
  readonly unknownCollectionKey: CollectionSpec['key'];
  /** What the bodies of events are made from. */
  readonly eventParts: EventParts;
}

/** What was inferred, for the events that changes send. */
export interface EventParts {
  readonly crud: CrudContext;
  readonly inferred: InferredResources;
}

/**
 * Infers the behaviour of operations from the contract: stateful where resources are inferred, else its examples.
 * @param operations those that the layers above leave to it, or pass on
 * @param takenNames the names of the collections above, which inferred collections may not have
 */
export function createInferredLayer(
  api: InferredApi,
  operations: ReadonlyMap<string, Operation>,
  takenNames: readonly string[],
): InferredLayer {
  const { document, mergeSchema, sampler, validateResponse, validators, createParents = false } = api;
  const inferred = inferResources(document, operations, mergeSchema, takenNames);
  const crud = createCrudContext(mergeSchema, inferred, sampleOrNothing(sampler), {
    createsParents: createParents,
    rowSourceOf: createRowSources(document, inferred.roleOf),
    sentIssues: (schema, value) => validators.byDiscriminator(schema, 'request')(value),
  });
  const stateful = createCrudHandlers({ inferred, crud, validateResponse, validators });
  const { roleOf, readOnlyRoles } = inferred;
  const readOnly = createReadOnlyCollection({ document, crud, readOnlyRoles, validateResponse });
  const examples: HandlerLayer = createExampleHandler({
    document,
    sampler,
    validateResponse,
    validators,
    responseHeaders: api.responseHeaders,
    mergeSchema,
    sample: crud.sample,
    readerOf: (written) => {
      const read = findReadOf(document, operations.values(), written);
      return read && bindLayers([stateful.handlerFor, readOnly, examples], read);
    },
  });
  const tokens = api.tokens ?? [];
  const people = createPeopleLayer({ ...api, crud, people: inferred.people, roleOf, tokens });
  const parentCheck = createParentCheck(crud, roleOf.values());
  const files = createFileLayer([...operations.values()], { ...api, crud, roleOf });
  const layers: readonly HandlerLayer[] = [
    files.handlerFor,
    people,
    (operation) => (isBelowOthers(roleOf.get(operation.id)) ? parentCheck(operation) : undefined),
    elseExample(roleOf, stateful.handlerFor),
    parentCheck,
    createNamedCheck(crud),
    createRedirectLayer(crud, [...roleOf.values()]),
    readOnly,
    examples,
  ];
  return {
    handlerLayers: [headsAmong(operations, layers, roleOf), ...layers],
    ...{ roleOf, people: inferred.people, eventParts: { crud, inferred } },
    ...withLogIns(stateful.pollOf, inferred.people),
    itemStores: stateful.itemStores,
    forgottenWrites: findForgottenWrites(document, operations.values(), inferred, new Set()).length,
    collections: stateful.collections,
    ...storedBeside(keepsTokens(inferred.people, crud), files.internal),
    unknownCollectionKey: (row) => stateful.keyOf(row) ?? formerKey(row),
    stateSchema: withRowSchemas(createCrudStateSchema({ inferred, crud, validators }), files.rowSchemas),
    demo: async () => {
      const { createCrudDemo } = await import('../handlers/crud/demo/crud-demo.ts');
      return createCrudDemo({ inferred, crud, sampler, validators });
    },
  };
}

/** The layer of HEAD, which says what a GET with state would. */
function headsAmong(
  operations: ReadonlyMap<string, Operation>,
  layers: readonly HandlerLayer[],
  roleOf: ReadonlyMap<string, Role>,
): HandlerLayer {
  const [ofFiles] = layers;
  const hasState = (get: Operation) => roleOf.has(get.id) || ofFiles?.(get) !== undefined;
  return createHeadLayer(operations.values(), (get) => (hasState(get) ? bindLayers(layers, get) : undefined));
}

/** Whether an operation does nothing but start a job, so that no role of its own requires the items in its path. */
function startsOnlyJob(role: Role | undefined): boolean {
  return role?.job !== undefined && role.job.resource === role.resource;
}

/**
 * Whether an operation leads through an item that no role of its own requires: it starts a job, or makes something elsewhere,
 * as `/courses/{id}/enroll` does.
 */
function isBelowOthers(role: Role | undefined): boolean {
  if (role === undefined) return false;
  const { operation, nestedPath, collectionPath } = role;
  const isAct = !operation.path
    .replace(/\/+$/, '')
    .endsWith(collectionPath.slice(collectionPath.lastIndexOf('/')));
  const isMade = role.kind === 'create' && nestedPath === undefined && isAct;
  return startsOnlyJob(role) || (isMade && operation.path.includes('{'));
}

/** Whether tokens are stored: whoever makes an item is looked for by the token, also where the contract has no log-in. */
function keepsTokens({ acts }: InferredPeople, { people }: CrudContext): boolean {
  return acts.size > 0 || people !== undefined;
}

/** What is stored beside the items: files, and tokens where they are handed out; these say who sent a request. */
function storedBeside(
  hasTokens: boolean,
  files: readonly CollectionSpec[],
): Pick<InferredLayer, 'internal' | 'requesterOf'> {
  return hasTokens ? { internal: [issuedTokens, ...files], requesterOf } : { internal: files };
}

/**
 * What people do by a GET is no mere read: a log-in stores the token that it issues, the link of a mail verifies an address.
 * And whoever logs in has no token yet.
 */
function withLogIns(pollOf: PollOf, people: InferredPeople): Pick<InferredLayer, 'pollOf' | 'isOpen'> {
  return {
    pollOf: (operation) => pollOf(operation) ?? (people.acts.has(operation.id) ? noChange : undefined),
    isOpen: (operation) => isFirstAct(people, operation),
  };
}

async function noChange(): Promise<void> {}

/** The key of a row whose collection is gone: most services call it `id`, those of the sandbox's own are `token` and `path`. */
function formerKey(row: object): Key {
  const { token, path, id } = row as { readonly token?: Key; readonly path?: Key; readonly id: Key };
  return token ?? path ?? id;
}

function withRowSchemas(
  { rowSchemas, ...schemas }: CollectionSchemas,
  others: ReadonlyMap<string, RowSchema>,
): CollectionSchemas {
  return { ...schemas, rowSchemas: new Map([...rowSchemas, ...others]) };
}
