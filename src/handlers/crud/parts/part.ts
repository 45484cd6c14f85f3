import { valueAt, withValueAt } from '../../../inference/body-path.ts';
import type { ActionRole, PartAccess, ReadRole } from '../../../inference/resource.ts';
import { isObject, plainText } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { requireItem } from '../items/require-item.ts';
import { saveItem } from '../items/save-item.ts';
import { project } from '../projection/project.ts';
import { envelopeOptionsOf } from '../projection/project-options.ts';
import type { StoredItem } from '../stored-item.ts';

/** Reads a part of an item. @throws SandboxError `not-found` where there is no such item. */
export async function readPart(request: CrudRequest<ReadRole>, part: PartAccess): Promise<Reply> {
  return partReply(request, part, await requireItem(request, idOf(request)));
}

/**
 * Changes a part of an item: replaces what the body has of it, or adds to its list, or takes out of that.
 * @throws SandboxError `not-found` where there is no such item.
 */
export async function changePart(request: WriteRequest<ActionRole>, part: PartAccess): Promise<Reply> {
  const row = await requireItem(request, idOf(request));
  const path = pathOf(request, part);
  const { body } = request.input;
  const sent = part.sentIn !== undefined && isObject(body) ? body[part.sentIn] : body;
  const changed = changedPart(part.change, valueAt(row.item, path), sent);
  const item = withValueAt(row.item, path, changed);
  const after = isObject(item) ? item : row.item;
  return partReply(request, part, await saveItem(request, row, { item: after, sent: {}, isWhole: false }));
}

function idOf({ role, input }: CrudRequest<ActionRole | ReadRole>): unknown {
  return input.params[role.idParameter ?? ''];
}

function pathOf({ input }: CrudRequest, { path, parameter }: PartAccess): readonly string[] {
  return parameter === undefined ? path : [...path, plainText(input.params[parameter])];
}

/** What becomes of a part: of what has lists in it, those are added to, or taken from. */
function changedPart(change: PartAccess['change'], before: unknown, sent: unknown): unknown {
  if (!isObject(sent) || change === 'replace') return sent;
  const own = isObject(before) ? before : {};
  const entries = Object.entries(sent).map(([name, value]) => {
    const list = own[name];
    return [
      name,
      Array.isArray(value) && change !== 'merge'
        ? changedList(change, Array.isArray(list) ? list : [], value)
        : value,
    ];
  });
  return { ...own, ...Object.fromEntries(entries) };
}

/** A list with others, none of them twice, or without them: the linkage of one `type` and `id` is one member. */
function changedList(
  change: PartAccess['change'],
  before: readonly unknown[],
  sent: readonly unknown[],
): readonly unknown[] {
  const named = new Set(sent.map(nameOf));
  const others = before.filter((each) => !named.has(nameOf(each)));
  if (change === 'remove') return others;
  const known = new Set(before.map(nameOf));
  return [...before, ...sent.filter((each) => !known.has(nameOf(each)))];
}

function nameOf(element: unknown): string {
  return isObject(element) ? `${plainText(element.type)} ${plainText(element.id)}` : plainText(element);
}

function partReply(
  request: CrudRequest<ActionRole | ReadRole>,
  part: PartAccess,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
): Reply {
  const { crud, role } = request;
  const { status, schema } = role.response;
  if (schema === undefined) return { status };
  const { properties } = crud.mergeSchema(schema);
  const own = part.shownIn === undefined ? schema : (properties.get(part.shownIn) ?? {});
  const value = shownPart(request, part, own, { id, item });
  const options = { ...envelopeOptionsOf(role.resource, id, 'envelope'), sendable: namesOf(crud, own) };
  const body = part.shownIn === undefined ? value : { [part.shownIn]: value };
  return { status, body: project(crud, schema, body, options) ?? body };
}

/** A part as it is stored; a relationship without one is empty, and anything else is generated, the same each time. */
function shownPart(
  request: CrudRequest<ActionRole | ReadRole>,
  part: PartAccess,
  schema: Schema,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
): unknown {
  const { crud, role } = request;
  const value = valueAt(item, pathOf(request, part));
  const { types, properties } = crud.mergeSchema(schema);
  if (part.isLinkage) {
    const { types: ofData } = crud.mergeSchema(properties.get('data') ?? {});
    const none = { data: ofData.has('array') ? [] : null };
    return isObject(value) ? { ...none, ...value } : (value ?? none);
  }
  if (value !== undefined) return value;
  if (types.has('array')) return [];
  return crud.sample(schema, {
    name: part.path.at(-1) ?? '',
    key: `${role.resource.name} ${id} ${part.path.join('.')}`,
  });
}

/** What a request may send of a part: nothing of it is generated. */
function namesOf({ mergeSchema }: CrudContext, schema: Schema): ReadonlySet<string> {
  const { items, properties } = mergeSchema(schema);
  return new Set((items === undefined ? properties : mergeSchema(items).properties).keys());
}
