import { SandboxError } from '../../errors.ts';
import type { Inferred } from '../../inference/infer-resources.ts';
import type { ClearRole, ListRole, Resource, Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Handler } from '../../operation.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { CheckReply } from '../../validation/response-validator.ts';
import { specOf } from './collection-spec.ts';
import type { Served } from './crud-context.ts';
import { type LastNumber, lastNumbers } from './ids/sequence.ts';
import { createFaultOf } from './import/stored-item-issues.ts';
import type { StoredItem } from './items/stored-item.ts';
import { createAction } from './operations/action.ts';
import { createBulk } from './operations/bulk-create.ts';
import { createClear } from './operations/bulk-delete.ts';
import { createCreate } from './operations/create.ts';
import { createDelete } from './operations/delete.ts';
import { createList } from './operations/list.ts';
import { createRead } from './operations/read.ts';
import { createReplace } from './operations/replace.ts';
import { createUpdate } from './operations/update.ts';

export interface InferredOptions {
  readonly inferred: Inferred;
  readonly served: Served;
  readonly checkReply: CheckReply;
  readonly validators: Validators;
}

/** A service that follows from a contract alone. */
export interface InferredService {
  readonly collections: readonly CollectionSpec[];
  /** The key of a row of any collection, also of one that an earlier form of the contract had. */
  readonly keyOf: CollectionSpec['key'];
  /** What an operation does on its resource; absent for one that has to do with none. */
  readonly handlerOf: (operation: Operation) => Handler | undefined;
}

/** Does what the operations of a contract are inferred to do. */
export function createInferred(options: InferredOptions): InferredService {
  const { inferred, served, checkReply, validators } = options;
  const { resources, roleOf } = inferred;
  const handlers = new Map(
    [...roleOf].map(([id, role]) => [id, guarded(handlerFor(served, role), checkReply)]),
  );
  return {
    collections:
      resources.length === 0
        ? []
        : [
            ...resources.map((resource) => ({
              ...specOf(resource, askingRoles(inferred, resource), () => served.propertiesOf(resource).known),
              faultOf: createFaultOf(served, validators, resource),
            })),
            lastNumbers,
          ],
    keyOf: (row) => (row as StoredItem).key ?? (row as LastNumber).collection,
    handlerOf: ({ id }) => handlers.get(id),
  };
}

/** What may ask for some of the items of a resource. */
function askingRoles({ roleOf }: Inferred, resource: Resource): readonly (ListRole | ClearRole)[] {
  const own = [...roleOf.values()].filter((role) => role.resource === resource);
  return own.filter((role) => role.kind === 'list' || role.kind === 'clear');
}

/**
 * Refuses a write whose answer the contract would not allow: what was sent fits the request and yet can never be
 * shown, as when any text may be sent where answers have only addresses.
 * @throws SandboxError `invalid`.
 */
function guarded(handler: Handler, checkReply: CheckReply): Handler {
  return async (call, world) => {
    const reply = await handler(call, world);
    const faults = call.operation.method === 'get' ? [] : checkReply(call.operation, reply);
    if (faults.length === 0) return reply;
    throw new SandboxError('invalid', `what could not be answered is not stored: ${faults.join('; ')}`, {
      faults,
    });
  };
}

function handlerFor(served: Served, role: Role): Handler {
  switch (role.kind) {
    case 'list':
      return createList(served, role);
    case 'create':
      return createCreate(served, role);
    case 'bulk':
      return createBulk(served, role);
    case 'read':
      return createRead(served, role);
    case 'replace':
      return createReplace(served, role);
    case 'update':
      return createUpdate(served, role);
    case 'delete':
      return createDelete(served, role);
    case 'clear':
      return createClear(served, role);
    case 'action':
      return createAction(served, role);
  }
}
