import { withValueAt } from '../../../inference/body-path.ts';
import type { Resource, SuccessResponse } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { project } from '../projection/project.ts';
import { projectItem } from '../projection/project-item.ts';
import { envelopeOptionsOf, projectOptionsOf } from '../projection/project-options.ts';
import type { StoredItem } from '../stored-item.ts';

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
    ...(response.schema !== undefined && { body: bodyOf(crud, role.resource, response, item) }),
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
  if (itemPath.length === 0 && group === undefined) return project(crud, schema, item, options) ?? item;
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
  readPath: string | undefined,
  parentIds: readonly string[],
  id: unknown,
): Readonly<Record<string, string>> {
  if (readPath === undefined) return {};
  const names = [...readPath.matchAll(/\{[^{}]+\}/g)];
  const ids = names.length === 1 ? [String(id)] : [...parentIds, String(id)];
  const remaining = ids.map(encodeURIComponent);
  return { Location: readPath.replace(/\{[^{}]+\}/g, () => remaining.shift() ?? '') };
}
