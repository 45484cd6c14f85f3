import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/** Items of another collection that a property names by their ids. */
export interface NamedItems {
  readonly property: string;
  readonly resource: Resource;
  readonly ids: readonly (string | number)[];
}

/** Keys other than ids by which others name an item: the `plan_code` of a subscription, where plans are found by their `code`. */
const namingKeys: readonly string[] = ['code', 'key', 'slug', 'sku', 'number', 'handle'];

const idWords = /(?:id|uuid)s?$/;
const keyWords = new RegExp(`(?:${namingKeys.join('|')})s?$`);

/** The items that properties name where one collection alone is called so: `genreIds`, `student_id`, `plan_code`. */
export function namedItems(crud: CrudContext, sent: Item): readonly NamedItems[] {
  return Object.entries(sent).flatMap(([property, value]) => {
    const ids = isCalledId(property) || isCalledKey(property) ? [value].flat().filter(isId) : [];
    const resource = ids.length === 0 ? undefined : onlyNamed(crud, property);
    return resource === undefined ? [] : [{ property, resource, ids }];
  });
}

/** Whether a property holds ids by its name; the `tags` of an item may be names of new ones. */
export function isCalledId(property: string): boolean {
  return idWords.test(plainName(property));
}

/** Whether a value may be an id. */
export function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function isCalledKey(property: string): boolean {
  return keyWords.test(plainName(property));
}

/** The only collection at the root whose items a property names: `genres`, for `genreIds`. */
function onlyNamed({ resources }: CrudContext, property: string): Resource | undefined {
  const name = plainName(property);
  const [only, ...others] = [...resources.values()].filter(
    (each) =>
      !each.isSingleton &&
      (isCalledId(property) ? isCalled(each, name.replace(idWords, '')) : isCalledByKey(each, name)),
  );
  return others.length === 0 && only?.name.includes('{') === false ? only : undefined;
}

function isCalled({ name }: Resource, word: string): boolean {
  return word !== '' && singularsOf(name.slice(name.lastIndexOf('/') + 1)).includes(word);
}

/** Whether a name is that of a collection and of the key that its items are found by. */
function isCalledByKey(resource: Resource, name: string): boolean {
  const key = plainName(resource.id.property ?? '');
  const at = name.lastIndexOf(key);
  const isNamed = namingKeys.includes(key) && ['', 's'].includes(name.slice(at + key.length));
  return isNamed && isCalled(resource, name.slice(0, at));
}
