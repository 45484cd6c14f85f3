import type { Schema } from '../../openapi/document.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { ItemList, NestedPath, Resource, Role } from '../resource.ts';
import { type ChildValue, inferChildValues } from './child-values.ts';
import { createNamedLists, foreignKeyNames } from './named-lists.ts';
import {
  type Below,
  inferSentChildren,
  type SentChildren,
  type SentChildrenOptions,
} from './sent-children.ts';
import { showsInPart } from './shows-in-part.ts';

/** A list in an item that shows the items below it, or the number of them: in an order, what `POST /orders/{id}/lines` makes. */
export interface ChildList {
  readonly property: string;
  /** The schema of one of them; absent for the number of them. */
  readonly schema?: Schema;
  /** The schema of one of them in requests that make or change the item, where these have the list: it has no elements of its own. */
  readonly sent?: Schema;
  /** The property that holds one of them which a request has as a text. */
  readonly textIn?: string;
  /** Whether no response declares it. */
  readonly isHidden?: true;
  /** Whether it has no more of them than their ids: the `taskIds` of a project. */
  readonly hasIds?: true;
  /** The name of the collection that they are in. */
  readonly resource: string;
  /** The path on which they are below the item; absent where only a property of theirs says whose they are. */
  readonly nestedPath?: NestedPath;
  /** That property: the `categoryId` of a book. */
  readonly namedIn?: string;
  /** Whether the deletion of the item takes along those that name it. */
  readonly isOwned?: true;
  /** What is shown in place of all of them: the newest, or the average of one of their numbers. */
  readonly of?: ChildValue['of'];
  /** Whether an average has no decimal places. */
  readonly isWhole?: true;
  /** The property of theirs whose value that is; absent for the newest as a whole. */
  readonly value?: string;
}

/** The lists of each resource, by its name; a resource without any is not in it. */
export type ChildLists = ReadonlyMap<string, readonly ChildList[]>;

/**
 * Infers which lists in items show what is below them: those that no request sends, or that one sends to make those, with the
 * schema of a collection below the item, or with ids and named after that collection. Of several lists with one schema, such as
 * `openTasks` and `doneTasks`, it is the one that has its name. So do numbers that are named as their count, `lines_count` and
 * `numLines`, or as the collection itself.
 */
export function inferChildLists(
  context: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  resources: readonly Resource[],
  itemLists: ReadonlyMap<string, readonly ItemList[]>,
  roles: Iterable<Role>,
): ChildLists {
  const creates = [...roles].filter(({ kind }) => kind === 'create' || kind === 'bulk-create');
  const madeAtRoot = new Set(
    creates.flatMap(({ nestedPath, resource }) => (nestedPath === undefined ? [resource] : [])),
  );
  const children = resources.flatMap((child) =>
    child.isSingleton ? [] : child.nestedPaths.map((nestedPath) => ({ child, nestedPath })),
  );
  const namedListsOf = createNamedLists(context, resources);
  const found = resources.map((owner) => {
    const below = children.filter(({ nestedPath }) => nestedPath.parent?.resource === owner.name);
    if (owner.isSingleton || owner.idScope !== undefined) return [owner.name, []] as const;
    const lists = below.length === 0 ? [] : listsOf(context, { owner, below, madeAtRoot }, itemLists);
    const counts = namedCountsOf(context, owner, resources, lists);
    const values = valuesOf(context, owner, resources, below);
    const named = namedListsOf(owner, new Set(below.map(({ child }) => child)));
    const own = (itemLists.get(owner.name) ?? []).map(({ property }) => property);
    const known = new Set([...own, ...[...lists, ...values].map(({ property }) => property)]);
    const others = [...lists, ...counts].filter(({ property }) =>
      values.every((value) => value.property !== property),
    );
    return [
      owner.name,
      [...others, ...values, ...named.filter(({ property }) => !known.has(property))],
    ] as const;
  });
  return new Map(found.filter(([, lists]) => lists.length > 0));
}

/** The properties of an item that show the newest of what is below it, or names it, or an average. */
function valuesOf(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  owner: Resource,
  resources: readonly Resource[],
  below: readonly Below[],
): readonly ChildList[] {
  const sent = owner.requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const nested = below.flatMap(({ child, nestedPath }) =>
    inferChildValues(mergeSchema, owner, child, sent).map((value) => ({
      ...{ ...value, resource: child.name, nestedPath },
    })),
  );
  const idNames = foreignKeyNames(owner);
  const naming = resources.flatMap((child) => {
    if (child === owner || child.isSingleton || below.some((each) => each.child === child)) return [];
    const names = [...child.requestSchemas, ...child.responseSchemas].flatMap((each) => [
      ...mergeSchema(each).properties.keys(),
    ]);
    const namedIn = findName(names, idNames);
    const values = namedIn === undefined ? [] : inferChildValues(mergeSchema, owner, child, sent);
    return values.map((value) => ({ ...value, resource: child.name, ...(namedIn && { namedIn }) }));
  });
  const all = new Map<string, ChildList>();
  for (const value of [...nested, ...naming]) if (!all.has(value.property)) all.set(value.property, value);
  return [...all.values()];
}

function listsOf(
  context: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  options: SentChildrenOptions,
  itemLists: ReadonlyMap<string, readonly ItemList[]>,
): readonly ChildList[] {
  const { mergeSchema } = context;
  const { owner, below } = options;
  const changed = (itemLists.get(owner.name) ?? []).map(({ property }) => property);
  const sent = owner.requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const made = inferSentChildren(context, options);
  const lists = new Map<string, ChildList>();
  const isInItem = (property: string) =>
    changed.includes(property) || (!made.has(property) && findName(sent, [property]) !== undefined);
  for (const [property, { items }] of owner.responseSchemas.flatMap((view) => arraysOf(context, view))) {
    if (isInItem(property) || lists.has(property)) continue;
    const list = listOf(context, below, { property, items, own: made.get(property) });
    if (list !== undefined) lists.set(property, list);
  }
  const all = [...lists.values()];
  const shown = all.filter(
    (list) => all.every((each) => each === list || each.resource !== list.resource) || isNamed(list),
  );
  const others = [...made].filter(([property]) => !lists.has(property) && !changed.includes(property));
  return [...shown, ...others.map(hiddenList), ...countsOf(context, owner, below, sent)];
}

/** A list of an item, and what makes it that of a collection where requests send it. */
interface ShownList {
  readonly property: string;
  readonly items: Schema;
  readonly own: SentChildren | undefined;
}

function listOf(
  context: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  below: readonly Below[],
  { property, items, own }: ShownList,
): ChildList | undefined {
  const whole = own ?? collectionOf(context, below, items) ?? partlyShown(context, below, property, items);
  const found = whole ?? idsOf(context, below, property, items);
  if (found === undefined) return undefined;
  const { child, nestedPath } = found;
  const kind = { ...(own && sentAs(own)), ...(whole === undefined && { hasIds: true as const }) };
  return { property, schema: items, ...kind, resource: child.name, nestedPath };
}

function sentAs({ sent, textIn }: SentChildren): Pick<ChildList, 'sent' | 'textIn'> {
  return { sent, ...(textIn !== undefined && { textIn }) };
}

/** A list that only requests have. */
function hiddenList([property, { child, nestedPath, sent }]: readonly [string, SentChildren]): ChildList {
  const [schema = {}] = child.responseSchemas;
  return { property, schema, sent, isHidden: true, resource: child.name, nestedPath };
}

/** The numbers in an item that no request sends and that count what is below it. */
function countsOf(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  owner: Resource,
  below: readonly Below[],
  sent: readonly string[],
): readonly ChildList[] {
  const properties = new Map(owner.responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  return [...properties].flatMap(([property, schema]): ChildList[] => {
    const { types } = mergeSchema(schema);
    const isNumber = types.has('integer') || types.has('number');
    if (!isNumber || findName(sent, [property]) !== undefined) return [];
    const counted = below.find(({ nestedPath: { path } }) => isCountOf(property, path));
    if (counted === undefined) return [];
    return [{ property, resource: counted.child.name, nestedPath: counted.nestedPath }];
  });
}

/** The numbers in an item that count those which name it by its id, where no path shows these below it. */
function namedCountsOf(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  owner: Resource,
  resources: readonly Resource[],
  lists: readonly ChildList[],
): readonly ChildList[] {
  const sent = owner.requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const others = resources.filter((each) => each !== owner && !each.isSingleton);
  const properties = new Map(owner.responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  const idNames = foreignKeyNames(owner);
  return [...properties].flatMap(([property, schema]): ChildList[] => {
    const { types } = mergeSchema(schema);
    const isNumber = types.has('integer') || types.has('number');
    const isKnown =
      lists.some((list) => list.property === property) || findName(sent, [property]) !== undefined;
    if (!isNumber || isKnown) return [];
    return others
      .filter(({ name }) => isCountOf(property, `/${name}`))
      .flatMap(({ name, requestSchemas, responseSchemas }) => {
        const names = [...requestSchemas, ...responseSchemas].flatMap((each) => [
          ...mergeSchema(each).properties.keys(),
        ]);
        const namedIn = findName(names, idNames);
        return namedIn === undefined ? [] : [{ property, resource: name, namedIn }];
      })
      .slice(0, 1);
  });
}

/** Whether a number is that of the items of a path, by its name: `votes`, `vote_count`, `numVotes`, `total_votes`. */
function isCountOf(property: string, path: string): boolean {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  const plural = plainName(segment);
  const singulars = singularsOf(segment).filter((word) => word !== plural);
  const names = [plural, ...singulars].flatMap((word) => [
    ...['count', 'counter', 'total'].map((end) => word + end),
    ...['num', 'number', 'numberof', 'no', 'noof', 'total', 'count'].map((start) => start + word),
  ]);
  return singulars.length > 0 && [plural, ...names].includes(plainName(property));
}

function arraysOf(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  view: Schema,
): readonly (readonly [string, { readonly items: Schema }])[] {
  return [...mergeSchema(view).properties].flatMap(([property, declared]) => {
    const { types, items } = mergeSchema(declared);
    return types.has('array') && items !== undefined ? [[property, { items }] as const] : [];
  });
}

/** The collection below an item whose items have a schema, if it is the only one. */
function collectionOf(
  { identify }: Pick<InferenceContext, 'identify'>,
  below: readonly Below[],
  schema: Schema,
): Below | undefined {
  const identity = identify(schema);
  const shown = below.filter(({ child }) =>
    child.responseSchemas.some((each) => identify(each) === identity),
  );
  return shown.every(({ child }) => child === shown[0]?.child) ? shown[0] : undefined;
}

/** The collection of a list's own name whose items it shows in part. */
function partlyShown(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  below: readonly Below[],
  property: string,
  schema: Schema,
): Below | undefined {
  return below.find(
    ({ child, nestedPath: { path } }) =>
      showsInPart(mergeSchema, schema, child) &&
      plainName(property) === plainName(path.slice(path.lastIndexOf('/') + 1)),
  );
}

/** The collection below an item whose ids a list has, by its name: `taskIds` of `/projects/{id}/tasks`. */
function idsOf(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  below: readonly Below[],
  property: string,
  schema: Schema,
): Below | undefined {
  const { types } = mergeSchema(schema);
  const stem = plainName(property).replace(/(?:ids?|uuids?)$/, '');
  const isOfIds = stem !== plainName(property) && (types.has('string') || types.has('integer'));
  const named = below.filter(
    ({ child, nestedPath: { path } }) =>
      child.id.property !== undefined &&
      singularsOf(path.slice(path.lastIndexOf('/') + 1)).some((word) => singularsOf(stem).includes(word)),
  );
  return isOfIds && named.length === 1 ? named[0] : undefined;
}

/** Whether a list has the name of the collection: `lines`, of `/orders/{id}/lines`. */
function isNamed({ property, nestedPath }: ChildList): boolean {
  const { path = '' } = nestedPath ?? {};
  const segment = path.slice(path.lastIndexOf('/') + 1);
  return findName([property], [segment, ...singularsOf(segment)]) !== undefined;
}
