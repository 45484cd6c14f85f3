import type { ActionRole, ListAccess, ListChange } from '../../../inference/resource.ts';
import { isObject, ownValue, scalarNumber } from '../../../json.ts';
import type { WriteRequest } from '../crud-request.ts';
import { requireReferences } from '../lines/references.ts';
import type { Item } from '../stored-item.ts';
import {
  addReferences,
  type ChangedElements,
  hasReferences,
  referencedIds,
  removeReferences,
} from './change-references.ts';
import { unknownElement } from './find-element.ts';
import { indexIn } from './index-in-request.ts';
import { changedElement, indexOfSame, isQuantity, newElement, quantityOf } from './new-element.ts';
import { sentElements } from './sent-elements.ts';

/** A change of the elements of a list. */
type Change = (
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
) => Promise<ChangedElements> | ChangedElements;

const changes: Readonly<Record<Exclude<ListChange, 'list' | 'read'>, Change>> = {
  add: addElements,
  put: putElement,
  change: changeElement,
  replace: replaceElements,
  remove: removeElements,
  clear: clearElements,
};

/**
 * Carries out what an operation does to the elements of a list.
 * @throws SandboxError `not-found` for an unknown element, or as declared for an unknown item that an element refers to.
 */
export const changeElements: Change = (request, access, elements) => {
  const { change } = access;
  return change === 'list' || change === 'read' ? { elements } : changes[change](request, access, elements);
};

async function addElements(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
): Promise<ChangedElements> {
  // What a body has of files are their hashes, and no ids.
  const hasFiles = (request.input.files ?? []).length > 0;
  const ids = hasReferences(access) && !hasFiles ? await referencedIds(request, access) : [];
  if (ids.length > 0 || sendsNoIds(request, access)) return addReferences(request, access, elements, ids);
  let changed: ChangedElements = { elements };
  const sent = sentElements(request, access);
  for (const each of sent.length > 0 ? sent : [{}]) {
    changed = await addLine(request, access, changed.elements, {
      ...each,
      ...parameterValue(request, access),
    });
  }
  return changed;
}

/** Whether a request sends the ids of a list, and there are none: `{member_ids: []}`. */
function sendsNoIds({ input: { body } }: WriteRequest<ActionRole>, { list }: ListAccess): boolean {
  if (!list.hasIds) return false;
  const lists = [body, ...(isObject(body) ? Object.values(body) : [])].filter(Array.isArray);
  return lists.some((each) => each.length === 0);
}

/** The value of the path for the property of its name: `productId` of `/cart/add/{productId}`. */
function parameterValue({ crud, input }: WriteRequest<ActionRole>, { list, parameter }: ListAccess): Item {
  if (parameter === undefined) return {};
  const names = list.element.responseSchemas.flatMap((schema) => [
    ...crud.mergeSchema(schema).properties.keys(),
  ]);
  const name = names.find((each) => each === parameter) ?? list.element.id.property ?? parameter;
  return { [name]: input.params[parameter] };
}

async function addLine(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
  sent: Item,
): Promise<ChangedElements> {
  await requireReferences(request, sent);
  const same = indexOfSame(request.crud, access, elements, sent);
  const before = elements[same];
  if (!isObject(before)) {
    const shown = await newElement(request, access, sent, elements);
    return { elements: [...elements, shown], shown };
  }
  const name = quantityOf(request.crud, access) ?? '';
  const pieces = numberAt(before, name, 1) + numberAt(sent, Object.keys(sent).find(isQuantity) ?? name, 1);
  return replaced(elements, same, await changedElement(request, access, before, { [name]: pieces }));
}

function numberAt(object: Item, name: string, fallback: number): number {
  const value = scalarNumber(ownValue(object, name) ?? fallback);
  return Number.isFinite(value) ? value : fallback;
}

function replaced(elements: readonly unknown[], index: number, shown: unknown): ChangedElements {
  return { elements: elements.with(index, shown), shown };
}

/** PUT or POST of an element: changes it, or adds it where it is an item that exists without the list. */
function putElement(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
): ReturnType<Change> {
  if (indexIn(request, access, elements) >= 0) return changeElement(request, access, elements);
  const isNamed = access.sent === undefined || access.list.element.id.assignedBy === 'client';
  if (hasReferences(access) || isNamed) return addElements(request, access, elements);
  throw unknownElement(request, access);
}

async function changeElement(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
): Promise<ChangedElements> {
  const index = indexIn(request, access, elements);
  const before = elements[index];
  if (index < 0) throw unknownElement(request, access);
  if (!isObject(before)) return { elements, shown: before };
  const [sent = {}] = sentElements(request, access);
  const isNone = Object.entries(sent).some(([name, value]) => isQuantity(name) && scalarNumber(value) === 0);
  if (isNone) return { elements: elements.toSpliced(index, 1), shown: { ...before, ...sent } };
  return replaced(elements, index, await changedElement(request, access, before, sent));
}

/** A list that is sent replaces all; an element changes the one that it names. */
async function replaceElements(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
): Promise<ChangedElements> {
  const { body } = request.input;
  const isList = Array.isArray(body) || (isObject(body) && Object.values(body).some(Array.isArray));
  if (!isList && indexIn(request, access, elements) >= 0) return changeElement(request, access, elements);
  return addElements(request, access, isList ? [] : elements);
}

async function removeElements(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
): Promise<ChangedElements> {
  const ids = hasReferences(access) ? await referencedIds(request, access) : [];
  if (ids.length > 0) return removeReferences(request, access, elements, ids.map(String));
  const index = indexIn(request, access, elements);
  const before = elements[index];
  if (index < 0) throw unknownElement(request, access);
  const [sent = {}] = sentElements(request, access);
  const [name, fewer] = Object.entries(sent).find(([each]) => isQuantity(each)) ?? [];
  if (name !== undefined && isObject(before) && numberAt(before, name, 0) > scalarNumber(fewer)) {
    const left = numberAt(before, name, 0) - scalarNumber(fewer);
    return replaced(elements, index, await changedElement(request, access, before, { [name]: left }));
  }
  return { elements: elements.toSpliced(index, 1), shown: before };
}

/** Removes what the body or the query names; all where they name nothing. */
function clearElements(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  elements: readonly unknown[],
): ReturnType<Change> {
  const { body, query } = request.input;
  const isTold =
    (isObject(body) && Object.keys(body).length > 0) || Array.isArray(body) || Object.keys(query).length > 0;
  return isTold ? removeElements(request, access, elements) : { elements: [] };
}
