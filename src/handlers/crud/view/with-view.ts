import { inferViewParameters } from '../../../inference/query/view-parameters.ts';
import type { Role } from '../../../inference/resource.ts';
import { responseItem, shownSchema } from '../../../inference/wrapper/response-item.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { admitsIncluded, hasIncluded, withIncluded } from '../json-api/included.ts';
import { changeItems } from '../relations/change-items.ts';
import type { Item } from '../stored-item.ts';
import { expandItem } from './expand-items.ts';
import { selectFields } from './select-fields.ts';

/**
 * A handler whose replies show of items what the query asks for: `fields=id,name` leaves out what the schema does not
 * require, `expand=author` shows related items whole. Handlers of roles without such parameters are returned unchanged.
 */
export function withView(crud: CrudContext, role: Role, handler: BoundHandler): BoundHandler {
  const item = role.kind === 'list' || role.kind === 'read' ? responseItem(role) : undefined;
  if (item === undefined) return handler;
  const query = role.operation.parameters.filter((parameter) => parameter.in === 'query');
  const view = inferViewParameters(crud.mergeSchema, query, crud.mergeSchema(item.schema));
  if (view.fields.length + view.expand.length === 0) return handler;
  const { resource } = role;
  const schema = shownSchema(item);
  const hasPlace = view.expand.length > 0 && admitsIncluded(crud, role);
  return async (request, context) => {
    const found = await handler(request, context);
    const names = namesIn(request.query, view.fields);
    const related = namesIn(request.query, view.expand);
    const isCompound = hasPlace && (related.length > 0 || hasIncluded(found.body));
    const reply = isCompound
      ? await withIncluded(crud, context, role, { reply: found, names: related })
      : found;
    if (reply.body === undefined || names.length + related.length === 0) return reply;
    const selection = { mergeSchema: crud.mergeSchema, names, id: resource.id.property };
    const body = await changeItems(reply.body, item.path, async (each) => {
      const whole = related.length === 0 ? each : await expandItem(crud, context, resource, each, related);
      return names.length === 0 ? whole : selectFields(selection, schema, whole);
    });
    return { ...reply, body };
  };
}

/** The names in the values of some parameters: texts, separated by commas, or lists of them. */
function namesIn(query: Item, parameters: readonly string[]): readonly string[] {
  return parameters
    .flatMap((name) => query[name] ?? [])
    .flatMap((value) => (typeof value === 'string' ? value.split(/[\s,;]+/) : []))
    .filter((name) => name !== '');
}
