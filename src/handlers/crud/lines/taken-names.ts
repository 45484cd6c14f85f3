import { findName, lastSegmentOf, plainName, singularsOf } from '../../../inference/naming.ts';
import { isUserWord } from '../../../inference/people/people-words.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findNamed } from '../find-item.ts';
import { relatedIds } from '../related-ids.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';

/** A property that says of an item what another says of itself: the `category_name` beside a `category`. */
interface TakenName {
  readonly property: string;
  readonly merged: MergedSchema;
  /** The collection of the other, and plain names of the properties that refer to it. */
  readonly resource: Resource;
  readonly references: readonly string[];
  /** Plain names of what is taken of it, the likeliest first. */
  readonly from: readonly string[];
  /** Whether the item is the other once more, so that it has what nobody sent of it: the amount of an applied coupon. */
  readonly isCopy?: true;
}

/** What else may be the name of something, where it has no `name`. */
const namesOfThings = ['name', 'title', 'fullname', 'displayname', 'username', 'label'];

/** What two items have of their own each. What something cost stays what it was when it was ordered. */
const ownNames =
  /^(?:id|uuid|key|count|total|status|state|s|.*(?:price|cost|amount|rate|balance|quantity|stock))$/;

/** What an item that is another once more has of its own nevertheless. */
const ownOfCopies =
  /^(?:.*id|uuid|key|code|name|count|total|status|state|.*(?:at|on|date|time)|version|object|type)$/;

/** Where the others are looked for. */
type Place = Pick<CrudRequest, 'crud' | 'role' | 'context' | 'parentIds'>;

/**
 * What an item shows of those that it refers to, in properties that no request sets: `category_name` and `customerEmail`.
 * @param item has the references, `category` or `customerId`
 * @returns those properties, `undefined` for what the others do not say
 */
export async function takenNames(place: Place, resource: Resource, item: Item): Promise<Item> {
  const taken: [string, unknown][] = [];
  const plan = planOf(place.crud, resource).filter(
    ({ isCopy, property }) => !isCopy || !Object.hasOwn(item, property),
  );
  for (const { property, merged, from, isCopy, ...other } of plan) {
    const name = findName(Object.keys(item), other.references);
    const id = name === undefined ? undefined : idIn(ownValue(item, name), other.resource);
    const row = id === undefined ? undefined : await findNamed(place, other.resource, id);
    if (row === undefined) continue;
    const value = ownValue(row.item, findName(Object.keys(row.item), from) ?? '');
    if (isCopy && value === undefined) continue;
    taken.push([property, fitsProperty(merged, value) ? value : undefined]);
  }
  return Object.fromEntries(taken);
}

/** An item as it is stored, with these properties, and without those of which nothing is said. */
export async function withTakenNames(place: Place, resource: Resource, item: Item): Promise<Item> {
  if (!hasTakenNames(place.crud, resource)) return item;
  const whole = Object.entries({ ...item, ...(await takenNames(place, resource, item)) });
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined));
}

/** Whether the items of a resource show what others say of themselves. */
export function hasTakenNames(crud: CrudContext, resource: Resource): boolean {
  return planOf(crud, resource).length > 0;
}

const plans = new WeakMap<Resource, readonly TakenName[]>();

function planOf(crud: CrudContext, resource: Resource): readonly TakenName[] {
  const known = plans.get(resource) ?? planned(crud, resource);
  plans.set(resource, known);
  return known;
}

function planned(crud: CrudContext, resource: Resource): readonly TakenName[] {
  const { sendable } = crud.propertiesOf(resource);
  const properties = propertiesOf(crud, resource);
  const own = new Set([...properties.keys(), ...sendable].map(plainName));
  const others = [...crud.resources.values()].filter((each) => !each.isSingleton && each !== resource);
  return [...properties].flatMap(([property, merged]) => {
    if (property === resource.id.property) return [];
    const isSent = sendable.has(property) && merged.keywords.readOnly !== true;
    const named = isSent ? [] : others.flatMap((each) => takenFrom(crud, each, plainName(property), own));
    const copied = others.flatMap((each) =>
      copiedFrom(crud, resource, each, { plain: plainName(property), own }),
    );
    return [...named, ...copied].slice(0, 1).map((each) => ({ ...each, property, merged }));
  });
}

function takenFrom(
  crud: CrudContext,
  resource: Resource,
  plain: string,
  own: ReadonlySet<string>,
): readonly Pick<TakenName, 'resource' | 'references' | 'from'>[] {
  const shown = new Set([...propertiesOf(crud, resource).keys()].map(plainName));
  return [...wordsFor(resource), ...rolesOf(crud, resource)].flatMap((word) => {
    const rest = plain.startsWith(word) ? plain.slice(word.length) : '';
    // The `username` of a user is that, and the `category_name` of a category its `name`.
    const names = [plain, ...(rest === 'name' ? namesOfThings : [rest])];
    const from = names.filter((name) => shown.has(name));
    const references = referencesBy(word, resource).filter((name) => own.has(name));
    const isTaken = rest !== '' && !ownNames.test(rest) && from.length > 0 && references.length > 0;
    return isTaken ? [{ resource, references, from }] : [];
  });
}

/** The plain names of properties that refer to an item by a word for it: `planid`, and `plancode` where plans have a code. */
function referencesBy(word: string, { id: { property = 'id', alternatives } }: Resource): readonly string[] {
  const keys = [property, ...alternatives].map(plainName);
  const others = keys.flatMap((key) => [word + key, key.startsWith(word) ? key : word + key]);
  return [...new Set([`${word}id`, `${word}uuid`, `${word}userid`, word, ...others])];
}

/**
 * What an item has of another that it is once more, by the name of its collection: an applied coupon the amount of the coupon
 * whose code it was made with. What was sent of it stays.
 */
function copiedFrom(
  crud: CrudContext,
  resource: Resource,
  other: Resource,
  { plain, own }: { readonly plain: string; readonly own: ReadonlySet<string> },
): readonly Pick<TakenName, 'resource' | 'references' | 'from' | 'isCopy'>[] {
  const names = wordsFor(resource);
  return wordsFor(other).flatMap((word) => {
    const isOnceMore = names.some((name) => name !== word && name.endsWith(word));
    const references = isOnceMore ? referencesBy(word, other).filter((name) => own.has(name)) : [];
    const isCopied = references.length > 0 && !ownOfCopies.test(plain) && !references.includes(plain);
    const isShown =
      isCopied && [...propertiesOf(crud, other).keys()].some((name) => plainName(name) === plain);
    return isShown ? [{ resource: other, references, from: [plain], isCopy: true as const }] : [];
  });
}

function wordsFor({ name }: Resource): readonly string[] {
  return singularsOf(lastSegmentOf(name));
}

/** What people are called by what has to do with them. */
const roles: readonly string[] = (
  'author creator owner assignee reporter reviewer editor customer client buyer seller user sender receiver recipient ' +
  'organizer host instructor teacher trainer student patient doctor driver manager approver requester uploader ' +
  'createdby updatedby assignedto'
).split(' ');

/** The words by which items refer to people, whose collection is called otherwise, and no other is called so: `author_id`. */
function rolesOf(crud: CrudContext, resource: Resource): readonly string[] {
  const all = [...crud.resources.values()];
  const people =
    crud.people ?? all.find(({ name, isSingleton }) => !isSingleton && isUserWord(lastSegmentOf(name)));
  if (people !== resource) return [];
  const others = new Set(all.flatMap(wordsFor));
  return roles.filter((role) => !others.has(role));
}

/** The id of the item that a value refers to. */
function idIn(value: unknown, { id }: Resource): string | undefined {
  const own = isObject(value) ? ownValue(value, id.property ?? 'id') : undefined;
  const [first] = Array.isArray(value) ? [] : relatedIds(own ?? value);
  return first;
}
