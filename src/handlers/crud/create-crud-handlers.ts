import type { PollOf } from '../../engine/execute.ts';
import type { InferredResources } from '../../inference/infer-resources.ts';
import type { JobStart, ReadRole, Resource, Role, SelectingRole } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BoundHandler, Reply } from '../../operation.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { ItemStore } from '../custom/item-collection.ts';
import { collectionSpec, selectionsOf } from './collection-spec.ts';
import type { CrudContext } from './crud-context.ts';
import { type CrudRequest, parentIdsOf, type RequireShowableRow } from './crud-request.ts';
import { holdIndexOf } from './holds/holds.ts';
import { withIdInPath } from './id-input.ts';
import { type LastNumber, lastNumbers } from './ids/sequence.ts';
import { createStoredItemCheck } from './import/stored-item-issues.ts';
import { createItemStore } from './item-store.ts';
import { withCurrentItem } from './items/current-item.ts';
import { areDeletionsStored, deletedItems } from './items/given/deleted-items.ts';
import { trash } from './items/given/trash.ts';
import { createPolls } from './jobs/poll-jobs.ts';
import { jobRole, startJob } from './jobs/start-job.ts';
import { performAction } from './operations/action.ts';
import { createItems } from './operations/bulk-create.ts';
import { deleteItems } from './operations/bulk-delete.ts';
import { updateItems } from './operations/bulk-update.ts';
import { countItems } from './operations/count.ts';
import { createItem } from './operations/create.ts';
import { deleteItem } from './operations/delete.ts';
import { listItems } from './operations/list.ts';
import { amongGivenItems, listGivenItems, storeGivenItems } from './operations/list-given-items.ts';
import { readItem } from './operations/read.ts';
import { replaceItem } from './operations/replace.ts';
import { updateItem } from './operations/update.ts';
import { withCanonicalParents } from './parents/canonical-parents.ts';
import { withCurrentParents } from './parents/current-parents.ts';
import { withHashedIds } from './parents/hashed-ids.ts';
import { withPrefixedIds } from './parents/prefixed-ids.ts';
import { withWrittenIds } from './parents/written-ids.ts';
import { createFit } from './projection/fit.ts';
import { createReplyProjection } from './projection/reply-projection.ts';
import { createRequireShowable } from './projection/showable.ts';
import { createUnanswerable } from './projection/unanswerable.ts';
import { withLookedUpId } from './query/looked-up-item.ts';
import { withParentSums } from './relations/parent-sums.ts';
import { withRelated } from './relations/with-related.ts';
import type { StoredItem } from './stored-item.ts';
import { withView } from './view/with-view.ts';

export interface CrudHandlersOptions {
  readonly inferred: InferredResources;
  readonly crud: CrudContext;
  readonly validateResponse: ValidateResponse;
  readonly validators: Validators;
}

/** The handlers that follow from a contract alone, and the collections that they store items in. */
export interface CrudHandlers {
  readonly collections: readonly CollectionSpec[];
  /** The key of a row of any collection, also of one that only an earlier version of the contract had. */
  readonly keyOf: CollectionSpec['key'];
  /** The handler of an operation; absent for one that works on no collection. */
  readonly handlerFor: (operation: Operation) => BoundHandler | undefined;
  /** What lets jobs go on before they are read. */
  readonly pollOf: PollOf;
  /** The items of each collection, for custom handlers; made when it is called. */
  readonly itemStores: () => ReadonlyMap<string, ItemStore>;
}

/** Creates the handlers of all operations for which inference found a role. */
export function createCrudHandlers(options: CrudHandlersOptions): CrudHandlers {
  const { inferred, crud, validateResponse, validators } = options;
  const { resources, roleOf } = inferred;
  const fitValue = createFit(crud, validators);
  const unanswerable = createUnanswerable(validators);
  const projectReplies = createReplyProjection({ fitValue, unanswerable, validateResponse });
  const roles = [...roleOf.values()];
  const requireShowable = createRequireShowable({ crud, validators, fitValue, unanswerable, roles });
  const byOperation = new Map(
    [...roleOf].map(([id, role]) => [
      id,
      whenRequested(() => {
        const own = createHandler(crud, role, (row) => requireShowable(role, row));
        const handler = withParentSums(crud, role, own);
        return role.job === undefined
          ? projectReplies(role, withView(crud, role, withRelated(crud, role, handler)))
          : startingJob(role, role.job, handler);
      }),
    ]),
  );
  const filteredRoles = filteredRolesIn(roles);
  const specs = resources.map((resource) => {
    const spec = collectionSpec(
      resource,
      filteredRoles.get(resource),
      () => crud.propertiesOf(resource).known,
    );
    return {
      ...spec,
      indexesOnDemand: { ...spec.indexesOnDemand, ...holdIndexOf(crud, resource) },
      validateRow: createStoredItemCheck({ crud, validators, resource }),
    };
  });
  return {
    collections: specs.length === 0 ? [] : [...specs, lastNumbers, ...deletedItemsOf(resources)],
    keyOf: (row) => (row as StoredItem).key ?? (row as LastNumber).collection,
    handlerFor: ({ id }) => byOperation.get(id),
    pollOf: createPolls(crud, inferred),
    itemStores: () =>
      new Map(
        resources.flatMap((resource) => {
          const store = createItemStore({ crud, resource, roles, requireShowable, validators });
          return store === undefined ? [] : [[resource.name, store]];
        }),
      ),
  };

  function startingJob(role: Role, job: JobStart, effect: BoundHandler): BoundHandler {
    const started = jobRole(role, job);
    const starting = startJob({
      crud,
      role,
      job,
      states: inferred.jobStatesOf.get(job.resource),
      requireShowable: (row) => requireShowable(started, row),
      ...(role.resource !== job.resource && { effect }),
    });
    return projectReplies(started, starting);
  }
}

/** Where is stored which given items were deleted, and what can be restored, where there may be such. */
function deletedItemsOf(resources: readonly Resource[]): readonly CollectionSpec[] {
  const isTrashed = resources.some(({ isRestorable }) => isRestorable);
  return [...(areDeletionsStored(resources) ? [deletedItems] : []), ...(isTrashed ? [trash] : [])];
}

/** Whether a read finds one of the given items by something else than its id. */
function selectsGiven({ resource, lookUp, pick }: ReadRole): boolean {
  return resource.isGiven === true && (lookUp ?? pick) !== undefined;
}

/** A handler that is put together with its first request: most operations of a large contract get none. */
function whenRequested(create: () => BoundHandler): BoundHandler {
  let handler: BoundHandler | undefined;
  return (request, context) => {
    handler ??= create();
    return handler(request, context);
  };
}

/** The roles that select items of a resource by filters, by the resource. */
function filteredRolesIn(roles: readonly Role[]): ReadonlyMap<Resource, readonly SelectingRole[]> {
  const found = new Map<Resource, SelectingRole[]>();
  for (const role of roles) {
    const own = found.get(role.resource) ?? [];
    found.set(role.resource, own);
    own.push(...selectionsOf(role));
  }
  return found;
}

type Kind = Role['kind'];

/** The role of each kind. Written as a mapped type, so that the table below takes the role of its key. */
type RoleOf<K extends Kind> = { [P in K]: Extract<Role, { readonly kind: P }> & { readonly kind: P } }[K];

/** What an operation is handed: `requireShowable` is there for those that write. */
type RequestOf<K extends Kind> = CrudRequest<RoleOf<K>> & { readonly requireShowable: RequireShowableRow };

const operations: { readonly [K in Kind]: (request: RequestOf<K>) => Promise<Reply> } = {
  list: (request) => (request.role.resource.isGiven ? listGivenItems(request) : listItems(request)),
  count: async (request) =>
    countItems(request.role.resource.isGiven ? await amongGivenItems(request) : request),
  create: createItem,
  'bulk-create': createItems,
  read: (request) =>
    selectsGiven(request.role) ? amongGivenItems(request).then(readItem) : readItem(request),
  replace: replaceItem,
  update: updateItem,
  delete: deleteItem,
  'bulk-delete': async (request) => {
    if (request.role.resource.isGiven) await storeGivenItems(request);
    return deleteItems(request);
  },
  'bulk-update': async (request) => {
    if (request.role.resource.isGiven) await storeGivenItems(request);
    return updateItems(request);
  },
  action: performAction,
};

function createHandler<K extends Kind>(
  crud: CrudContext,
  role: RoleOf<K>,
  requireShowable: RequireShowableRow,
): BoundHandler {
  const operation = operations[role.kind];
  const onCurrent: BoundHandler = withCurrentItem(crud, role, (input, context) =>
    operation({ crud, role, input, context, parentIds: parentIdsOf(role, input), requireShowable }),
  );
  const handle = withCurrentParents(crud, role, withLookedUpId(crud, role, onCurrent));
  const idInput = 'idInput' in role ? role.idInput : undefined;
  const hashed = withHashedIds(crud, role, withCanonicalParents(crud, role, handle));
  const canonical = withPrefixedIds(crud, role, hashed);
  const known = withWrittenIds(crud, role, canonical);
  return idInput === undefined ? known : (input, context) => known(withIdInPath(idInput, input), context);
}
