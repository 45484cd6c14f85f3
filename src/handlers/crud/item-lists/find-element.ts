import { SandboxError } from '../../../errors.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ItemList, ListAccess } from '../../../inference/resource.ts';
import { isObject, plainText } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { valueAtLocation } from '../property-location.ts';
import { relatedIds } from '../related-ids.ts';
import type { Item } from '../stored-item.ts';

/**
 * The index of the element that a parameter names: by the property of its name, also in an object (`product.id` for
 * `productId`), else by its id; -1 where there is none.
 */
export function indexByParameter(
  list: ItemList,
  elements: readonly unknown[],
  parameter: string,
  value: unknown,
): number {
  const wanted = plainText(value);
  const byName = elements.findIndex(
    (each) => isObject(each) && namedValues(each, parameter).includes(wanted),
  );
  return byName >= 0 ? byName : elements.findIndex((each) => idOfElement(list, each) === wanted);
}

/** The id of an element as a text: itself, that of its schema, or that of the item that it is. */
export function idOfElement(list: ItemList, element: unknown): string | undefined {
  if (!isObject(element)) return plainText(element);
  const id = valueAtLocation(list.element.id, element) ?? relatedIds(element)[0];
  return id === undefined ? undefined : plainText(id);
}

/** The index of the element that has all that is sent of it: `{product_id: 5}` means the line of that product. */
export function indexBySent(list: ItemList, elements: readonly unknown[], sent: Item): number {
  const named = Object.entries(sent).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  if (named.length === 0) return -1;
  return elements.findIndex(
    (each) =>
      isObject(each) &&
      named.every(([name, value]) => {
        const values = namedValues(each, name);
        return values.length > 0
          ? values.includes(plainText(value))
          : idOfElement(list, each) === plainText(value);
      }),
  );
}

/** What an element has under a name, whatever its style, or in the object that the name is an id of. */
export function namedValues(element: Item, name: string): readonly string[] {
  const plain = plainName(name);
  const stem = plain.replace(/(?:id|uuid)$/, '');
  return Object.entries(element).flatMap(([property, value]) => {
    const own = plainName(property);
    if (own === plain) return relatedIds(value);
    return stem !== '' && own === stem && isObject(value) ? relatedIds(value) : [];
  });
}

/** The failure of a request for an element that is not there. */
export function unknownElement(
  { input }: Pick<CrudRequest, 'input'>,
  { list, parameter }: ListAccess,
): SandboxError {
  const id = parameter === undefined ? 'such element' : plainText(input.params[parameter]);
  return new SandboxError('not-found', `${list.element.name} has no ${id}`);
}
