import { SandboxError } from '../../errors.ts';
import type { InferredResources } from '../../inference/infer-resources.ts';
import type { BulkDeleteRole, ListRole, Resource, Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BoundHandler } from '../../operation.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { collectionSpec } from './collection-spec.ts';
import type { CrudContext } from './crud-context.ts';
import { type LastNumber, lastNumbers } from './ids/sequence.ts';
import { createStoredItemCheck } from './import/stored-item-issues.ts';
import type { StoredItem } from './items/stored-item.ts';
import { createAction } from './operations/action.ts';
import { createBulkCreate } from './operations/bulk-create.ts';
import { createBulkDelete } from './operations/bulk-delete.ts';
import { createCreate } from './operations/create.ts';
import { createDelete } from './operations/delete.ts';
import { createList } from './operations/list.ts';
import { createRead } from './operations/read.ts';
import { createReplace } from './operations/replace.ts';
import { createUpdate } from './operations/update.ts';

export interface CrudHandlersOptions {
  readonly inferred: InferredResources;
  readonly crud: CrudContext;
  readonly validateResponse: ValidateResponse;
  readonly validators: Validators;
}

/** A service that follows from a contract alone. */
export interface CrudHandlers {
  readonly collections: readonly CollectionSpec[];
  /** The key of a row of any collection, also of one that an earlier form of the contract had. */
  readonly keyOf: CollectionSpec['key'];
  /** What an operation does on its resource; absent for one that has to do with none. */
  readonly handlerFor: (operation: Operation) => BoundHandler | undefined;
}

/** Does what the operations of a contract are inferred to do. */
export function createCrudHandlers(options: CrudHandlersOptions): CrudHandlers {
  const { inferred, crud, validateResponse, validators } = options;
  const { resources, roleOf } = inferred;
  const byOperation = new Map(
    [...roleOf].map(([id, role]) => [id, guarded(handlerFor(crud, role), validateResponse)]),
  );
  return {
    collections:
      resources.length === 0
        ? []
        : [
            ...resources.map((resource) => ({
              ...collectionSpec(
                resource,
                askingRoles(inferred, resource),
                () => crud.propertiesOf(resource).known,
              ),
              validateRow: createStoredItemCheck(crud, validators, resource),
            })),
            lastNumbers,
          ],
    keyOf: (row) => (row as StoredItem).key ?? (row as LastNumber).collection,
    handlerFor: ({ id }) => byOperation.get(id),
  };
}

/** What may ask for some of the items of a resource. */
function askingRoles(
  { roleOf }: InferredResources,
  resource: Resource,
): readonly (ListRole | BulkDeleteRole)[] {
  const own = [...roleOf.values()].filter((role) => role.resource === resource);
  return own.filter((role) => role.kind === 'list' || role.kind === 'bulk-delete');
}

/**
 * Refuses a write whose answer the contract would not allow: what was sent fits the request and yet can never be
 * shown, as when any text may be sent where answers have only addresses.
 * @throws SandboxError `invalid`.
 */
function guarded(handler: BoundHandler, validateResponse: ValidateResponse): BoundHandler {
  return async (request, context) => {
    const reply = await handler(request, context);
    const issues = request.operation.method === 'get' ? [] : validateResponse(request.operation, reply);
    if (issues.length === 0) return reply;
    throw new SandboxError(
      'invalid',
      `rejected: the response would violate its schema: ${issues.join('; ')}`,
      {
        issues,
      },
    );
  };
}

type Kind = Role['kind'];

/** The role of each kind. Written as a mapped type, so that the table below takes the role of its key. */
type RoleOf<K extends Kind> = { [P in K]: Extract<Role, { readonly kind: P }> & { readonly kind: P } }[K];

const handlers: { readonly [K in Kind]: (crud: CrudContext, role: RoleOf<K>) => BoundHandler } = {
  list: createList,
  create: createCreate,
  'bulk-create': createBulkCreate,
  read: createRead,
  replace: createReplace,
  update: createUpdate,
  delete: createDelete,
  'bulk-delete': createBulkDelete,
  action: createAction,
};

function handlerFor<K extends Kind>(crud: CrudContext, role: RoleOf<K>): BoundHandler {
  return handlers[role.kind](crud, role);
}
