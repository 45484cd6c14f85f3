import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { findPerson, loginNamesOf } from './find-person.ts';

/** A person whom an item refers to without their id, and the property that is to have it. */
export interface NamedPerson {
  readonly property: string;
  readonly row: StoredItem;
}

/** What an item shows of a person whom it refers to, by plain names. */
const ownWords =
  /^(?:(?:full|first|last|given|family|display|nick|user)?name|email|avatar.*|picture|photo.*|phone.*)$/;

/**
 * The person whose e-mail address or user name a request sends in place of the id that the items of a collection have:
 * `{email}` for the `userId` of a member.
 */
export async function namedPerson(
  { crud, role: { resource }, context }: CrudRequest,
  sent: Item,
): Promise<NamedPerson | undefined> {
  const { people } = crud;
  if (people === undefined || people === resource || people.isSingleton) return undefined;
  const property = referenceTo(crud, resource, people);
  if (property === '' || Object.hasOwn(sent, property)) return undefined;
  const row = await findPerson(context, people, loginNamesOf(sent));
  return row && { property, row };
}

/** An item with the id of the person whom it names, and what else it shows of them that no request sets. */
export function withNamedPerson(
  crud: CrudContext,
  resource: Resource,
  item: Item,
  person?: NamedPerson,
): Item {
  if (person === undefined) return item;
  const { property, row } = person;
  const { sendable } = crud.propertiesOf(resource);
  const shown = [...propertiesOf(crud, resource)].flatMap(([name, merged]): [string, unknown][] => {
    const value = ownValue(row.item, name);
    const isOpen = !sendable.has(name) && !Object.hasOwn(item, name) && ownWords.test(plainName(name));
    return isOpen && value !== undefined && fitsProperty(merged, value) ? [[name, value]] : [];
  });
  return { ...item, ...Object.fromEntries(shown), [property]: row.id };
}

const references = new WeakMap<Resource, string>();

/** The property of a resource's items that has the id of a person, `userId`, or `memberId` where people are members; empty for none. */
function referenceTo(crud: CrudContext, resource: Resource, people: Resource): string {
  const known = references.get(resource) ?? findReference(crud, resource, people) ?? '';
  references.set(resource, known);
  return known;
}

function findReference(crud: CrudContext, resource: Resource, people: Resource): string | undefined {
  const words = new Set(['user', ...singularsOf(people.name.slice(people.name.lastIndexOf('/') + 1))]);
  return [...propertiesOf(crud, resource).keys()].find((name) => {
    const [, word = ''] = /^(.+?)(?:id|uuid)$/.exec(plainName(name)) ?? [];
    return words.has(word);
  });
}
