import { isObject, plainText } from '../../json.ts';
import { pointerOf, walk } from '../walk.ts';
import { type DynamicReference, type MutableNode, markDynamic } from './references/dynamic-references.ts';
import { relativeReference } from './references/relative-reference.ts';

/** The schemas of a contract that have identifiers of their own, in all of its files. */
export interface SchemaIdentifiers {
  /**
   * Adds the identifiers of a file, and turns its references to them into pointers, in place: `$id`, `$anchor` and
   * `$dynamicAnchor` (JSON Schema 2020-12), and `$self` (OpenAPI 3.2).
   */
  add(document: unknown, url: URL): void;
  /** The path and the pointer of the schema to which a reference leads by an identifier. */
  find(reference: FileReference): string | undefined;
  /** The path of the file that an address stands for, in a file that says what its own address is. */
  localPath(reference: FileReference): string | undefined;
  /** Whether some file has a `$dynamicRef`, which is bound once all files are one document. */
  hasDynamicReferences(): boolean;
}

/** A node with a `$ref`, and the file that it is in. */
export interface FileReference {
  readonly node: object;
  readonly ref: string;
  readonly url: URL;
}

/** A reference, and the identifier that it is relative to. */
interface RelativeReference {
  readonly node: MutableNode;
  readonly base: string;
}

/** Where identified schemas are. */
interface Identifiers {
  /** By `$id`, absolute. */
  readonly resources: Map<string, string>;
  /** By `$id`, `#` and the `$anchor` or `$dynamicAnchor`. */
  readonly anchors: Map<string, string>;
}

/**
 * Creates the identifiers of a contract, without any.
 * @param fetchesAddresses whether an address leads to the network, although a file says that it is beside it
 */
export function createSchemaIdentifiers(fetchesAddresses: boolean): SchemaIdentifiers {
  const all: Identifiers = { resources: new Map(), anchors: new Map() };
  const bases = new Map<object, string>();
  const addresses = new Map<string, string>();
  let hasDynamic = false;

  function add(document: unknown, url: URL): void {
    const { references, dynamic, ownAddress, ...found } = collect(document, url.href);
    addresses.set(url.href, ownAddress);
    for (const { node, base } of references) {
      bases.set(node, base);
      node.$ref = toPointer(plainText(node.$ref), base, found) ?? node.$ref;
    }
    for (const { node, base } of dynamic) bases.set(node, base);
    markDynamic(document, dynamic, (ref, base) => toPointer(ref, base, found));
    hasDynamic ||= dynamic.length > 0;
    for (const kind of ['resources', 'anchors'] as const) {
      for (const [name, pointer] of found[kind]) {
        if (!all[kind].has(name)) all[kind].set(name, `${url.href}${pointer}`);
      }
    }
  }

  function find({ node, ref, url }: FileReference): string | undefined {
    if (ref.startsWith('#') || all.resources.size === 0) return undefined;
    for (const base of [bases.get(node) ?? url.href, url.href]) {
      const target = identified(ref, base, all);
      if (target !== undefined && URL.canParse(target)) return relativeReference(url, new URL(target));
    }
    return undefined;
  }

  function localPath({ node, ref, url }: FileReference): string | undefined {
    const own = addresses.get(url.href);
    if (own === undefined || own === url.href || bases.get(node) !== own) return undefined;
    const [base, target] = [new URL(own), absolute(ref, own)];
    if (base.host === '' || target === undefined || (fetchesAddresses && URL.canParse(ref))) return undefined;
    const path = relativeReference(base, new URL(target));
    return URL.canParse(path) ? undefined : path;
  }

  return { add, find, localPath, hasDynamicReferences: () => hasDynamic };
}

/** The identifiers and references of a document; each reference is relative to the nearest `$id` around it. */
function collect(document: unknown, url: string) {
  const resources = new Map([[url, '#']]);
  const anchors = new Map<string, string>();
  const references: RelativeReference[] = [];
  const dynamic: DynamicReference[] = [];
  const ownAddress = addressOf(document, url);
  resources.set(ownAddress, '#');
  const bases: { readonly depth: number; readonly base: string }[] = [];

  function enter({ $id }: MutableNode, tokens: readonly string[]): string {
    while ((bases.at(-1)?.depth ?? -1) >= tokens.length) bases.pop();
    const outer = bases.at(-1)?.base ?? ownAddress;
    const own = typeof $id === 'string' && tokens.length > 0 ? absolute($id, outer) : undefined;
    if (own === undefined) return outer;
    bases.push({ depth: tokens.length, base: own });
    resources.set(own, pointerOf(tokens));
    return own;
  }

  walk(document, (node: MutableNode, tokens) => {
    const base = enter(node, tokens);
    for (const anchor of anchorsOf(node, base === ownAddress ? [base, url] : [base])) {
      if (!anchors.has(anchor)) anchors.set(anchor, pointerOf(tokens));
    }
    if (typeof node.$ref === 'string') references.push({ node, base });
    if (typeof node.$dynamicRef === 'string') dynamic.push({ node, tokens: [...tokens], base });
  });
  return { resources, anchors, references, dynamic, ownAddress };
}

/** What a schema is called at some addresses: contracts refer to a file by its path, whatever it says that its address is. */
function anchorsOf(
  { $anchor, $dynamicAnchor }: MutableNode,
  addresses: readonly string[],
): readonly string[] {
  const names = [$anchor, $dynamicAnchor].filter((each) => typeof each === 'string');
  return names.flatMap((name) => addresses.map((address) => `${address}#${name}`));
}

/** What a file says that its address is; where it is without it. */
function addressOf(document: unknown, url: string): string {
  if (!isObject(document)) return url;
  const own = document.$self ?? document.$id;
  return (typeof own === 'string' ? absolute(own, url)?.split('#', 1)[0] : undefined) ?? url;
}

/** The pointer to the target of a reference; undefined where it is no identified schema of the document. */
function toPointer(ref: string, base: string, found: Identifiers): string | undefined {
  if (ref === '#' || ref.startsWith('#/components/')) return undefined;
  const target = identified(ref, base, found);
  if (target !== undefined) return target;
  return ref.startsWith('#') && !ref.startsWith('#/') ? onlyAnchor(ref.slice(1), found.anchors) : undefined;
}

function identified(ref: string, base: string, { resources, anchors }: Identifiers): string | undefined {
  const [uri, fragment = ''] = (absolute(ref, base) ?? '').split('#', 2);
  const named = anchors.get(`${uri}#${fragment}`);
  if (named !== undefined) return named;
  const resource = uri === undefined ? undefined : resources.get(uri);
  return resource !== undefined && (fragment === '' || fragment.startsWith('/'))
    ? `${resource}${fragment}`
    : undefined;
}

/** Contracts refer to an anchor of another resource by its name alone; where there is one, that is meant. */
function onlyAnchor(name: string, anchors: Identifiers['anchors']): string | undefined {
  const found = new Set([...anchors].filter(([anchor]) => anchor.endsWith(`#${name}`)).map(([, at]) => at));
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

function absolute(ref: string, base: string): string | undefined {
  return URL.canParse(ref, base) ? new URL(ref, base).href.replace(/#$/, '') : undefined;
}
