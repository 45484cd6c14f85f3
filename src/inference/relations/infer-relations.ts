import type { Schema } from '../../openapi/document.ts';
import { isSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, plainName, singularsOf, splitName } from '../naming.ts';
import { mayBeOwnUser } from '../people/own-user-words.ts';
import type { ItemList, Resource } from '../resource.ts';
import { namedFrom } from './shared-parents.ts';

/** A property of an item that shows an item of another collection, or a list of them, which requests name by ids. */
export interface Relation {
  /** The property that shows them, such as `product` or `projects`. */
  readonly property: string;
  /** The property that requests send the ids in: the same one, or `product_id`. */
  readonly idsIn: string;
  /** The schema of one of the shown items. */
  readonly schema: Schema;
  /** The name of the collection that they are in. */
  readonly resource: string;
  /** How it shows the only thing that there is of its kind, such as the company of an account: whole, or by its id. */
  readonly only?: 'whole' | 'id';
  /** Whether requests send an object with the id, `{user: {id}}`, which may have more in it. */
  readonly isObject?: boolean;
  /** Whether it shows the person who made the item, whom the request names by its token. */
  readonly isMaker?: boolean;
  /** What requests may name them by beside their id: `code`, in a `plan_code`. */
  readonly key?: RelationKey;
}

/** A property that identifies items beside their id, and the property that requests send it in. */
export interface RelationKey {
  readonly by: string;
  readonly sentIn: string;
}

/** The relations of each resource, by its name; a resource without any is not in it. */
export type Relations = ReadonlyMap<string, readonly Relation[]>;

/** Infers which properties of items show items of other collections: those whose schema is that collection's. */
export function inferRelations(
  { mergeSchema, identify }: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  resources: readonly Resource[],
  itemLists: ReadonlyMap<string, readonly ItemList[]> = new Map(),
  people?: Resource,
): Relations {
  const targets = resources.filter(({ isSingleton, id }) => !isSingleton && id.property !== undefined);
  const bySchema = indexBySchema(identify, targets);
  const targetWords = new Set(targets.map(wordOf));
  const singletons = resources.filter((each) => each.isSingleton && each.nestedPaths.length === 0);
  const elements = [...itemLists.values()].flatMap((lists) => lists.map(({ element }) => element));
  return new Map(
    [...resources, ...elements].flatMap((resource) => {
      const only = onlyOnesOf({ mergeSchema, identify }, resource, singletons);
      const own = withMakers(mergeSchema, resource, people, [...relationsOf(resource), ...only]);
      const relations = withLists(own, itemLists.get(resource.name) ?? []);
      return relations.length === 0 ? [] : [[resource.name, relations] as const];
    }),
  );

  function relationsOf(owner: Resource): readonly Relation[] {
    const { responseSchemas } = owner;
    const ids = idPropertiesIn(mergeSchema, owner);
    const found = new Map<string, Relation>();
    for (const view of responseSchemas) {
      for (const [property, declared] of mergeSchema(view).properties) {
        const schema = oneOf(mergeSchema, declared);
        const target = ofSchema(owner, property, schema) ?? namedTarget(owner, property, schema);
        const sent = target && howNamed(mergeSchema, owner, { ...ids, property, target });
        if (target !== undefined && sent !== undefined && !found.has(property))
          found.set(property, { property, schema, resource: target.name, ...sent });
      }
    }
    return [...found.values()];
  }

  /**
   * The collection whose items have a schema, of several the one that the property is named after. A schema that is written
   * out may be theirs by accident, as those of cats and dogs are alike: then the name decides first.
   */
  function ofSchema(owner: Resource, property: string, schema: Schema): Resource | undefined {
    const found = namedFrom(owner, bySchema.get(identify(schema)) ?? []);
    const words = singularsOf(property);
    const named = found.find((each) => words.includes(wordOf(each)));
    if (named !== undefined || schema.properties === undefined) return named ?? found[0];
    return namedTarget(owner, property, schema) ?? (found.length === 1 ? found[0] : undefined);
  }

  /** The collection that a property is named after, whose items its own schema shows by their id. */
  function namedTarget(owner: Resource, property: string, schema: Schema): Resource | undefined {
    const words = singularsOf(property);
    if (!words.some((word) => targetWords.has(word))) return undefined;
    const { properties } = mergeSchema(schema);
    const named = targets.filter(
      (target) => properties.has(target.id.property ?? '') && words.includes(wordOf(target)),
    );
    return namedFrom(owner, named)[0];
  }
}

/** Collections by what their items are shown as, the last one first. */
function indexBySchema(
  identify: InferenceContext['identify'],
  targets: readonly Resource[],
): ReadonlyMap<Schema, readonly Resource[]> {
  const bySchema = new Map<Schema, Resource[]>();
  for (const target of targets.toReversed())
    for (const identity of target.responseSchemas.map(identify))
      bySchema.set(identity, [...(bySchema.get(identity) ?? []), target]);
  return bySchema;
}

/**
 * The relations with the properties that show the person who made an item, by what that one is found by: the `author` of an
 * article, with a `username`, where no request names one.
 */
function withMakers(
  mergeSchema: MergeSchema,
  { responseSchemas, requestSchemas }: Resource,
  people: Resource | undefined,
  others: readonly Relation[],
): readonly Relation[] {
  const { property: key } = people?.id ?? {};
  if (people === undefined || key === undefined) return others;
  const sent = requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const taken = others.map(({ property }) => property);
  const shown = new Map(responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  const makers = [...shown].flatMap(([property, schema]): Relation[] => {
    const isMaker = mayBeOwnUser(splitName(property).join('_').toLowerCase(), true);
    const isOpen = isMaker && !taken.includes(property) && findName(sent, idNamesOf(property)) === undefined;
    const person = oneOf(mergeSchema, schema);
    const showsKey = isOpen && mergeSchema(person).properties.has(key);
    return showsKey
      ? [{ property, idsIn: property, schema: person, resource: people.name, isMaker: true }]
      : [];
  });
  return [...others, ...makers];
}

/**
 * How requests name what a property shows: by its id, by another property that identifies it, or by either; else where
 * the item itself has its id.
 */
function howNamed(
  mergeSchema: MergeSchema,
  owner: Resource,
  { target, ...shown }: Omit<ShownProperty, 'id'> & OwnIds & { readonly target: Resource },
): Pick<Relation, 'idsIn' | 'isObject' | 'key'> | undefined {
  const { property: id = '', alternatives } = target.id;
  const byId = howSent(mergeSchema, owner, { ...shown, id });
  for (const by of alternatives) {
    const called = findName(shown.idNames, [`${shown.property}${by}`]);
    const sent = called === undefined ? howSent(mergeSchema, owner, { ...shown, id: by }) : { idsIn: called };
    if (sent !== undefined) return { ...sent, ...byId, key: { by, sentIn: sent.idsIn } };
  }
  return byId ?? howShown(shown.shownIds, shown.property);
}

/** The properties that may hold ids: those of requests, and those of the items themselves. */
interface OwnIds {
  readonly idNames: readonly string[];
  readonly shownIds: readonly string[];
}

function idPropertiesIn(mergeSchema: MergeSchema, { requestSchemas, responseSchemas }: Resource): OwnIds {
  return {
    idNames: requestSchemas.flatMap((schema) => idPropertiesOf(mergeSchema, schema)),
    shownIds: responseSchemas.flatMap((schema) => idPropertiesOf(mergeSchema, schema)),
  };
}

/**
 * In which property an item has the id of what another shows, though no request sends it: an action sets the `assigneeId`
 * of a ticket with an `assignee`. Who made an item is known by other ways.
 */
function howShown(idNames: readonly string[], property: string): Pick<Relation, 'idsIn'> | undefined {
  if (mayBeOwnUser(splitName(property).join('_').toLowerCase(), true)) return undefined;
  const names = idNamesOf(property).filter((name) => plainName(name) !== plainName(property));
  const idsIn = findName(idNames, names);
  return idsIn === undefined ? undefined : { idsIn };
}

/** A property that shows items, what their id is called, and the properties of requests that may hold ids. */
interface ShownProperty {
  readonly property: string;
  readonly id: string;
  readonly idNames: readonly string[];
}

/** In which property requests send the id of what a property shows, and whether in an object: `{user: {id}}`. */
function howSent(
  mergeSchema: MergeSchema,
  { requestSchemas }: Resource,
  { property, id, idNames }: ShownProperty,
): Pick<Relation, 'idsIn' | 'isObject'> | undefined {
  const idsIn = findName(idNames, [...idNamesOf(property), ...ownIdNames(property, id)]);
  if (idsIn !== undefined) return { idsIn };
  const isObject = requestSchemas.some((schema) => {
    const sent = mergeSchema(schema).properties.get(property);
    return sent !== undefined && mergeSchema(oneOf(mergeSchema, sent)).properties.has(id);
  });
  return isObject ? { idsIn: property, isObject } : undefined;
}

/** `external_customer_id` for a `customer` whose id is its `external_id`. */
function ownIdNames(property: string, id: string): readonly string[] {
  const [, before = '', word = ''] = /^(.+)(id|key|code|uid)$/.exec(plainName(id)) ?? [];
  return before === '' ? [] : [`${before}${plainName(property)}${word}`];
}

/** What no request sends, and shows a singleton: the `company` of a user with the schema of `/company`, and `company_id`. */
function onlyOnesOf(
  context: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  { name, responseSchemas, requestSchemas }: Resource,
  singletons: readonly Resource[],
): readonly Relation[] {
  const { mergeSchema } = context;
  const sent = requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const shown = new Map(responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  return [...shown].flatMap(([property, schema]): Relation[] => {
    const isSent = findName(sent, [property]) !== undefined;
    const found = singletons.find((each) => each.name !== name && isNamedAs(property, each));
    const only = isSent || found === undefined ? undefined : shownOf(context, found, property, schema);
    return only && found ? [{ property, idsIn: property, schema, resource: found.name, only }] : [];
  });
}

/** What a property of a singleton's name shows of it. */
function shownOf(
  { mergeSchema, identify }: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  singleton: Resource,
  property: string,
  schema: Schema,
): Relation['only'] {
  const { types } = mergeSchema(schema);
  if (types.has('array')) return undefined;
  const views = singleton.responseSchemas.map((view) => identify(view));
  if (views.includes(identify(oneOf(mergeSchema, schema)))) return 'whole';
  return !types.has('object') && /id$/i.test(property) ? 'id' : undefined;
}

/** Whether a property has the name of a singleton, or that of its id. */
function isNamedAs(property: string, singleton: Resource): boolean {
  const word = wordOf(singleton);
  return findName([property], [word, `${word}id`]) !== undefined;
}

/** One item of a resource, by the last word of its name. */
function wordOf({ name }: Resource): string {
  const segment = name.slice(name.lastIndexOf('/') + 1);
  return singularsOf(segment)[0] ?? segment;
}

/** The relations with the lists whose elements are items of other collections, and which operations change. */
function withLists(relations: readonly Relation[], lists: readonly ItemList[]): readonly Relation[] {
  const added = lists.flatMap(({ property, target, hasIds, element }) => {
    const [schema] = element.responseSchemas;
    const isKnown = relations.some((each) => each.property === property);
    if (target === undefined || schema === undefined || hasIds || isKnown) return [];
    return [{ property, idsIn: property, schema, resource: target }];
  });
  return [...relations, ...added];
}

/** The names under which requests send the ids of what a property shows: `product`, `product_id`, `project_ids`. */
export function idNamesOf(property: string): readonly string[] {
  return [property, `${property}id`, ...singularsOf(property).flatMap((word) => [`${word}ids`, `${word}id`])];
}

/** The properties of a request that hold a text or a number, or a list of them. */
function idPropertiesOf(mergeSchema: MergeSchema, schema: Schema): readonly string[] {
  return [...mergeSchema(schema).properties].flatMap(([name, declared]) => {
    const { types } = mergeSchema(oneOf(mergeSchema, declared));
    return !types.has('object') && ['string', 'integer', 'number'].some((type) => types.has(type))
      ? [name]
      : [];
  });
}

/** The schema of one shown item: that of a list's elements, without the alternative of null. */
function oneOf(mergeSchema: MergeSchema, schema: Schema): Schema {
  const { types, items } = mergeSchema(schema);
  if (types.has('array') && items !== undefined) return items;
  const alternatives = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const [only, ...others] = alternatives.filter((each) => isSchema(each) && each.type !== 'null');
  return isSchema(only) && others.length === 0 ? only : schema;
}
