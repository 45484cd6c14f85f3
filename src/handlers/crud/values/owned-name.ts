import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { fitsProperty } from './fits-property.ts';

/** Names, in snake case, of texts that say whose an item is and what it is called: `ada/engine`. */
const ownedNames = /^(full_?name|full_?path|name_with_(owner|namespace)|path_with_namespace)$/;

/** Names of what has items, the likeliest first. */
const owners = ['owner', 'namespace', 'workspace', 'organization', 'group', 'account'];

/** The texts of an owner that may be a part of a path, the likeliest first. */
const handles = ['login', 'username', 'slug', 'nickname', 'path'];

/** What of a row such a name is made of. */
type Placed = Pick<StoredItem, 'id' | 'within' | 'item'>;

/**
 * A new item whose `full_name` is its owner and its name, as in the path that leads to it. The `full_name` of a person is
 * none, nor is one that was sent.
 */
export function withOwnedName(crud: CrudContext, resource: Resource, row: Placed, sent: Item): Item {
  const value = ownedNameOf(row);
  if (value === undefined) return row.item;
  const shown = resource.responseSchemas.flatMap((schema) => [...crud.mergeSchema(schema).properties]);
  const names = shown.flatMap(([name, schema]) => {
    const isOwned = ownedNames.test(splitWords(name)) && !Object.hasOwn(sent, name) && !isOfPerson(row.item);
    return isOwned && fitsProperty(crud.mergeSchema(schema), value) ? [[name, value] as const] : [];
  });
  return names.length === 0 ? row.item : { ...row.item, ...Object.fromEntries(names) };
}

/** Names, by plain names, of the first and last names of people, whose `fullName` is both of them. */
const namesOfPeople = /^(?:first|last|given|family|fore|sur|middle)name$/;

function isOfPerson(item: Item): boolean {
  return Object.keys(item).some((name) => namesOfPeople.test(plainName(name)));
}

function ownedNameOf({ id, within, item }: Placed): string | undefined {
  const name = [id, item.name].find(isHandle);
  const owner = owners.map((each) => handleOf(item[each])).find(isHandle);
  const parent = Object.values(within)
    .flatMap((ids) => ids.slice(-1))
    .find(isHandle);
  const whose = owner ?? parent;
  return name === undefined || whose === undefined ? undefined : `${whose}/${name}`;
}

function handleOf(owner: unknown): unknown {
  return isObject(owner) ? handles.map((each) => owner[each]).find(isHandle) : undefined;
}

/** Whether a value may be a part of a path, and is no number. */
function isHandle(value: unknown): value is string {
  return typeof value === 'string' && /^(?=.*[a-z])[\w.-]+$/i.test(value);
}
