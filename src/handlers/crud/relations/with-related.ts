import type { HandlerContext } from '../../../context.ts';
import type { Relation } from '../../../inference/relations/infer-relations.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import { responseItem } from '../../../inference/wrapper/response-item.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../items/find-item.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { changeItems } from './change-items.ts';

/**
 * A handler whose replies show the related items as they are stored: a task with the id of a project shows that
 * project's name. An id that names no item stays as it is. Handlers of roles without relations are returned unchanged.
 */
export function withRelated(crud: CrudContext, role: Role, handler: BoundHandler): BoundHandler {
  const relations = crud.relations.get(role.resource.name) ?? [];
  const item = responseItem(role);
  if (relations.length === 0 || item === undefined) return handler;
  return async (request, context) => {
    const reply = await handler(request, context);
    if (reply.body === undefined) return reply;
    return { ...reply, body: await changeItems(reply.body, item.path, (each) => showRelated(each, context)) };
  };

  async function showRelated(shown: unknown, context: HandlerContext): Promise<unknown> {
    if (!isObject(shown)) return shown;
    const related: [string, unknown][] = [];
    for (const relation of relations) {
      const value = ownValue(shown, relation.property);
      const resource = crud.resources.get(relation.resource);
      if (value === undefined || resource === undefined) continue;
      related.push([relation.property, await relatedValue(crud, context, { relation, resource }, value)]);
    }
    return { ...shown, ...Object.fromEntries(related) };
  }
}

/** A relation and the resource of the items that it shows. */
interface Target {
  readonly relation: Relation;
  readonly resource: Resource;
}

/** What a property shows with the stored items in place of those that only have their ids. */
async function relatedValue(
  crud: CrudContext,
  context: HandlerContext,
  target: Target,
  value: unknown,
): Promise<unknown> {
  if (Array.isArray(value)) {
    const all: unknown[] = [];
    for (const each of value) all.push(await relatedValue(crud, context, target, each));
    return all;
  }
  const { relation, resource } = target;
  const id = isObject(value) ? ownValue(value, resource.id.property ?? 'id') : undefined;
  const found = id === undefined ? undefined : await findById(context, resource, [], id);
  if (found === undefined) return value;
  return project(crud, relation.schema, found.item, projectOptionsOf(crud, resource, found.id)) ?? value;
}
