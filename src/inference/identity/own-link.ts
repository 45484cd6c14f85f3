import type { Schema } from '../../openapi/document.ts';
import { isReference } from '../../openapi/reference.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { valueAt } from '../body-path.ts';
import { plainName } from '../naming.ts';

/** A property in which an item has its own address, and with it its id: `uri`, `links.self`, `_links.self.href`. */
export interface OwnLink {
  /** The properties that lead to it. */
  readonly steps: readonly string[];
  /** The address with `{}` in place of each id: `/albums/{}/songs/{}`. */
  readonly form: string;
  /** The nested path whose parents it has in it; absent where it has the id of the item alone. */
  readonly nestedPath?: string;
  /** What else JSON-LD says of every item beside it: its `@type`, and the `@context` that explains its names. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** The parts of the contract that say where an item has its own address. */
export interface LinkEvidence {
  readonly responseSchemas: readonly Schema[];
  /** The paths that lead to an item, as the contract writes them. */
  readonly itemPaths: readonly string[];
  /** The properties that a create sends. */
  readonly sendable: ReadonlySet<string>;
  /** The example items of the contract. */
  readonly examples: readonly unknown[];
  /** Where the contract's paths begin: `/v1`. */
  readonly basePath: string;
}

/** Names that always mean the item itself. */
const selfNames: ReadonlySet<string> = new Set([
  ...['self', 'selflink', 'selfuri', 'selfurl', 'selfhref', 'resourceuri', 'resourceurl'],
  ...['canonicaluri', 'apiurl', 'apiuri'],
]);

/** Names that mean it unless clients write them, or an example leads elsewhere. */
const addressNames: ReadonlySet<string> = new Set(['uri', 'href']);

/** Names that mean it where an example leads to an item: a `url` may be any page. */
const likelyNames: ReadonlySet<string> = new Set(['url', 'link', 'location']);

/** The objects of an item that hold its links. */
const holders: ReadonlySet<string> = new Set(['links', 'link']);

/** Where absolute addresses lead that the contract has no example of: a domain reserved for that. */
const exampleOrigin = 'https://www.example.com';

/** A text of an item that may be its address. */
interface Place {
  readonly steps: readonly string[];
  readonly schema: Schema;
  readonly certainty: 'self' | 'address' | 'likely';
}

/** Finds the property of an item that holds its own address; undefined where none does, or no path leads to an item. */
export function findOwnLink(mergeSchema: MergeSchema, evidence: LinkEvidence): OwnLink | undefined {
  if (evidence.itemPaths.length === 0) return undefined;
  const places = evidence.responseSchemas
    .slice(0, 1)
    .flatMap((schema) => placesIn(mergeSchema, schema, evidence));
  for (const place of places) {
    const found = linkAt(mergeSchema, place, evidence);
    if (found !== undefined)
      return place.steps[0] === '@id' ? withTypes(mergeSchema, found, evidence) : found;
  }
  return undefined;
}

/**
 * The address of an item of JSON-LD with its `@type` and its `@context`, as API Platform writes them (JSON-LD 1.1, 3.5): by
 * the name of the component, without the format and the groups in it, as in `Book.jsonld-book.read`.
 */
function withTypes(mergeSchema: MergeSchema, link: OwnLink, evidence: LinkEvidence): OwnLink {
  const [schema = {}] = evidence.responseSchemas;
  const component = isReference(schema) ? schema.$ref.split('/').at(-1) : undefined;
  const [type] = component?.split(/[.-]/, 1) ?? [];
  if (type === undefined) return link;
  const [base = ''] = /^.*(?=\/[^/]+\/\{\}$)/.exec(link.form) ?? [];
  const known = { '@type': type, '@context': `${base}/contexts/${type}` };
  const { properties } = mergeSchema(schema);
  const beside = Object.entries(known).filter(([name]) => {
    const { types, variants, keywords } = mergeSchema(properties.get(name) ?? {});
    const isText = [types, ...variants.map((each) => mergeSchema(each.schema).types)].some((each) =>
      each.has('string'),
    );
    return properties.has(name) && isText && keywords.enum === undefined;
  });
  return { ...link, beside: Object.fromEntries(beside) };
}

function placesIn(mergeSchema: MergeSchema, schema: Schema, { sendable }: LinkEvidence): readonly Place[] {
  return [...mergeSchema(schema).properties].flatMap(([name, property]): readonly Place[] => {
    const plain = plainName(name);
    if (holders.has(plain)) return selfWithin(mergeSchema, [name], property);
    const certainty = name === '@id' ? 'self' : certaintyOf(plain);
    if (certainty === undefined || (certainty !== 'self' && sendable.has(name))) return [];
    return textsAt(mergeSchema, [name], property, certainty);
  });
}

function certaintyOf(plain: string): Place['certainty'] | undefined {
  if (selfNames.has(plain)) return 'self';
  if (addressNames.has(plain)) return 'address';
  return likelyNames.has(plain) ? 'likely' : undefined;
}

function selfWithin(mergeSchema: MergeSchema, steps: readonly string[], holder: Schema): readonly Place[] {
  const members = [...mergeSchema(holder).properties].filter(([name]) => plainName(name) === 'self');
  return members.flatMap(([name, member]) => textsAt(mergeSchema, [...steps, name], member, 'self'));
}

/** The property itself where it is a text, else the `href` in it. */
function textsAt(
  mergeSchema: MergeSchema,
  steps: readonly string[],
  schema: Schema,
  certainty: Place['certainty'],
): readonly Place[] {
  const { types, properties, keywords } = mergeSchema(schema);
  if (types.has('string') && keywords.enum === undefined) return [{ steps, schema, certainty }];
  return [...properties].flatMap(([name, inner]) =>
    /^(href|ur[il])$/i.test(name) && mergeSchema(inner).types.has('string')
      ? [{ steps: [...steps, name], schema: inner, certainty }]
      : [],
  );
}

/** The form of an address by the examples of it; by the path of an item where there are none. */
function linkAt(
  mergeSchema: MergeSchema,
  { steps, schema, certainty }: Place,
  { examples, itemPaths, basePath }: LinkEvidence,
): OwnLink | undefined {
  const { example, format } = mergeSchema(schema).keywords;
  const texts = [example, ...examples.map((item) => valueAt(item, steps))].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  const shown = texts.flatMap((text) => itemPaths.flatMap((path) => shownForm(text, path) ?? []));
  const best = shown.toSorted((a, b) => b.form.length - a.form.length)[0];
  if (best !== undefined) return { steps, ...best };
  if (certainty !== 'self' && (certainty === 'likely' || texts.length > 0)) return undefined;
  const [path = ''] = itemPaths.toSorted((a, b) => a.length - b.length);
  const isAbsolute =
    (typeof format === 'string' && /^(ur[il]|iri)$/.test(format)) ||
    texts.some((text) => /^https?:/.test(text));
  const form = `${isAbsolute ? exampleOrigin : ''}${basePath}${withoutNames(path)}`;
  return { steps, form, ...nestedPathProperty(withoutNames(path)) };
}

/** The form of an address that ends as a path does: `https://x.example/v1/albums/{}`, for `/albums/{album_id}`. */
function shownForm(example: string, path: string): Omit<OwnLink, 'steps'> | undefined {
  const [address = ''] = example.split(/[?#]/, 1);
  const [own, template] = [address.split('/'), withoutNames(path).split('/').slice(1)];
  const isLike = (i: number) =>
    own.at(-i) !== '' && (template.at(-i) === '{}' || template.at(-i) === own.at(-i));
  let matched = 0;
  while (matched < template.length && own.length > matched && isLike(matched + 1)) matched += 1;
  // The id alone is no address.
  if (matched < 2 || template.at(-1) !== '{}') return undefined;
  const end = template.slice(-matched);
  if (end[0] === '{}') end[0] = own.at(-matched) ?? '';
  return {
    form: [...own.slice(0, -matched), ...end].join('/'),
    ...(end.filter((each) => each === '{}').length > 1 && nestedPathProperty(withoutNames(path))),
  };
}

function nestedPathProperty(path: string): Pick<OwnLink, 'nestedPath'> {
  const collection = path.slice(0, path.lastIndexOf('/'));
  return collection.includes('{}') ? { nestedPath: collection } : {};
}

function withoutNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}
