import type { Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { BodyPath } from './body-path.ts';
import type { FittedPlaces } from './identity/id-places.ts';
import type { OwnLink } from './identity/own-link.ts';
import type { Ballot } from './item-lists/infer-ballot.ts';
import type { ListEnvelope } from './list-envelope.ts';
import type { ActionMovement } from './movements/action-movement.ts';
import type { EchoField } from './query/echo-fields.ts';
import type { ExplodedObject } from './query/exploded-parameters.ts';
import type { Figure } from './query/figures/figure.ts';
import type { Filter } from './query/filter.ts';
import type { SentPageHeader } from './query/page-headers-sent.ts';
import type { PaginationParameters } from './query/pagination-parameters.ts';
import type { SortParameters } from './query/sort-parameters.ts';
import type { StateCount } from './query/states/state-counts.ts';
import type { ActionCounter, ElementCounter } from './state-transition.ts';
import type { PropertyGroup } from './wrapper/property-group.ts';
import type { PatchDocument } from './writes/patch-document.ts';
import type { Settlement } from './writes/settlement.ts';

/** A collection that several operations of the contract share, or a singleton that they read and write. */
export interface Resource {
  /**
   * Its path without parameters and without what the paths of all resources begin with, such as `shelves/books`; no two
   * resources share one.
   */
  readonly name: string;
  /**
   * Names that other versions of the contract, or of the sandbox, give to it: `api/v1/shelves/books`. No two resources
   * share one.
   */
  readonly otherNames: readonly string[];
  /** Whether it is a single item, such as `/settings`, and not a collection. */
  readonly isSingleton: boolean;
  readonly id: IdStrategy;
  /** Where an item has its own address; absent where it has none. */
  readonly link?: OwnLink;
  /** Its paths below parameters, such as `/shelves/{shelfId}/books`; none for `/books` alone. */
  readonly nestedPaths: readonly NestedPath[];
  /** Whether its operations refuse an item whose parent does not exist. */
  readonly requiresParents: boolean;
  /** Whether its items exist without being made, since no operation makes any: every id is that of one. */
  readonly isGiven?: boolean;
  /** Whether it is a single item that is not there once it is deleted, until it is made again. */
  readonly isRemovable?: boolean;
  /** Whether deleted items can be restored, though nothing in them says that they are deleted. */
  readonly isRestorable?: boolean;
  /** Whether no response shows the id of an item, so that no client can know which ids there are. */
  readonly hasHiddenIds: boolean;
  /**
   * The nested path whose parents are a part of an item's id, since items are found there alone: `/shelves/{}/books`.
   * Absent where an id is unique in the whole collection.
   */
  readonly idScope?: string;
  /** The schemas of its items in responses, each once, the one with the most properties first. */
  readonly responseSchemas: readonly Schema[];
  /** The schemas of responses that show an item whole in a property, by the schema: `Post` of `{Post, votes}`. */
  readonly frames?: ReadonlyMap<Schema, string>;
  /** The schemas of its items in requests, each once. */
  readonly requestSchemas: readonly Schema[];
  /** The items in the contract's examples of what a create returns; where there are none, of what a read returns. */
  readonly examples: readonly ItemExample[];
}

/** An item in an example of the contract. */
export interface ItemExample {
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether a create returns it: it shows how an item begins, and not how one may become. */
  readonly isNew: boolean;
  /** Whether it is of the very response that shows it, so that its words are meant: which command an action was. */
  readonly isOwn?: true;
}

/** A path with parameters before the collection, such as `/shelves/{shelfId}/books`. */
export interface NestedPath {
  /** The path of the collection without the names of its parameters: `/shelves/{}/books`. It identifies the nested path. */
  readonly path: string;
  readonly parameters: readonly ParentParameter[];
  /** The resource that the parent item belongs to; an item that does not exist has no children. */
  readonly parent?: Parent;
}

/** A path parameter before the collection. */
export interface ParentParameter {
  readonly name: string;
  /** The property of an item with the same value, such as `shelfId`, or the object that has it. */
  readonly property?: string;
  /** The property that refers to the parents where an item may have several, such as `projects: [id]`. */
  readonly references?: string;
  /** The properties whose own `type` says what they refer to. */
  readonly typed?: TypedReferences;
  /** The property of that object: `login`, for the `{owner}` of an item with `owner: { login }`. */
  readonly inner?: string;
  /**
   * The shorter path of the collection, else the longer one, that has the same parent at the same place, where no property names it:
   * `/plans/{}/payments`, for the first parameter of `/plans/{}/accounts/{}/payments`.
   */
  readonly sharedWith?: string;
}

/** Properties such as the `item: {type, id}` of a comment, which refer to items of several collections. */
export interface TypedReferences {
  readonly properties: readonly string[];
  /** The types that mean one collection, as plain names: `folder`, for `/folders`. */
  readonly types: readonly string[];
}

/** A property of an item, or of an object in it. */
export interface PropertyLocation {
  readonly property: string;
  /** The property of the object: `name`, for `metadata.name`. */
  readonly inner?: string;
}

/** The resource that a nested path is below. */
export interface Parent {
  /** Its name. */
  readonly resource: string;
  /** The nested path of the parent that this path begins with; absent for a parent that is not nested here. */
  readonly nestedPath?: string;
  /** How many of the path's parameters lead to the parent, its id included. */
  readonly depth: number;
}

/** Which property holds the id of an item, who assigns it, and its format. */
export interface IdStrategy {
  /** The property of the item that holds the id, or the object that does; absent when only the path has it. */
  readonly property?: string;
  /** The property of that object: `name`, for the `metadata.name` of an item. */
  readonly inner?: string;
  /** The form of a resource name that ends with the id, where the property holds one: `users/{}/sessions/{}`. */
  readonly resourceName?: string;
  /** The properties that a path finds an item by as well, such as `uid`: each of their values is unique. */
  readonly alternatives: readonly string[];
  /** Those within an object of the item, such as `profile.login`. */
  readonly innerAlternatives?: readonly (readonly [object: string, property: string])[];
  /** The property in which a create sends the id, where responses have it under another name: `role_id`. */
  readonly sentAs?: string;
  readonly type: 'string' | 'number';
  /** `client` when a request must have the id, in its body or its path; an id that the server assigns may be optional. */
  readonly assignedBy: 'client' | 'server';
  /** Whether the body of a create may have the id, even where the server assigns one. */
  readonly clientMaySet: boolean;
  /** The ids in the contract's examples, where clients may send them: no other item gets one. */
  readonly documented: ReadonlySet<string>;
  readonly format: IdFormat;
  readonly places: FittedPlaces;
}

/** The format of the ids that the server assigns. */
export type IdFormat =
  /** 1, 2, 3: numbers, or strings of their digits, from the first to the last that the contract allows. */
  | { readonly kind: 'sequence'; readonly first: number; readonly step: number; readonly last: number }
  /** Of the version that the contract names, as pydantic's `uuid4`; else of version 7. */
  | { readonly kind: 'uuid'; readonly version?: string }
  /** `ord_` and a ULID; the prefix is often empty. */
  | { readonly kind: 'ulid'; readonly prefix: string; readonly length: number; readonly isLower: boolean }
  /** Hexadecimal digits that ascend with time. */
  | { readonly kind: 'hex'; readonly length: number }
  /** One of the few values that an `enum` allows. */
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  /** A generated value that fits the first of the schemas that has any. */
  | { readonly kind: 'sample'; readonly schemas: readonly Schema[] };

/** What somebody sets on an item for themselves, or takes back. */
export interface Mark {
  readonly name: string;
  readonly isUndone: boolean;
  /** The properties that say whether whoever asks has set it: `favorited`. */
  readonly flags?: readonly string[];
}

/** The response of an operation that succeeds. */
export interface SuccessResponse {
  readonly status: number;
  /** The schema of the whole body; absent for a response without one. */
  readonly schema?: Schema;
  /** Whether the contract declares neither that the response has a body nor that it has none. */
  readonly isSilent?: boolean;
  /** Whether the contract declares the address of what was made, and no body. */
  readonly isLink?: boolean;
  /** Where the body has the item, such as `['data']`; empty when the body is the item, or has none. */
  readonly itemPath: BodyPath;
  /** How the body groups the properties of the item; absent when it does not. */
  readonly group?: PropertyGroup;
  /** The schema of the item in the body; absent when the body has no item, as `{success: true}`. */
  readonly item?: Schema;
  /** The property of the body that holds the id of the item under a name of its own: `restaurantId`. */
  readonly idName?: string;
  /** The property that repeats the id of the item around it: the `id` of `{id, result: {…}}`. */
  readonly idBeside?: string;
  /** Where the body lists the ids of the items that a create made, such as `['data', 'payment_ids']`. */
  readonly idsPath?: readonly string[];
  /** The names of the declared headers, as the contract spells them. */
  readonly headers: readonly string[];
}

/** The item in a request body. */
export interface RequestPayload {
  /** Where the body has the item; empty when the body is the item. */
  readonly itemPath: BodyPath;
  readonly group?: PropertyGroup;
  readonly schema: Schema;
  /** Whether it may come in parts, some of which are files. Elsewhere every value is a value, bytes too. */
  readonly mayHaveFiles?: true;
}

interface CollectionRole {
  readonly operation: Operation;
  readonly resource: Resource;
  /** The nested path of the operation; absent for a path without parameters before the collection. */
  readonly nestedPath?: NestedPath;
  /** The path of the collection for this operation, without a verb and the names of parameters: `/shelves/{}/books`. */
  readonly collectionPath: string;
  /** The path parameters before the collection, as this operation names them. */
  readonly parentParameters: readonly string[];
  readonly response: SuccessResponse;
  /** The job that the operation starts, which its response shows in place of an item. */
  readonly job?: JobStart;
}

/** A job that an operation starts, such as `POST /exports` with 202, and that others read. */
export interface JobStart {
  /** The collection of the jobs. */
  readonly resource: Resource;
  readonly nestedPath?: NestedPath;
  readonly response: SuccessResponse;
  /** The property of the response that holds the id of the job, where the job has it under another name. */
  readonly idName?: string;
  /** The path by which the job is read. */
  readonly readPath: string;
}

interface ItemRole extends CollectionRole {
  /** The path parameter that holds the id; a singleton has none. */
  readonly idParameter?: string;
  /** Where the request has the id, when its path does not; `idParameter` has its name. */
  readonly idInput?: IdInput;
  /** The property that finds the item where that is not the id: the first item with the value of the parameter. */
  readonly lookUp?: LookUp;
}

/** The property of a body, or the query parameter, that holds an id, as in `POST /recipient/get`. */
export interface IdInput {
  readonly in: 'body' | 'query';
  readonly name: string;
}

/** What selects rows of a collection. */
interface Selection {
  readonly filters: readonly Filter[];
  /** The query parameters that have no effect. */
  readonly ignored: readonly string[];
  /** The query parameters that are objects whose properties are parameters of their own. */
  readonly exploded: readonly ExplodedObject[];
  /** The request headers that select a page; absent where none does. */
  readonly sentHeaders?: readonly SentPageHeader[];
  /** The path parameters that are filters, as in `GET /orders/by-status/{status}`. */
  readonly pathFilters?: readonly string[];
  /** The values of filters that the path itself has: those of `GET /tasks/completed`. */
  readonly fixedFilters?: Readonly<Record<string, unknown>>;
  /** Whether the filters are in the body, as in `POST /orders/search`. */
  readonly isSearchInBody?: boolean;
  /** The media type of the format in which a response has the rows that is declared as a mere text or file. */
  readonly rowsAs?: string;
}

/** What an operation on many items may leave out. */
interface Owned {
  /** Whether it is about what the user of the request has, by its path or its texts: `/my/orders`, `/me/stats`. */
  readonly isOfUser?: true;
}

/** Lists the items of a collection, such as `GET /pets`. */
export interface ListRole extends CollectionRole, Selection, Owned {
  readonly kind: 'list';
  readonly envelope: ListEnvelope;
  readonly page: PaginationParameters;
  readonly sort: SortParameters;
  /** The members of the body that repeat a query parameter. */
  readonly echoes: readonly EchoField[];
  /** The members of the body that count the items in a state: `unreadCount`. */
  readonly stateCounts: readonly StateCount[];
  /** What marks an item as deleted; lists leave such items out. */
  readonly softDeletion?: SoftDeletion;
  /** The mark that somebody has set on what it lists, `favorite`, and the path parameter that says who, if one does. */
  readonly marked?: { readonly mark: string; readonly personIn?: string };
  /** The mark by which people follow those whose items it lists, and no others: a feed. */
  readonly followedBy?: string;
  /** The item that names those that it lists, and no others: the tags of an article. */
  readonly through?: ItemReference;
  /** How its rows show their places in a ranking, where it is one. */
  readonly ranked?: RankedRows;
  /** What says which items it lists, where neither they nor the item above them do: the enrollments of a course. */
  readonly linked?: LinkedItems;
}

/** The properties of the rows of a ranking that have their places, counted from 1, and the items whole. */
export interface RankedRows {
  readonly rank?: string;
  readonly item?: string;
}

/** What says which items belong to one, as enrollments do of the students of a course. */
export interface LinkedItems {
  /** The role that reads the one; absent where that is whoever sends the request, one of the `people`: `/users/me/courses`. */
  readonly owner?: ReadRole;
  readonly people?: Resource;
  /** The rows of another collection, and where each names the one and the other. */
  readonly links?: {
    readonly resource: Resource;
    readonly ownerIn: LinkPlace;
    readonly itemIn: LinkPlace;
  };
  /** The list in the items themselves that has the id of the one: the `students` of a course. */
  readonly membersIn?: string;
}

/** Where a row has the id of what it links: in a property, or as that of a parent on a nested path. */
export interface LinkPlace {
  readonly property?: string;
  readonly path?: string;
}

/** A figure, and the items that it is about, where a response says something of several collections. */
export interface SourcedFigure extends Figure {
  readonly source?: FigureSource;
}

/** The items of a collection that figures are about. */
export interface FigureSource {
  readonly resource: Resource;
  readonly collectionPath: string;
  /** Where they are below the item of the path, and the property by which they name it otherwise. */
  readonly nestedPath?: NestedPath;
  readonly link?: string;
}

/** Counts the items of a collection that its filters select, such as `GET /pets/count`. */
export interface CountRole extends CollectionRole, Selection, Owned {
  readonly kind: 'count';
  /** Where the response has the number. */
  readonly countPath: BodyPath;
  /** Where the response has a flag instead: whether it says that there is any, or that there is none. */
  readonly asks?: 'any' | 'none';
  /** What else the response says of the items, where it has more than their number. */
  readonly figures?: readonly SourcedFigure[];
  /** The resource of the item that its path leads through, where it says something of what belongs to that. */
  readonly below?: Resource;
}

/** Creates an item, such as `POST /pets`. */
export interface CreateRole extends CollectionRole {
  readonly kind: 'create';
  readonly sent?: RequestPayload;
  /** How it creates several, where its body may have a list of items instead of one. */
  readonly many?: BulkCreateRole;
  /** The response of a create that updates an item of the same id; absent when that is a conflict. */
  readonly updated?: SuccessResponse;
  /** The path by which the created item is read, for its link; absent when no operation reads it. */
  readonly readPath?: string;
}

/** Creates several items at once, such as `POST /users/createWithList`. */
export interface BulkCreateRole extends CollectionRole {
  readonly kind: 'bulk-create';
  readonly sent: RequestPayload;
  /** Whether items of ids that are there already are updated. */
  readonly isUpsert: boolean;
  /** Whether it makes none: each of the items must be there, as for `POST /users/batch/update`. */
  readonly isUpdate?: true;
  /** The properties of the body that lead to the items; none when the body is the list of them. */
  readonly itemsPath: readonly string[];
  /** The file whose rows the items are; absent where the body has them as values. */
  readonly file?: FileOfRows;
  /** Where the response has the created items; absent when it does not have them. */
  readonly envelope?: ListEnvelope;
}

/** Where a request has a file with items: in a field of its form, or as its whole body. */
export interface FileOfRows {
  readonly field?: string;
}

/** Reads an item, such as `GET /pets/{id}`. */
export interface ReadRole extends ItemRole {
  readonly kind: 'read';
  /** Whether it reads an item that was deleted and can be restored: `GET /files/{id}/trash`. */
  readonly isOfDeleted?: true;
  /** The properties that an item has which is deleted and stays, where it does not show such. */
  readonly hiddenBy?: readonly string[];
  /** Which item it reads where neither a path parameter says so nor the resource is a singleton: `GET /pets/latest`. */
  readonly pick?: 'newest' | 'oldest';
  /** What it picks among, where its word does not say which item it is: `GET /lessons/today`; with none, it has an example. */
  readonly among?: CountRole;
  /** The list in the item that it reads, or the element of it: `GET /cart/items`. */
  readonly access?: ListAccess;
  /** The part of the item that it reads: `GET /articles/{id}/relationships/author`. */
  readonly part?: PartAccess;
  /** The item that names the one that it reads: `GET /articles/{id}/author`. */
  readonly through?: ItemReference;
  /** The mark that an item has to have of whoever asks: `GET /user/starred/{owner}/{repo}`. */
  readonly requiredMark?: string;
  /** Whether it shows the item in a schema that is not its own: `GET /accounts/{id}/balance`. */
  readonly isView?: true;
}

/** A part of an item that an operation reads or changes by itself, as it is in the body of the operation. */
export interface PartAccess {
  /** The properties of the item that lead to it, such as `relationships` and `author`. */
  readonly path: readonly string[];
  /** The path parameter that names its last property, where the path itself does not. */
  readonly parameter?: string;
  readonly change: 'read' | 'replace' | 'merge' | 'add' | 'remove';
  /** Whether it is a relationship of JSON:API, whose linkage is empty where nothing is known of it. */
  readonly isLinkage?: true;
  /** The property in which the request has the part, where it is not the body itself. */
  readonly sentIn?: string;
  /** The property in which the response has it. */
  readonly shownIn?: string;
}

/** Where an item names others: the `authorId` of an article. */
export interface ItemReference {
  /** The role that reads the item. */
  readonly owner: ReadRole;
  /** The properties of the item that lead to the id, or to the ids, of the others. */
  readonly path: readonly string[];
}

/** A list in an item that operations of its own change: the lines of a cart, the members of a team. */
export interface ItemList {
  /** The property of the item that holds it. */
  readonly property: string;
  /** Its elements as a resource of their own, which no table stores: their schema, and what identifies them. */
  readonly element: Resource;
  /** The name of the collection whose items the elements are, or have the ids of; absent for lines. */
  readonly target?: string;
  /** Whether the elements are mere ids. */
  readonly hasIds: boolean;
  /** Whether its elements are objects that are added by their ids alone: `{followers: ["12"]}` adds `{id: "12"}`. */
  readonly isAddedById?: true;
  /** Whether only paths below the item show the list, and no schema of the item. */
  readonly isMembership?: true;
}

/** What an operation does with the elements of a list. */
export type ListChange = 'list' | 'read' | 'add' | 'put' | 'change' | 'replace' | 'remove' | 'clear';

/** How an operation reads or changes a list in an item. */
export interface ListAccess {
  readonly list: ItemList;
  readonly change: ListChange;
  /** The path parameter that says which element; absent where the body does, or all are meant. */
  readonly parameter?: string;
  /** Whether the element is the person who sends the request: who follows, who likes. */
  readonly isOwn?: true;
  /** An element in the request body; absent where the body has none, or only ids. */
  readonly sent?: RequestPayload;
  /** What the response shows: the whole item, the element, the list, or that both belong together: `{courseId, studentId}`. */
  readonly shows: 'item' | 'element' | 'list' | 'link';
  /** How the response shows the list, as if its elements were the items of a collection. */
  readonly listed?: Omit<ListRole, keyof CollectionRole | 'kind'>;
}

/** The way to an item by another property than the id, such as `/posts/by-slug/{slug}`. */
export interface LookUp {
  readonly parameter: string;
  /** The properties that lead to the value, such as `['slug']`. */
  readonly path: readonly string[];
}

/** Replaces an item, such as `PUT /pets/{id}`. */
export interface ReplaceRole extends ItemRole {
  readonly kind: 'replace';
  readonly sent: RequestPayload;
  /** The response of a PUT that creates the item; absent when a PUT of an unknown id is not found. */
  readonly created?: SuccessResponse;
  /** Whether its description says that it changes what is sent and nothing else. */
  readonly isPartial?: boolean;
  readonly readPath?: string;
}

/** Changes the properties of an item that are sent, such as `PATCH /pets/{id}`. */
export interface UpdateRole extends ItemRole {
  readonly kind: 'update';
  /** Whether it restores an item that was deleted: `POST /files/{id}`, where its summary says so. */
  readonly restores?: true;
  /** Whether the lists that it has of what is below the item add to that: a POST beside a PUT or PATCH, which say all. */
  readonly addsBelow?: true;
  /** The properties of the item in the body; absent when no body has them. */
  readonly sent?: RequestPayload;
  /** The operations in the body. Without them and without properties, an update changes nothing. */
  readonly patch?: PatchDocument;
}

/** Deletes an item, such as `DELETE /pets/{id}`. */
export interface DeleteRole extends ItemRole {
  readonly kind: 'delete';
  /** What it makes of the item instead of removing it; absent where the item is merely gone. */
  readonly deletion?: Deletion;
  /** Whether it removes an item for good that was deleted and could be restored: `DELETE /files/{id}/trash`. */
  readonly isOfDeleted?: true;
}

/** What a DELETE makes of an item. */
export interface Deletion {
  /** The property values that it sets, such as `status: canceled`. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** The properties that are set in deleted items alone, such as `deleted_at`. */
  readonly marks: readonly string[];
  /** Whether the response shows the item so. */
  readonly isShown: boolean;
  /** Whether the item stays in its collection. */
  readonly stays: boolean;
  /** The query parameter that says whether it does, and whether it stays where that is set: `enableUndo`, `permanent`. */
  readonly asked?: { readonly parameter: string; readonly keeps: boolean };
}

/** How deleted items stay in a collection, and are hidden in its lists. */
export interface SoftDeletion {
  /** The properties that are set in deleted items alone. */
  readonly marks: readonly string[];
  /** The query parameters that include them in a list; one of them may also ask for `only` those. */
  readonly including: readonly string[];
  /** The query parameters that list them alone. */
  readonly only: readonly string[];
  /** Whether the list shows nothing else, whatever its parameters are: `/notes/trash`. */
  readonly isOfDeleted?: true;
}

/** Deletes all items of a collection, such as `DELETE /pets`, or those that its filters select. */
export interface BulkDeleteRole extends CollectionRole, Selection, Owned {
  readonly kind: 'bulk-delete';
  /** The properties of the body that lead to the items, where it has them as that of a create of many does. */
  readonly itemsPath?: readonly string[];
  /** What marks an item as deleted, where it removes those for good: `DELETE /notes/trash`. */
  readonly softDeletion?: SoftDeletion;
  /** The query parameters that select no items, such as `?force=true`. */
  readonly flags: ReadonlySet<string>;
  /** Where the response has the deleted items; absent when it does not have them. */
  readonly envelope?: ListEnvelope;
}

/** Changes several items alike, whose ids the body lists: `PATCH /users/bulk` with `{ids: […], active: false}`. */
export interface BulkUpdateRole extends CollectionRole, Owned {
  readonly kind: 'bulk-update';
  /** The property of the body that lists the ids; absent where all items are changed: `/notifications/read-all`. */
  readonly idsName?: string;
  /** Where the body has what changes; absent where only the path says so. */
  readonly sent?: RequestPayload;
  /** The property values that the path's verb sets: the `status: completed` of `/tasks/bulk-complete`. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** Where the response has the changed items; absent when it does not have them. */
  readonly envelope?: ListEnvelope;
}

/** What an action changes by the values of a property in its request. */
export interface ActionCommands {
  /** The property that says what is to be done. */
  readonly sent: string;
  /** The property values that each of its values sets. */
  readonly changes: ReadonlyMap<unknown, Readonly<Record<string, unknown>>>;
}

/** Changes an item by a verb, such as `POST /orders/{id}/cancel`. */
export interface ActionRole extends ItemRole {
  readonly kind: 'action';
  /** The last segment of the path, such as `cancel`. */
  readonly verb: string;
  /** The property values that the action sets, such as `status: canceled`. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** What it changes by a value that it is sent: `{action: "stop"}`. */
  readonly commands?: ActionCommands;
  /** The flag of the item that the action turns over. */
  readonly toggled?: string;
  /** The example of its response, where that shows no item. */
  readonly example?: ItemExample;
  /** What the response says of the action beside the item's own properties, such as `liked: true`. */
  readonly reported: Readonly<Record<string, unknown>>;
  /** Whether it makes another item that has what the one has: `POST /folders/{id}/copy`. */
  readonly copies?: true;
  /** The mark that it sets for whoever sends the request, or takes back: those who have set it have a list of such items. */
  readonly mark?: Mark;
  /** By what it says who is for the item and who is against it, as a vote does. */
  readonly ballot?: Ballot;
  /** The number that the action counts; absent where the item has none for it. */
  readonly counter?: ActionCounter;
  /** What it counts in an element of a list, as a vote does in the option that it names. */
  readonly counted?: ElementCounter;
  /** The sums that it changes, as `pay` does; absent where the item has none. */
  readonly settlement?: Settlement;
  /** What it puts into the item or takes out of it, as `deposit` does. */
  readonly movement?: ActionMovement;
  readonly sent?: RequestPayload;
  /** The properties of the item that the request sets, such as the `status` of `PUT /orders/{id}/status`. */
  readonly writes: ReadonlySet<string>;
  /** The one that it is sent under another name: the `stock` of `PUT /products/{id}/stock` with `{quantity: 4}`. */
  readonly alias?: { readonly sent: string; readonly property: string };
  /** The properties of the request body that have no effect on the item. */
  readonly ignored: readonly string[];
  /** The list in the item that it changes: `POST /cart/items`, `POST /teams/{id}/addMember`. */
  readonly access?: ListAccess;
  /** The part of the item that it changes: `PATCH /articles/{id}/relationships/author`. */
  readonly part?: PartAccess;
}

/** What an operation does, and on which resource. */
export type Role =
  | ListRole
  | CountRole
  | CreateRole
  | BulkCreateRole
  | ReadRole
  | ReplaceRole
  | UpdateRole
  | DeleteRole
  | BulkDeleteRole
  | BulkUpdateRole
  | ActionRole;

/** The roles that select rows by filters. */
export type SelectingRole = ListRole | CountRole | BulkDeleteRole;

/** The roles that are about many items, which may be those of one person. */
export type RoleOnMany = SelectingRole | BulkUpdateRole;
