import { isDeepStrictEqual } from 'node:util';
import type { ActionRole, Resource } from '../../../inference/resource.ts';
import { undoesDeletion } from '../../../inference/writes/deletion.ts';
import { ownValue, plainText, scalarNumber } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { changeItemList } from '../item-lists/change-item-list.ts';
import { countElements } from '../item-lists/count-elements.ts';
import { restoreItem } from '../items/given/trash.ts';
import { itemReply } from '../items/item-response.ts';
import { withNested } from '../items/nested/nested-lists.ts';
import { withShownIds } from '../items/related-properties.ts';
import { itemInBody } from '../items/request-item.ts';
import { requireItem } from '../items/require-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import { withoutBodyFromQuery } from '../items/sent-in-query.ts';
import { requireReferred, resourceNamedBy } from '../lines/references.ts';
import { movedByAction } from '../movements/move-amounts.ts';
import { changePart } from '../parts/part.ts';
import { castBallot } from '../people/ballots.ts';
import { withMark } from '../people/marks.ts';
import { viewOfRequester } from '../people/requester-view.ts';
import { sentAddresses } from '../sent-files/sent-addresses.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { settledSums } from '../values/sums/settled-sums.ts';
import { requireOpenState } from './require-open-state.ts';

/**
 * Performs an action on an item: sets the state or the flag that the last word of the path names, as far as the item's
 * schema has one, the properties in the request body, and the sums of what is paid.
 */
export async function performAction(request: WriteRequest<ActionRole>): Promise<Reply> {
  const { crud, role } = request;
  const { idParameter = '', changes, access, part } = role;
  if (part !== undefined) return changePart(request, part);
  if (access !== undefined) return changeItemList(request, access);
  if (undoesDeletion(role.operation.path)) await restoreItem(request, request.input.params[idParameter]);
  const row = await requireItem(request, request.input.params[idParameter]);
  const values = itemInBody(crud, role, request.input.body);
  const shownIds = withShownIds(crud, role.resource, {}, values);
  const sent = { ...shownIds, ...writableProperties(request), ...(await namedItem(request)) };
  const seenBy = await viewOfRequester(request, role.resource);
  requireOpenState(request, seenBy?.(row) ?? row.item, sent);
  if (role.copies) {
    const { item: whole } = await withNested(request, role.resource, row);
    return itemReply(request, await insertItem(request, { sent: copyOf(request, whole, sent) }));
  }
  const patched = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, row.item, sent);
  const { sums, states } = settledSums(request, row.item);
  const { row: voted, numbers: votes } = await castBallot(request, row, values);
  const marked = await withMark(request, voted);
  const isRepeated = role.mark !== undefined && marked === voted;
  const moved = movedByAction(request, role.movement, row.item, values);
  const named = await countElements(request, row);
  const count = isRepeated || !named.isFound ? {} : counted(role, row.item);
  const numbers = { ...flipped(role, row.item), ...count, ...votes, ...sums, ...moved };
  const commanded = commandedChanges(role, values);
  const item = withoutAbsent({ ...patched, ...named.list, ...changes, ...commanded, ...states, ...numbers });
  const isSame = marked === row && isDeepStrictEqual(item, row.item);
  const change = { item, sent: { ...sent, ...sums }, isWhole: false };
  const saved = isSame ? row : await saveItem(request, marked, change);
  const shown = named.shown ?? { ...saved.item, ...role.reported, ...states };
  return itemReply(request, { ...saved, item: shown });
}

/** What a copy of an item begins with: what a client could have sent of that one, but for what identifies it, and what is sent now. */
function copyOf({ crud, role: { resource } }: WriteRequest<ActionRole>, item: Item, sent: Item): Item {
  const { sendable } = crud.propertiesOf(resource);
  const { property = '', alternatives } = resource.id;
  const own = Object.entries(item).filter(
    ([name]) => sendable.has(name) && name !== property && !alternatives.includes(name),
  );
  return { ...Object.fromEntries(own), ...sent };
}

/** What an action names by its id, where its item shows that whole: the driver to whom a car is assigned. */
async function namedItem(request: CrudRequest<ActionRole>): Promise<Item> {
  const { crud, context, role, input } = request;
  const { sent, property } = role.alias ?? {};
  const id =
    sent === undefined
      ? undefined
      : (ownValue(itemInBody(crud, role, input.body), sent) ?? ownValue(input.query, sent));
  const declared = property === undefined ? undefined : propertiesOf(crud, role.resource).get(property);
  if (id === undefined || id === null || property === undefined || declared?.types.has('object') !== true)
    return {};
  const target =
    resourceNamedBy(crud, property) ??
    resourceNamedBy(crud, sent ?? '') ??
    shownIn(crud, role.resource, property) ??
    crud.people;
  if (target === undefined) return {};
  await requireReferred(request, target, plainText(id));
  const row = await findById(context, target, [], id);
  return { [property]: row === undefined ? { id } : row.item };
}

/** The collection whose items a property shows by their own schema. */
function shownIn(
  { mergeSchema, resources }: CrudContext,
  owner: Resource,
  property: string,
): Resource | undefined {
  const shown = owner.responseSchemas.flatMap(
    (each) => refOf(mergeSchema(each).properties.get(property)) ?? [],
  );
  return [...resources.values()].find(
    ({ isSingleton, responseSchemas }) =>
      !isSingleton && responseSchemas.some((each) => shown.includes(refOf(each) ?? '')),
  );
}

/** What a schema refers to, also as the only one of `allOf`, as 3.0 writes one that may be null. */
function refOf(schema: Schema | undefined): string | undefined {
  const [only] = [schema?.allOf, schema?.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const own = schema?.$ref ?? only?.$ref;
  return typeof own === 'string' ? own : undefined;
}

/** An item without what an action takes out of it. */
function withoutAbsent(item: Item): Item {
  const entries = Object.entries(item);
  return entries.some(([, value]) => value === undefined)
    ? Object.fromEntries(entries.filter(([, value]) => value !== undefined))
    : item;
}

/** What the request says is to be done. */
function commandedChanges({ commands }: ActionRole, values: Item): Item {
  return commands?.changes.get(ownValue(values, commands.sent)) ?? {};
}

function flipped({ toggled }: ActionRole, item: Item): Item {
  return toggled === undefined ? {} : { [toggled]: item[toggled] !== true };
}

/** What an action counts: each time, or where it sets a flag or a state, only when that changes; of a mark, each who sets it. */
function counted({ changes, counter, movement, mark }: ActionRole, item: Item): Item {
  if (counter === undefined || movement !== undefined) return {};
  const entries = mark === undefined ? Object.entries(changes) : [];
  const isRepeated = entries.length > 0 && entries.every(([name, value]) => item[name] === value);
  const before = scalarNumber(item[counter.property] ?? 0);
  return isRepeated ? {} : { [counter.property]: Math.max(0, before + counter.by) };
}

/** The properties in the request that are properties of the item, and where its files are from now on. */
function writableProperties(request: CrudRequest<ActionRole>): Item {
  const { crud, role, input } = request;
  const values = itemInBody(crud, role, input.body);
  const named = { ...withoutBodyFromQuery(request, values), ...aliasedValue(request, values) };
  const isWritten = (name: string) => role.writes.has(name) || name === role.alias?.property;
  const written = Object.entries(named).filter(([name]) => isWritten(name));
  return { ...sentAddresses(crud, role.resource, input, values), ...Object.fromEntries(written) };
}

/** The value that is sent under another name than its property has, where the property may have it. */
function aliasedValue({ crud, role, input }: CrudRequest<ActionRole>, values: Item): Item {
  if (role.alias === undefined) return {};
  const { sent, property } = role.alias;
  const value = ownValue(values, sent) ?? ownValue(input.query, sent);
  const declared = propertiesOf(crud, role.resource).get(property);
  const forms = [value, plainText(value), scalarNumber(value)];
  const fitting = forms.find((form) => form !== undefined && declared && fitsProperty(declared, form));
  return value === undefined || fitting === undefined ? {} : { [property]: fitting };
}
