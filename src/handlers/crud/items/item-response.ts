import { withValueAt } from '../../../inference/body-path.ts';
import type { CreateRole, ReplaceRole, Resource, SuccessResponse } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { project } from '../projection/project.ts';
import { projectItem } from '../projection/project-item.ts';
import { envelopeOptionsOf, projectOptionsOf } from '../projection/project-options.ts';
import { type StoredItem, scopeIds } from '../stored-item.ts';

/** The response with one item, as its operation declares it. */
export function itemReply(
  { crud, role }: CrudRequest,
  item: Pick<StoredItem, 'id' | 'item'>,
  headers: Readonly<Record<string, string>> = {},
  response: SuccessResponse = role.response,
): Reply {
  return {
    status: response.status,
    headers,
    ...((response.schema ?? response.item) !== undefined && {
      body: bodyOf(crud, role.resource, response, item),
    }),
  };
}

function bodyOf(
  crud: CrudContext,
  resource: Resource,
  response: SuccessResponse,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
): unknown {
  const options = projectOptionsOf(crud, resource, id);
  const schema = response.schema ?? {};
  const { itemPath, group } = response;
  if (itemPath.length === 0 && group === undefined)
    return project(crud, response.item ?? schema, item, options) ?? item;
  const serialized = projectItem(
    crud,
    { schema: response.item ?? {}, ...(group && { group }) },
    item,
    options,
  );
  const around = envelopeOptionsOf(resource, id, 'envelope');
  const body = project(crud, schema, withValueAt({}, itemPath, serialized), around);
  return withValueAt(body, itemPath, serialized);
}

/** A `Location` header with the path that reads an item, its ids percent-encoded; none when nothing reads it. */
export function locationHeader(
  { role, parentIds }: { readonly role: CreateRole | ReplaceRole; readonly parentIds: readonly string[] },
  { id, within }: Pick<StoredItem, 'id' | 'within'>,
): Readonly<Record<string, string>> {
  const { readPath, resource } = role;
  if (readPath === undefined) return {};
  const names = [...readPath.matchAll(/\{[^{}]+\}/g)];
  const scope = scopeIds(resource, within);
  const outer = scope.length > 0 ? scope : parentIds;
  const ids = names.length === 1 ? [String(id)] : [...outer, String(id)];
  if (ids.length !== names.length) return {};
  const remaining = ids.map(encodeURIComponent);
  return { Location: readPath.replace(/\{[^{}]+\}/g, () => remaining.shift() ?? '') };
}
