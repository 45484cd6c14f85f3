import type { Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Handler } from '../../operation.ts';
import { uploadPathOf } from '../../upload-address.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { createChangeOwner, findOwnerRole } from './owner-addresses.ts';
import { createShowsAddresses } from './shows-addresses.ts';
import { storeFile } from './stored-files.ts';

/** What is known of the operations around an upload. */
export interface KeptFilesOptions {
  readonly crud: CrudContext;
  /** What operations are inferred to do, by their ids. */
  readonly roleOf: ReadonlyMap<string, Role>;
}

/** An upload whose files are kept where responses show their addresses, in the item that they belong to as well. */
export function keepFiles(operation: Operation, { crud, roleOf }: KeptFilesOptions): Handler {
  const role = roleOf.get(operation.id);
  const owner = role === undefined ? findOwnerRole(roleOf.values(), operation.path) : undefined;
  const changeOwner = owner && createChangeOwner(crud, owner, operation);
  const isAddressShown = createShowsAddresses(crud, operation, role ?? owner);
  return async (request, context, next) => {
    const reply = await next();
    if (request.files === undefined || reply.status >= 300 || !isAddressShown(request.files)) return reply;
    for (const file of request.files) {
      const { sha256 } = file.content ?? {};
      if (sha256 !== undefined) await storeFile(context, uploadPathOf({ ...file, sha256 }), file);
    }
    await changeOwner?.(request, context);
    return reply;
  };
}

/** The deletion of a file that nothing downloads: the item that it belonged to no longer shows its address. */
export function forgetFile(operation: Operation, { crud, roleOf }: KeptFilesOptions): Handler | undefined {
  const owner = findOwnerRole(roleOf.values(), operation.path);
  if (owner === undefined) return undefined;
  const changeOwner = createChangeOwner(crud, owner, operation);
  return async (request, context, next) => {
    const reply = await next();
    if (reply.status < 300) await changeOwner(request, context);
    return reply;
  };
}
