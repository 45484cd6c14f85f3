import type { ActionRole, ListAccess, Resource } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findNamed } from '../find-item.ts';
import { currentRow, storeCurrentItem, storeNamedPerson } from '../items/current-item.ts';
import { requireReferred } from '../lines/references.ts';
import { idOfElement, unknownElement } from './find-element.ts';
import { sentIds } from './sent-elements.ts';

/** A list after a change, and the element that the response shows. */
export interface ChangedElements {
  readonly elements: readonly unknown[];
  readonly shown?: unknown;
}

/** Whether the elements are the ids of items, or those items. */
export function hasReferences({ list }: ListAccess): boolean {
  const { hasIds, target, isAddedById, isMembership } = list;
  return hasIds || target !== undefined || isAddedById === true || isMembership === true;
}

/**
 * The ids in the path, else those in the body: of the items that a request adds or removes; where that is whoever sends
 * it, who is made where there is nobody yet, as by `/me`. An item that is named by another identifier, such as its `uid`, is
 * meant by its id.
 */
export async function referencedIds(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
): Promise<readonly (string | number)[]> {
  const { parameter, list, isOwn } = access;
  const target = request.crud.resources.get(list.target ?? '');
  if (isOwn && target !== undefined) return [await ownId(request, target)];
  const given = parameter === undefined ? undefined : request.input.params[parameter];
  const ids = given === undefined ? sentIds(request, access) : [plainText(given)];
  if (target === undefined) return ids;
  const found: (string | number)[] = [];
  for (const id of ids) {
    const named = (await findNamed(request, target, id))?.id;
    found.push(named ?? (await storeNamedPerson(request, target, `${id}`)) ?? id);
  }
  return found;
}

/** The id of whoever sends a request, among some people. */
async function ownId(
  { crud, input, context }: WriteRequest<ActionRole>,
  people: Resource,
): Promise<string | number> {
  const own =
    (await currentRow(crud, people, input, context)) ?? (await storeCurrentItem(crud, people, context));
  return own.id;
}

/** Adds the ids that are not there yet, as the schema has them: by themselves, or in objects. */
export async function addReferences(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
  ids: readonly (string | number)[],
): Promise<ChangedElements> {
  const { list } = access;
  const target = list.target === undefined ? undefined : request.crud.resources.get(list.target);
  const { property = 'id', type } = target?.id ?? list.element.id;
  // An unknown item cannot be put below another, whatever the operation declares: nothing else says what it is.
  const refusal = list.isMembership ? ('not-found' as const) : undefined;
  const added: unknown[] = [];
  for (const id of ids) {
    if (target !== undefined) await requireReferred(request, target, String(id), refusal);
    const typed = type === 'number' && Number.isFinite(Number(id)) ? Number(id) : id;
    const isKnown = [...elements, ...added].some((each) => idOfElement(list, each) === String(id));
    if (!isKnown) added.push(list.hasIds ? typed : { [property]: typed });
  }
  const all = [...elements, ...added];
  return { elements: all, shown: all.find((each) => idOfElement(list, each) === String(ids[0])) };
}

/**
 * Removes the elements of some ids.
 * @throws SandboxError `not-found` where none of them is there.
 */
export function removeReferences(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
  ids: readonly string[],
): ChangedElements {
  const idOf = (element: unknown) => idOfElement(access.list, element) ?? '';
  const isThere = ids.some((id) => elements.some((each) => idOf(each) === id));
  // Who takes back what was never there has come to what was asked for.
  if (!isThere && access.isOwn) return { elements };
  if (!isThere) throw unknownElement(request, access);
  const shown = elements.find((each) => idOf(each) === ids[0]);
  return { elements: elements.filter((each) => !ids.includes(idOf(each))), shown };
}
