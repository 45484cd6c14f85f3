import { SandboxError } from '../../errors.ts';
import type { InferredResources } from '../../inference/infer-resources.ts';
import type { BulkDeleteRole, ListRole, Resource, Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BoundHandler, Reply } from '../../operation.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { collectionSpec } from './collection-spec.ts';
import type { CrudContext } from './crud-context.ts';
import { type CrudRequest, parentIdsOf, type ValidateRow } from './crud-request.ts';
import { type LastNumber, lastNumbers } from './ids/sequence.ts';
import { createStoredItemCheck } from './items/stored-item-issues.ts';
import { performAction } from './operations/action.ts';
import { createItems } from './operations/bulk-create.ts';
import { deleteItems } from './operations/bulk-delete.ts';
import { createItem } from './operations/create.ts';
import { deleteItem } from './operations/delete.ts';
import { listItems } from './operations/list.ts';
import { readItem } from './operations/read.ts';
import { replaceItem } from './operations/replace.ts';
import { updateItem } from './operations/update.ts';
import type { StoredItem } from './stored-item.ts';

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
}

/** Creates the handlers of all operations for which inference found a role. */
export function createCrudHandlers(options: CrudHandlersOptions): CrudHandlers {
  const { inferred, crud, validateResponse, validators } = options;
  const { resources, roleOf } = inferred;
  const checkOf = (resource: Resource) => createStoredItemCheck(crud, validators, resource);
  const byOperation = new Map(
    [...roleOf].map(([id, role]) => {
      const handler = createHandler(crud, role, checkOf(role.resource));
      return [id, rejectUnanswerable(handler, validateResponse)];
    }),
  );
  const specs = resources.map((resource) => ({
    ...collectionSpec(resource, filteredRoles(inferred, resource), () => crud.propertiesOf(resource).known),
    validateRow: checkOf(resource),
  }));
  return {
    collections: specs.length === 0 ? [] : [...specs, lastNumbers],
    keyOf: (row) => (row as StoredItem).key ?? (row as LastNumber).collection,
    handlerFor: ({ id }) => byOperation.get(id),
  };
}

/** The roles of a resource that select items by filters. */
function filteredRoles(
  { roleOf }: InferredResources,
  resource: Resource,
): readonly (ListRole | BulkDeleteRole)[] {
  const own = [...roleOf.values()].filter((role) => role.resource === resource);
  return own.filter((role) => role.kind === 'list' || role.kind === 'bulk-delete');
}

/**
 * Rejects a write whose response would violate the contract. A request may be valid and yet have no valid response, as
 * where the request schema allows any string and the response schema only email addresses.
 * @throws SandboxError `invalid`.
 */
function rejectUnanswerable(handler: BoundHandler, validateResponse: ValidateResponse): BoundHandler {
  return async (request, context) => {
    const reply = await handler(request, context);
    const issues = request.operation.method === 'get' ? [] : validateResponse(request.operation, reply);
    if (issues.length === 0) return reply;
    const message = `rejected: the response would violate its schema: ${issues.join('; ')}`;
    throw new SandboxError('invalid', message, { issues });
  };
}

type Kind = Role['kind'];

/** The role of each kind. Written as a mapped type, so that the table below takes the role of its key. */
type RoleOf<K extends Kind> = { [P in K]: Extract<Role, { readonly kind: P }> & { readonly kind: P } }[K];

/** What an operation is handed: `validateRow` is there for those that write. */
type RequestOf<K extends Kind> = CrudRequest<RoleOf<K>> & { readonly validateRow: ValidateRow };

const operations: { readonly [K in Kind]: (request: RequestOf<K>) => Promise<Reply> } = {
  list: listItems,
  create: createItem,
  'bulk-create': createItems,
  read: readItem,
  replace: replaceItem,
  update: updateItem,
  delete: deleteItem,
  'bulk-delete': deleteItems,
  action: performAction,
};

function createHandler<K extends Kind>(
  crud: CrudContext,
  role: RoleOf<K>,
  validateRow: ValidateRow,
): BoundHandler {
  const operation = operations[role.kind];
  return (input, context) =>
    operation({ crud, role, input, context, parentIds: parentIdsOf(role, input), validateRow });
}
