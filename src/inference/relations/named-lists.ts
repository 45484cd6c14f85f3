import type { Schema } from '../../openapi/document.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, lastSegmentOf, plainName, singularsOf } from '../naming.ts';
import type { Resource } from '../resource.ts';
import { showsInPart } from './shows-in-part.ts';

/** A list in an item that shows those which name it by its id, where no path has them below it. */
export interface NamedList {
  readonly property: string;
  readonly schema: Schema;
  /** The collection that they are in. */
  readonly resource: string;
  /** The property of theirs that has the id. */
  readonly namedIn: string;
  /** Whether none of them is without such an item, so that its deletion takes them along. */
  readonly isOwned?: true;
}

/** What the list of those is called that an item of the same collection is above. */
const lowerWords: readonly string[] = ['children', 'replies', 'subitems', 'subordinates'];

/** How one names the item above it in its own collection, by plain names. */
const upperWords: readonly string[] = ['parentid', 'parent', 'replytoid', 'inreplytoid', 'managerid'];

/** How others name an item by its id: `categoryid`, by plain names. */
export function foreignKeyNames({ name }: Resource): readonly string[] {
  return singularsOf(lastSegmentOf(name)).flatMap((word) => [`${word}id`, `${word}uuid`]);
}

/**
 * Prepares to infer which lists in items show the items of another collection that name them: the `exercises` of a workout,
 * where those have a `workoutId` and no path has them below one. The list has the name of that collection, and its items or
 * their ids and a part of them; or it shows items of its own collection that name the one above them, as `replies` do.
 */
export function createNamedLists(
  { mergeSchema, identify }: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  resources: readonly Resource[],
): (owner: Resource, below: ReadonlySet<Resource>) => readonly NamedList[] {
  const byName = collectionsByName(resources);
  const shows = (schema: Schema, child: Resource) => {
    const identity = identify(schema);
    return (
      child.responseSchemas.some((each) => identify(each) === identity) ||
      showsInPart(mergeSchema, schema, child)
    );
  };
  const propertiesOf = ({ requestSchemas, responseSchemas }: Resource) =>
    [...requestSchemas, ...responseSchemas].flatMap((each) => [...mergeSchema(each).properties.keys()]);
  const listOf = (
    owner: Resource,
    below: ReadonlySet<Resource>,
    property: string,
    schema: Schema,
  ): NamedList | undefined => {
    const isLower = isLowerName(owner, property);
    const child = isLower ? owner : (byName.get(plainName(property)) ?? shortOf(byName, owner, property));
    if (child === undefined || below.has(child) || (child === owner && !isLower) || !shows(schema, child))
      return undefined;
    const namedIn = findName(propertiesOf(child), isLower ? upperNamesOf(owner) : foreignKeyNames(owner));
    if (namedIn === undefined || namedIn === child.id.property) return undefined;
    const isOwned = !isLower && child.requestSchemas.some((each) => mergeSchema(each).required.has(namedIn));
    return { property, schema, resource: child.name, namedIn, ...(isOwned && { isOwned }) };
  };
  return (owner, below) => {
    const lists = new Map<string, NamedList>();
    for (const [property, declared] of owner.responseSchemas.flatMap((view) => [
      ...mergeSchema(view).properties,
    ])) {
      const { types, items } = mergeSchema(declared);
      const list =
        types.has('array') && items !== undefined ? listOf(owner, below, property, items) : undefined;
      if (list !== undefined && !lists.has(property)) lists.set(property, list);
    }
    return [...lists.values()];
  };
}

/** The collections by their plain names, in the plural and in the singular; none for a name that several have. */
function collectionsByName(resources: readonly Resource[]): ReadonlyMap<string, Resource | undefined> {
  const byName = new Map<string, Resource | undefined>();
  for (const resource of resources) {
    if (resource.isSingleton) continue;
    const segment = plainName(lastSegmentOf(resource.name));
    const names = new Set([segment, `${segment}s`, ...singularsOf(segment).slice(0, 1)]);
    for (const name of names) byName.set(name, byName.has(name) ? undefined : resource);
  }
  return byName;
}

/** The collection that a list names without its own item: the `items` of an order are `order-items`. */
function shortOf(
  byName: ReadonlyMap<string, Resource | undefined>,
  { name }: Resource,
  property: string,
): Resource | undefined {
  const words = singularsOf(lastSegmentOf(name));
  return words.map((word) => byName.get(word + plainName(property))).find((each) => each !== undefined);
}

function isLowerName({ name }: Resource, property: string): boolean {
  const segment = plainName(lastSegmentOf(name));
  return [...lowerWords, `sub${segment}`, `child${segment}`].includes(plainName(property));
}

function upperNamesOf({ name }: Resource): readonly string[] {
  return [...upperWords, ...singularsOf(lastSegmentOf(name)).map((word) => `parent${word}id`)];
}
