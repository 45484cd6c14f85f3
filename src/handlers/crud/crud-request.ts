import type { HandlerContext } from '../../context.ts';
import type {
  ActionRole,
  BulkCreateRole,
  BulkUpdateRole,
  CreateRole,
  ReplaceRole,
  Role,
  UpdateRole,
} from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { OperationRequest } from '../../operation.ts';
import type { CrudContext } from './crud-context.ts';
import type { StoredItem } from './stored-item.ts';

/** A request to an operation of a collection, with all that it takes to handle it. One is made for each request. */
export interface CrudRequest<R extends Role = Role> {
  readonly crud: CrudContext;
  /** What the operation does, to which collection. */
  readonly role: R;
  /** The request itself. */
  readonly input: OperationRequest;
  readonly context: HandlerContext;
  /** The ids in the path that lead to the collection: the shelf's in `/shelves/{shelfId}/books`. */
  readonly parentIds: readonly string[];
  /** Where the body has this item among many, as a JSON pointer; absent for a body with one item. */
  readonly elementPointer?: string;
}

/** A request that may store an item. */
export interface WriteRequest<R extends WriteRole = WriteRole> extends CrudRequest<R> {
  readonly requireShowable: RequireShowableRow;
}

/** What an operation does that stores items. */
export type WriteRole = CreateRole | BulkCreateRole | BulkUpdateRole | ReplaceRole | UpdateRole | ActionRole;

/** Requires that every read and list of its resource can show an item. @throws SandboxError `unanswerable`. */
export type RequireShowableRow = (row: StoredItem) => void;

/** The ids in the path of a request that lead to the collection; none for a collection at the root. */
export function parentIdsOf(role: Role, { params }: OperationRequest): readonly string[] {
  return role.nestedPath === undefined ? [] : role.parentParameters.map((name) => plainText(params[name]));
}
