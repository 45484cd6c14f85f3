import { SandboxError } from '../../../errors.ts';
import { valueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ActionRole } from '../../../inference/resource.ts';
import type { ElementCounter } from '../../../inference/state-transition.ts';
import { isObject, ownValue, plainText, scalarNumber } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { listedBelow } from '../items/children.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';

/** What became of the element that an action counts. */
export interface CountedElements {
  /** The list of the item, where it is a part of it. */
  readonly list: Item;
  /** Whether the item has what was named; it has where nothing is. */
  readonly isFound: boolean;
  /** The element, where the response shows that and not the item. */
  readonly shown?: Item | undefined;
}

/** A list of an item after the count, and the elements in it that were named. */
interface Counted {
  readonly list: Item;
  readonly elements: readonly Item[];
}

/**
 * Counts what an action does in the elements that it names: the `votes` of the option of `{optionId}`. Options that were sent
 * as texts are from then on what responses show of them.
 * @throws SandboxError `not-found` where the path names none
 */
export async function countElements(
  request: CrudRequest<ActionRole>,
  row: StoredItem,
): Promise<CountedElements> {
  const { counted: counter } = request.role;
  if (counter === undefined) return { list: {}, isFound: true };
  const found = (await countRows(request, counter, row)) ?? countInItem(request, counter, row);
  if (found.elements.length === 0 && counter.in === 'path') {
    const id = plainText(request.input.params[counter.named]);
    throw new SandboxError('not-found', `${request.role.resource.name}/${counter.list} has no ${id}`);
  }
  const { list, elements } = found;
  return { list, isFound: elements.length > 0, ...(counter.isShown && { shown: elements[0] }) };
}

/** Counts in the items of a collection below; `undefined` where there are none. */
async function countRows(
  request: CrudRequest<ActionRole>,
  counter: ElementCounter,
  row: StoredItem,
): Promise<Counted | undefined> {
  const { crud, context, role } = request;
  const below = (crud.childLists.get(role.resource.name) ?? []).find(
    ({ property, schema, hasIds }) => property === counter.list && schema !== undefined && !hasIds,
  );
  const child = below && crud.resources.get(below.resource);
  const rows = child && below.nestedPath ? await listedBelow(context, row, child, below.nestedPath) : [];
  if (child === undefined || rows.length === 0) return undefined;
  const counted = rows.filter((each, i) => isNamed(request, counter, each.item, i));
  const after = counted.map((each) => ({ ...each, item: withOneMore(each.item, counter) }));
  for (const each of after) await itemsOf(context, child).replace(each);
  return { list: {}, elements: after.map(({ item }) => item) };
}

function countInItem(request: CrudRequest<ActionRole>, counter: ElementCounter, row: StoredItem): Counted {
  const { crud, role } = request;
  const [view = {}] = role.resource.responseSchemas;
  const shown = project(crud, view, row.item, projectOptionsOf(crud, role.resource, row.id));
  const all = isObject(shown) ? ownValue(shown, counter.list) : undefined;
  const elements: Item[] = [];
  const list = (Array.isArray(all) ? all : []).map((each: unknown, i) => {
    if (!isObject(each) || !isNamed(request, counter, each, i)) return each;
    const after = withOneMore(each, counter);
    elements.push(after);
    return after;
  });
  return { list: elements.length === 0 ? {} : { [counter.list]: list }, elements };
}

function withOneMore(element: Item, { property, by }: ElementCounter): Item {
  const before = scalarNumber(ownValue(element, property) ?? 0);
  return { ...element, [property]: Math.max(0, (Number.isFinite(before) ? before : 0) + by) };
}

/** Whether a request names an element: by its place, its id, or a text that it has. */
function isNamed(
  { role, input }: CrudRequest<ActionRole>,
  { named, in: place }: ElementCounter,
  element: Item,
  index: number,
): boolean {
  const body = valueAt(input.body, role.sent?.itemPath ?? []);
  const inBody = isObject(body) ? ownValue(body, named) : undefined;
  const values = [place === 'path' ? input.params[named] : inBody].flat();
  if (plainName(named).endsWith('index')) return values.some((value) => scalarNumber(value) === index);
  return values.some((value) =>
    Object.entries(element).some(
      ([name, own]) =>
        (typeof own === 'string' || /id$/.test(plainName(name))) && plainText(own) === plainText(value),
    ),
  );
}
