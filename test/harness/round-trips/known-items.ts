import { type Collection, pathParameters } from './collections.ts';
import { type Contract, entriesOf, isNode } from './contract.ts';
import { wordsOf } from './nouns.ts';
import type { Operation } from './operations.ts';
import { createReferences } from './references.ts';
import { typeOf, viewOf } from './schema-view.ts';
import type { KnownValue } from './values.ts';

/** `ListId` in a query is the `listId` of a body. */
const plainName = (name: string) => wordsOf(name).join('');

/** What of an item others need to refer to it. */
export interface Known {
  /** The values of the parameters of its path, its own id last. */
  readonly path: readonly string[];
  /** What it was sent as: who sends it whole within another item changes nothing of it. */
  readonly sent: unknown;
}

/** The items that others refer to: one per collection, created when it is first needed. */
export interface KnownItems {
  /** The ids of the items on a path, as far as they are known. */
  pathOf(operation: Operation): Promise<readonly (string | undefined)[]>;
  /** Creates the items that a value of a schema refers to. */
  prepare(schema: unknown, name: string): Promise<void>;
  /** Creates the item of another collection that a new item of this one refers to and is nothing else of. */
  prepareOwn(own: Collection | undefined): Promise<void>;
  /** What properties and parameters have to be. `own` is the collection that a new item is created in. */
  valuesFor(
    given: ReadonlyMap<string, unknown>,
    own?: Collection,
  ): (name: string, parent: string, schema: unknown) => KnownValue | undefined;
}

/** Properties that name another item of the same collection. */
const relatives = /parent|prev|next|root|super/i;

const maxDepth = 3;

export function createKnownItems(
  contract: Contract,
  collections: readonly Collection[],
  create: (collection: Collection) => Promise<Known | undefined>,
): KnownItems {
  const items = new Map<Collection, Known | undefined>();
  const inProgress = new Set<Collection>();
  const referred = createReferences(contract, collections);

  async function shared(collection: Collection): Promise<Known | undefined> {
    if (!items.has(collection) && !inProgress.has(collection)) {
      inProgress.add(collection);
      items.set(collection, await create(collection));
      inProgress.delete(collection);
    }
    return items.get(collection);
  }

  async function pathOf({ path }: Operation): Promise<readonly (string | undefined)[]> {
    let values: (string | undefined)[] = [];
    for (const [i, { name, key }] of pathParameters(path).entries()) {
      const collection = collections.find((each) => each.itemKey === key) ?? referred(name, '', {});
      const item = collection === undefined ? undefined : await shared(collection);
      values = item?.path.length === i + 1 ? [...item.path] : [...values, item?.path.at(-1)];
    }
    return values;
  }

  async function prepare(schema: unknown, name: string, depth = 0): Promise<void> {
    if (depth > maxDepth) return;
    const { node, properties, alternatives } = viewOf(contract, schema);
    const own = depth === 0 ? referred(name, '', schema) : undefined;
    if (own !== undefined) await shared(own);
    for (const [property, inner] of properties) {
      const collection = referred(property, name, inner);
      if (collection !== undefined) await shared(collection);
      else await prepare(inner, property, depth + 1);
    }
    const others = [...(isNode(node.items) ? [node.items] : []), ...alternatives.slice(0, 2)];
    for (const other of others) await prepare(other, name, depth + 1);
  }

  /**
   * The collection whose items a create of another of the same name only refers to: `POST /invoices/{id}/files` with nothing
   * but `{file_id}`, where `POST /files` makes them.
   */
  function madeElsewhere(own: Collection | undefined): Collection | undefined {
    const { properties, node } = viewOf(contract, own?.create.body?.schema);
    const [only = '', ...others] = properties.keys();
    const isReference = others.length === 0 && only !== '' && referred(only, '', {})?.noun === own?.noun;
    const isOfIds = node.type === 'array' && typeOf(viewOf(contract, node.items)) === 'string';
    if (own === undefined || !own.key.includes('{}') || !(isReference || isOfIds)) return undefined;
    return collections.find((each) => each !== own && each.noun === own.noun && each.create !== own.create);
  }

  function wantedOf(found: Collection | undefined, name: string, own: Collection | undefined) {
    const elsewhere = found === undefined || found.noun === own?.noun ? madeElsewhere(own) : undefined;
    const id = elsewhere && items.get(elsewhere)?.path.at(-1);
    if (id !== undefined) return { value: id };
    return wantedBy(found, name, own);
  }

  function wantedBy(collection: Collection | undefined, name: string, own: Collection | undefined) {
    if (collection === undefined) return /^_?id$/.test(name) ? 'leave' : undefined;
    // `{group: {id: 1}}` that makes a customer group is no group of attributes, nor one of two collections of them.
    const isOwn = own !== undefined && (own.noun === collection.noun || isOwnId(name, own, collection));
    if (isOwn) return relatives.test(name) ? 'leave' : undefined;
    const id = items.get(collection)?.path.at(-1);
    return id === undefined ? 'leave' : { value: id };
  }

  /** What an object that holds another item says of it: `{user: {id: 1, email}}`. */
  function shownValue(name: string, parent: string, own: Collection | undefined): KnownValue | undefined {
    const collection = parent === '' ? undefined : referred('id', parent, {});
    const item = collection === undefined || collection === own ? undefined : items.get(collection);
    const found = entriesOf(item?.sent).find(([each]) => each === name);
    return found && { value: found[1] };
  }

  function isOwnId(name: string, own: Collection, found: Collection): boolean {
    return /^_?(id|uuid)$/.test(name) && own.noun.endsWith(found.noun);
  }

  return {
    pathOf,
    prepare,
    prepareOwn: async (own) => {
      const elsewhere = madeElsewhere(own);
      if (elsewhere !== undefined) await shared(elsewhere);
    },
    valuesFor: (given, own) => {
      const plain = new Map([...given].map(([name, value]) => [plainName(name), value]));
      return (name, parent, schema) =>
        plain.has(plainName(name))
          ? { value: plain.get(plainName(name)) }
          : (wantedOf(referred(name, parent, schema), name, own) ?? shownValue(name, parent, own));
    },
  };
}
