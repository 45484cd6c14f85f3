import { withValueAt } from '../../../inference/body-path.ts';
import type { CreateRole, ReplaceRole, SuccessResponse } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import { convertScalar } from '../../../schema/convert-scalar.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { project } from '../projection/project.ts';
import { projectItem } from '../projection/project-item.ts';
import { envelopeOptionsOf, projectOptionsOf } from '../projection/project-options.ts';
import { type StoredItem, scopeIds } from '../stored-item.ts';
import type { Given } from '../values/missing-property.ts';
import { operationOutcome, saysOutcome } from '../values/outcome.ts';
import { pathValues, withFormValue } from '../values/path-value.ts';
import { withIds } from './listed-ids.ts';

/** The response with one item, as its operation declares it. */
export function itemReply(
  request: CrudRequest,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
  headers: Readonly<Record<string, string>> = {},
  response: SuccessResponse = request.role.response,
): Reply {
  const schema = response.item ?? response.schema ?? {};
  return {
    status: response.status,
    headers,
    ...((response.schema ?? response.item) !== undefined && {
      body: bodyOf(request, response, { id, item: withFormValue(request, schema, item) }),
    }),
  };
}

function bodyOf(
  request: CrudRequest,
  response: SuccessResponse,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
): unknown {
  const { crud, role } = request;
  const { resource } = role;
  const schema = response.schema ?? {};
  const outcome = operationOutcome(role, response.status);
  const given = givenOf(request, response);
  const kind = response.item === undefined && role.kind !== 'action' ? 'envelope' : 'item';
  const options = { ...projectOptionsOf(crud, resource, id), given, kind } as const;
  const { itemPath, group, idName, idBeside } = response;
  const shown = idName === undefined ? item : { ...item, [idName]: id };
  if (response.item === undefined && isScalar(crud, schema)) return scalarBody(crud, schema, { id, item });
  if (itemPath.length === 0 && group === undefined)
    return project(crud, response.item ?? schema, shown, options) ?? item;
  const serialized = projectItem(
    crud,
    { schema: response.item ?? {}, ...(group && { group }) },
    shown,
    options,
  );
  const path = pathValues(request, schema);
  const around = { ...envelopeOptionsOf(resource, id, 'envelope'), given: { outcome, path } };
  const repeated = idBeside === undefined ? {} : { [idBeside]: id };
  const begun = withIds(withValueAt(repeated, itemPath, serialized), response, [id]);
  const body = project(crud, schema, begun, around);
  return withValueAt(body, itemPath, serialized);
}

/** What is known of a response with an item, or of what an action says of itself. */
function givenOf(request: CrudRequest, response: SuccessResponse): Given {
  const { role } = request;
  // Items of a collection hold the ids of their parents; what an action returns may be of another schema.
  const isView = role.kind === 'read' && role.isView === true;
  const isOther = role.kind === 'action' || isView || role.resource.isSingleton;
  return {
    ...(isOther && { path: pathValues(request, response.item ?? response.schema ?? {}) }),
    ...(saysOnlyOutcome(request, response) && { outcome: operationOutcome(role, response.status) }),
    ...(role.kind === 'action' && role.example && { example: role.example }),
  };
}

/** Whether a response shows no item, or for one an object that says no more than what has come of the request: `{message}`. */
function saysOnlyOutcome({ crud, role }: CrudRequest, { item }: SuccessResponse): boolean {
  if (item === undefined) return true;
  if (role.kind !== 'action') return false;
  const { properties } = crud.mergeSchema(item);
  return (
    properties.size > 0 &&
    [...properties].every(([name, schema]) => saysOutcome(name, crud.mergeSchema(schema)))
  );
}

function isScalar({ mergeSchema }: CrudContext, schema: Schema): boolean {
  const { types } = mergeSchema(schema);
  return types.size > 0 && !types.has('object') && !types.has('array');
}

/** A body that is no object: the id of the item, as a number or a text, or that the operation succeeded. */
function scalarBody(
  crud: CrudContext,
  schema: Schema,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
): unknown {
  const { types } = crud.mergeSchema(schema);
  if (types.has('boolean')) return true;
  if (types.has(typeof id) || (types.has('integer') && Number.isInteger(id))) return id;
  return convertScalar(types, id) ?? crud.sample(schema, { name: 'id', key: `body ${id}` }) ?? item;
}

/** A request that may make an item, as far as the address of the item follows from it. */
interface Located extends Pick<CrudRequest, 'parentIds'> {
  readonly role: CreateRole | ReplaceRole;
  readonly input: Pick<CrudRequest['input'], 'params'>;
}

/** A `Location` header with the path that reads an item, its ids percent-encoded; none when nothing reads it. */
export function locationHeader(
  { role, parentIds, input }: Located,
  { id, within }: Pick<StoredItem, 'id' | 'within'>,
): Readonly<Record<string, string>> {
  const { resource } = role;
  if (role.readPath === undefined) return {};
  const readPath = withWords(role.readPath, input.params);
  const names = [...readPath.matchAll(/\{[^{}]+\}/g)];
  const scope = scopeIds(resource, within);
  const outer = scope.length > 0 ? scope : parentIds;
  // What there is one of below an item, `/users/{id}/address`, is found by the ids of those above it alone.
  const own = resource.isSingleton ? [] : [String(id)];
  const ids = names.length === own.length ? own : [...outer, ...own];
  if (ids.length !== names.length) return {};
  const remaining = ids.map(encodeURIComponent);
  return { Location: readPath.replace(/\{[^{}]+\}/g, () => remaining.shift() ?? '') };
}

/** A path whose words have the parameters of the request in them: `/v2/orders/{id}`, for `/v{version}/orders/{id}`. */
function withWords(path: string, params: CrudRequest['input']['params']): string {
  return path.replace(/(?<=[^/('])\{([^{}]+)\}|\{([^{}]+)\}(?=[^/)'.])/g, (whole, inner, outer) => {
    const value = params[inner ?? outer];
    return value === undefined ? whole : encodeURIComponent(plainText(value));
  });
}
