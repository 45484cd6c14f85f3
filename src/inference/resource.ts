import type { Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { ListEnvelope } from './list-envelope.ts';
import type { Filter } from './query/filter.ts';
import type { PaginationParameters } from './query/pagination-parameters.ts';
import type { SortParameters } from './query/sort-parameters.ts';

/** A collection that the contract's operations share, or a single thing that they read and write. */
export interface Resource {
  /** Its path without parameters, such as `shelves/books`; no two resources share one. */
  readonly name: string;
  /** Whether it is one thing, such as `/settings`, and not a collection of them. */
  readonly isSingleton: boolean;
  readonly id: IdStrategy;
  /** Where it stands under parameters, such as `/shelves/{shelfId}/books`; none for `/books` alone. */
  readonly nestedPaths: readonly NestedPath[];
  /** Whether an id is unique in the whole collection, and not only within a home. */
  readonly hasGlobalIds: boolean;
  /** The schemas by which its items are answered, each once, the fullest first. */
  readonly responseSchemas: readonly Schema[];
  /** The schemas by which its items are sent, each once. */
  readonly requestSchemas: readonly Schema[];
}

/** A path under parameters that leads to a resource. */
export interface NestedPath {
  /** The path of the collection, which names the home; the names of its parameters are left out: `/shelves/{}/books`. */
  readonly path: string;
  readonly parameters: readonly ParentParameter[];
  /** The resource in whose item this home stands; an item that does not exist has no children. */
  readonly parent?: Parent;
}

export interface ParentParameter {
  readonly name: string;
  /** The property of an item that says the same, such as `shelfId`. */
  readonly property?: string;
}

export interface Parent {
  readonly resource: string;
  /** The home of the parent that this home's path begins with. */
  readonly nestedPath?: string;
  /** How many of this home's parameters lead to the parent, its id included. */
  readonly depth: number;
}

export interface IdStrategy {
  /** The property that holds it; items without one are found by their path alone. */
  readonly property?: string;
  readonly type: 'string' | 'number';
  /** `client` when a request must bring it, in its body or its path; a server's id may be optional to send. */
  readonly assignedBy: 'client' | 'server';
  /** Whether a create may bring it, although the server would give one. */
  readonly clientMaySet: boolean;
  readonly format: IdFormat;
}

/** What ids that the server gives look like. */
export type IdFormat =
  /** 1, 2, 3: a number, or a string of its digits. */
  | { readonly kind: 'sequence' }
  | { readonly kind: 'uuid' }
  /** `ord_` and a ULID; the prefix is often empty. */
  | { readonly kind: 'ulid'; readonly prefix: string; readonly length: number; readonly isLower: boolean }
  /** Hexadecimal digits that ascend with time. */
  | { readonly kind: 'hex'; readonly length: number }
  /** Whatever fits the schema. */
  | { readonly kind: 'sample'; readonly schema: Schema };

/** What an operation answers when all goes well. */
export interface SuccessResponse {
  readonly status: number;
  /** The schema of the whole body; absent for an answer without one. */
  readonly schema?: Schema;
  /** The property of the body that holds the item, such as `data`; absent when the body is the item. */
  readonly envelopeKey?: string;
  /** The schema of the item in the body; absent when the body is something else, such as `{success: true}`. */
  readonly item?: Schema;
  /** The headers declared, as the contract spells them. */
  readonly headers: readonly string[];
}

/** What an operation is sent. */
export interface RequestPayload {
  /** The property of the body that holds the item; absent when the body is the item. */
  readonly envelopeKey?: string;
  readonly schema: Schema;
}

interface CollectionRole {
  readonly operation: Operation;
  readonly resource: Resource;
  /** The home that the operation's path leads to; absent for a path without parameters before the collection. */
  readonly nestedPath?: NestedPath;
  /** The path parameters that say which home, as this operation names them. */
  readonly parentParameters: readonly string[];
  readonly response: SuccessResponse;
}

interface ItemRole extends CollectionRole {
  /** The path parameter that holds the id; a singleton has none. */
  readonly idParameter?: string;
}

export interface ListRole extends CollectionRole {
  readonly kind: 'list';
  readonly envelope: ListEnvelope;
  readonly page: PaginationParameters;
  readonly filters: readonly Filter[];
  readonly sort: SortParameters;
  /** The query parameters that do nothing. */
  readonly ignored: readonly string[];
  /** Whether the body has the filters, as that of `POST /orders/search`. */
  readonly isSearchInBody?: boolean;
}

export interface CreateRole extends CollectionRole {
  readonly kind: 'create';
  readonly sent?: RequestPayload;
  /** The path by which what was created is read; absent when nothing reads it. */
  readonly readPath?: string;
}

/** A create of many at once, such as `POST /users/createWithList`. */
export interface BulkCreateRole extends CollectionRole {
  readonly kind: 'bulk-create';
  readonly sent: RequestPayload;
  /** The properties of the body that lead to the items; none when the body is the list of them. */
  readonly itemsPath: readonly string[];
  /** Where the answer shows what was made; absent when it does not. */
  readonly envelope?: ListEnvelope;
}

export interface ReadRole extends ItemRole {
  readonly kind: 'read';
}

export interface ReplaceRole extends ItemRole {
  readonly kind: 'replace';
  readonly sent: RequestPayload;
  /** What a PUT on an unknown id answers when that creates the item; absent when it is not found. */
  readonly created?: SuccessResponse;
  readonly readPath?: string;
}

export interface UpdateRole extends ItemRole {
  readonly kind: 'update';
  readonly sent: RequestPayload;
}

export interface DeleteRole extends ItemRole {
  readonly kind: 'delete';
}

/** A deletion of all items of a home, such as `DELETE /pets`, or of those that its filters find. */
export interface BulkDeleteRole extends CollectionRole {
  readonly kind: 'bulk-delete';
  readonly filters: readonly Filter[];
  /** Parameters that do not say which items are meant, such as `?force=true`. */
  readonly flags: ReadonlySet<string>;
  /** The query parameters that do nothing. */
  readonly ignored: readonly string[];
  /** Whether the body says which items are meant. */
  readonly isSearchInBody?: boolean;
  /** Where the answer shows what was deleted; absent when it does not. */
  readonly envelope?: ListEnvelope;
}

export interface ActionRole extends ItemRole {
  readonly kind: 'action';
  /** The last word of the path, such as `cancel`. */
  readonly verb: string;
  /** What the action changes of the item, such as `status` to `canceled`. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly sent?: RequestPayload;
  /** The properties of the item that what is sent gives, such as the `status` of `PUT /orders/{id}/status`. */
  readonly writes: ReadonlySet<string>;
  /** The properties of what is sent that change nothing of the item. */
  readonly ignored: readonly string[];
}

/** What an operation does on which resource. */
export type Role =
  | ListRole
  | CreateRole
  | BulkCreateRole
  | ReadRole
  | ReplaceRole
  | UpdateRole
  | DeleteRole
  | BulkDeleteRole
  | ActionRole;
