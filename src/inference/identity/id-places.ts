import type { Parameter, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';

/** A place of the contract that has ids of a collection: a property, or a parameter. */
export interface IdPlace {
  readonly schema: Schema;
  /** As messages call it: `path parameter contact_id of GET /contacts/{contact_id}/notes`. */
  readonly name: string;
}

/** The places that have the ids of a collection, and say different things of them. */
export interface FittedPlaces {
  /** Those that the ids fit, the first that says what they look like before the others. */
  readonly fitted: readonly IdPlace[];
  /** Those that contradict the fitted ones: no id fits them too. */
  readonly misfits: readonly IdPlace[];
}

/** The places of a contract that may have ids. */
export interface IdPlaces {
  /** Those that refer to items by name, by the plain name without a plural: `contactid`. */
  readonly byName: ReadonlyMap<string, readonly IdPlace[]>;
  /** The path parameters right after a collection by its path, `/contacts`, and by their plain names. */
  readonly inPaths: ReadonlyMap<string, readonly (readonly [name: string, IdPlace])[]>;
}

/** What responses show of the items of a collection. */
export interface ShownItems {
  readonly name: string;
  readonly schemas: readonly Schema[];
}

/** The collection whose ids are looked for. */
interface Identified {
  /** The last segment of its path, such as `contacts`. */
  readonly segment: string;
  /** Its paths, without the names of parameters. */
  readonly collections: Iterable<string>;
  /** The names of the path parameters that hold the id. */
  readonly parameters: readonly string[];
}

/** The names that say that something is an id, and not of what. */
const generalNames = ['id', 'uuid', 'guid'];

/** What refers to something by its name: `contactId`, `contact_ids`, `contact_uuid`. */
const referringName = /.(id|uuid|guid)s?$/;

/** Finds what may have ids: the parameters of operations, and the properties of request bodies and of items. */
export function findIdPlaces(
  mergeSchema: MergeSchema,
  operations: Iterable<Operation>,
  items: readonly ShownItems[],
): IdPlaces {
  const byName = new Map<string, IdPlace[]>();
  const inPaths = new Map<string, (readonly [string, IdPlace])[]>();
  for (const operation of operations) {
    for (const parameter of operation.parameters) {
      const { name, schema = {} } = parameter;
      const called = () => `${parameter.in} parameter ${name} of ${nameOf(operation)}`;
      const collection = collectionBefore(operation, parameter);
      if (collection === undefined) refer(name, schema, called);
      else push(inPaths, collection, [plainName(name), { schema, name: called() }] as const);
    }
    for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
      if (schema !== undefined) referIn(schema, `the body of ${nameOf(operation)}`, 2);
    }
  }
  for (const { name, schemas } of items) {
    for (const schema of schemas) referIn(schema, `the items of ${name}`, 1);
  }
  return { byName, inPaths };

  /** @param called what messages call the place; only one in hundreds has ids */
  function refer(name: string, schema: Schema, called: () => string): void {
    const plain = plainName(name);
    if (!referringName.test(plain)) return;
    const one = mergeSchema(schema).items ?? schema;
    const { types } = mergeSchema(one);
    const isScalar = ['string', 'integer', 'number'].some((type) => types.has(type));
    if (isScalar) push(byName, plain.replace(/s$/, ''), { schema: one, name: called() });
  }

  /** @param depth how many objects and lists within each other are searched */
  function referIn(schema: Schema, within: string, depth: number): void {
    for (const [name, property] of mergeSchema(schema).properties) {
      refer(name, property, () => `property ${name} of ${within}`);
      if (depth > 1) referIn(mergeSchema(property).items ?? property, within, depth - 1);
    }
  }
}

/** What refers to the items of a collection by name, such as `contact_id` for `/contacts`. */
export function referencesByName({ byName }: IdPlaces, identified: Identified): readonly IdPlace[] {
  return namesOf(identified).flatMap((name) => byName.get(name) ?? []);
}

/** The path parameters that hold the ids of a collection, in the paths of all operations. */
export function idsInPaths({ inPaths }: IdPlaces, identified: Identified): readonly IdPlace[] {
  const names = [...generalNames, ...namesOf(identified)];
  return [...new Set(identified.collections)].flatMap((collection) =>
    (inPaths.get(collection) ?? []).flatMap(([name, place]) => (names.includes(name) ? [place] : [])),
  );
}

/** Whether a path leads through an item of one of some collections by a parameter that is called `id` alone. */
export function leadsByIds({ inPaths }: IdPlaces, collections: Iterable<string>): boolean {
  return [...collections].some((collection) => inPaths.get(collection)?.some(([name]) => name === 'id'));
}

/** The plain names that say that something is an id of the collection. */
function namesOf({ segment, parameters }: Identified): readonly string[] {
  const own = singularsOf(segment).flatMap((word) => generalNames.map((name) => `${word}${name}`));
  const specific = parameters.map(plainName).filter((name) => !generalNames.includes(name));
  return [...new Set([...own, ...specific])];
}

/** The collection whose items a path parameter finds; undefined for another parameter. */
function collectionBefore({ path }: Operation, { in: location, name }: Parameter): string | undefined {
  const at = location === 'path' ? path.indexOf(`/{${name}}`) : -1;
  return at < 0 ? undefined : path.slice(0, at).replace(/\{[^{}]*\}/g, '{}');
}

function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
