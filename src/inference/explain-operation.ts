import type { NamedOperations } from '../openapi/named-operation.ts';
import type { Operation } from '../openapi/operations.ts';
import { pointerOf } from '../openapi/walk.ts';
import type { BodyPath } from './body-path.ts';
import type { InferredResources } from './infer-resources.ts';
import { describeOperations, type OperationBehavior } from './operation-behavior.ts';
import type { Filter } from './query/filter.ts';
import type { PageFieldKind } from './query/page-fields.ts';
import type { PaginationParameters } from './query/pagination-parameters.ts';
import type { SortParameters } from './query/sort-parameters.ts';
import type { IdStrategy, ListRole, NestedPath, RequestPayload, Role } from './resource.ts';

/** How one operation is served, and why: what `check --explain` prints. All of it is taken from what was inferred. */
export interface OperationExplanation extends OperationBehavior {
  /** How the items of its collection are identified. */
  readonly itemId?: Omit<IdStrategy, 'format'> & {
    /** The path parameter that holds the id. */
    readonly parameter?: string;
    /** What ids that the server assigns look like; absent when the client assigns them. */
    readonly format?: IdStrategy['format']['kind'];
    /** The properties that lead to the item's own address, where that alone has the id. */
    readonly address?: readonly string[];
  };
  readonly nestedPath?: NestedPath;
  /** Where the request body has the item; JSON pointers, the empty one is the whole body. */
  readonly request?: { readonly item?: string; readonly items?: string };
  readonly response?: ResponseExplanation;
  readonly filters?: readonly Filter[];
  readonly pagination?: PaginationParameters;
  readonly sort?: SortParameters;
  /** What an action changes of the item, whatever is sent. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** The properties of the item that an action takes from its body. */
  readonly writes?: readonly string[];
  /** Parameters, and properties of an action's body, that are validated and neither stored nor used. */
  readonly ignored: readonly string[];
  /** Why nothing is stored; empty for an operation with state. */
  readonly reasons: readonly string[];
}

/** Where the body of a successful response has its item or its rows; JSON pointers, the empty one is the whole body. */
export interface ResponseExplanation {
  readonly status: number;
  readonly item?: string;
  readonly rows?: string;
  /** The property of an item that holds its others, such as the `attributes` of JSON:API. */
  readonly grouped?: string;
  readonly pageFields?: readonly { readonly kind: PageFieldKind; readonly location: string }[];
}

/**
 * Explains how an operation is served.
 * @param customIds the ids of the operations that have a handler of their own
 */
export function explainOperation(
  operation: Operation,
  contract: NamedOperations,
  inferred: InferredResources,
  customIds: ReadonlySet<string>,
): OperationExplanation {
  const { roleOf, readOnlyRoles, rejectionsOf } = inferred;
  const { id, method, path } = operation;
  const behavior = describeOperations(contract, customIds, inferred).find((row) => row.id === id);
  const base = behavior ?? { id, method: method.toUpperCase(), path, behavior: 'example' as const };
  if (customIds.has(id)) return { ...base, ignored: [], reasons: ['the service has a handler for it'] };
  const role = roleOf.get(id);
  if (role !== undefined) return { ...base, ...explainRole(role), reasons: [] };
  const readOnly = readOnlyRoles.get(id);
  const reasons = base.role === undefined ? rejectionsOf(id) : [];
  return { ...base, ...(readOnly ? explainRole(readOnly) : { ignored: [] }), reasons };
}

function explainRole(role: Role): Omit<OperationExplanation, keyof OperationBehavior | 'reasons'> {
  const { nestedPath } = role;
  return {
    ...(!role.resource.isSingleton && { itemId: explainId(role) }),
    ...(nestedPath && { nestedPath }),
    ...('sent' in role && role.sent && { request: explainRequest(role, role.sent) }),
    response: explainResponse(role),
    ...('filters' in role && { filters: role.filters }),
    ...(role.kind === 'list' && { pagination: role.page, sort: role.sort }),
    ...(role.kind === 'action' && { changes: role.changes, writes: [...role.writes] }),
    ignored: 'ignored' in role ? role.ignored : [],
  };
}

function explainId(role: Role): NonNullable<OperationExplanation['itemId']> {
  const { link } = role.resource;
  const { format, ...id } = role.resource.id;
  const parameter = 'idParameter' in role ? role.idParameter : undefined;
  return {
    ...id,
    ...(link && id.property === undefined && { address: link.steps }),
    ...(id.assignedBy === 'server' && { format: format.kind }),
    ...(parameter !== undefined && { parameter }),
  };
}

function explainRequest(
  role: Role,
  { itemPath }: RequestPayload,
): NonNullable<OperationExplanation['request']> {
  if (role.kind === 'bulk-create') return { items: bodyPointer(role.itemsPath) };
  return { item: bodyPointer(itemPath) };
}

function explainResponse(role: Role): ResponseExplanation {
  const { status, itemPath, item, group } = role.response;
  const envelope = 'envelope' in role ? role.envelope : undefined;
  if (envelope !== undefined) return { status, ...explainEnvelope(envelope) };
  const grouped = group && { grouped: group.name };
  return { status, ...(item !== undefined && { item: bodyPointer(itemPath) }), ...grouped };
}

function explainEnvelope({
  rowsPath,
  pageFields,
  group,
}: ListRole['envelope']): Omit<ResponseExplanation, 'status'> {
  return {
    rows: bodyPointer(rowsPath),
    ...(group && { grouped: group.name }),
    pageFields: pageFields.map(({ kind, path }) => ({ kind, location: bodyPointer(path) })),
  };
}

/** `/data/items`; empty for the body itself. */
function bodyPointer(path: BodyPath): string {
  return pointerOf(path.map(String)).slice('#'.length);
}
