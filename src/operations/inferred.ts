import type { CheckReply } from '../contract/check-reply.ts';
import type { Operation } from '../contract/operations.ts';
import type { ClearRole, ListRole, Resource, Role } from '../contract/resource.ts';
import type { Inferred } from '../contract/resources.ts';
import type { Validators } from '../contract/validators.ts';
import { SandboxError } from '../errors.ts';
import type { CollectionSpec } from '../store/store.ts';
import type { Handler } from './handler.ts';
import { createAction } from './inferred/action.ts';
import { createBulk } from './inferred/bulk.ts';
import { createClear } from './inferred/clear.ts';
import { createCreate } from './inferred/create.ts';
import { createDelete } from './inferred/delete.ts';
import { createFaultOf } from './inferred/fault-of.ts';
import { createList } from './inferred/list.ts';
import { createRead } from './inferred/read.ts';
import { createReplace } from './inferred/replace.ts';
import { type LastNumber, lastNumbers } from './inferred/sequence.ts';
import type { Served } from './inferred/served.ts';
import { specOf } from './inferred/spec-of.ts';
import type { StoredItem } from './inferred/stored-item.ts';
import { createUpdate } from './inferred/update.ts';

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
