import { plainText } from '../../json.ts';
import { pointerOf, walk } from '../walk.ts';
import { bindDynamicReferences, type DynamicReference, type MutableNode } from './dynamic-references.ts';

/** A reference, and the identifier that it is relative to. */
interface RelativeReference {
  readonly node: MutableNode;
  readonly base: string;
}

/** Where the identified schemas of a document are. */
interface Identifiers {
  /** By `$id`, absolute. */
  readonly resources: ReadonlyMap<string, string>;
  /** By `$id`, `#` and the `$anchor` or `$dynamicAnchor`. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** What a document is called that has no `$id` of its own. */
const unnamed = 'https://document.invalid/';

/**
 * Turns references to `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12) into pointers, in place, where their
 * target is in the same document. Others are left to whoever follows references to other files.
 */
export function resolveIdentifiers(document: unknown): void {
  const { references, dynamic, ...found } = collect(document);
  if (found.resources.size === 0 && found.anchors.size === 0) return;
  for (const { node, base } of references)
    node.$ref = toPointer(plainText(node.$ref), base, found) ?? node.$ref;
  if (dynamic.length > 0) {
    bindDynamicReferences(document, dynamic, (ref, base) => toPointer(ref, base, found));
  }
}

/** The identifiers and references of a document; each reference is relative to the nearest `$id` around it. */
function collect(document: unknown) {
  const resources = new Map<string, string>();
  const anchors = new Map<string, string>();
  const references: RelativeReference[] = [];
  const dynamic: DynamicReference[] = [];
  const bases: { readonly depth: number; readonly base: string }[] = [];

  function enter({ $id }: MutableNode, tokens: readonly string[]): string {
    while ((bases.at(-1)?.depth ?? -1) >= tokens.length) bases.pop();
    const outer = bases.at(-1)?.base ?? unnamed;
    const own = typeof $id === 'string' ? absolute($id, outer) : undefined;
    if (own === undefined) return outer;
    bases.push({ depth: tokens.length, base: own });
    resources.set(own, pointerOf(tokens));
    return own;
  }

  walk(document, (node: MutableNode, tokens) => {
    const base = enter(node, tokens);
    for (const name of [node.$anchor, node.$dynamicAnchor].filter((each) => typeof each === 'string')) {
      const anchor = `${base}#${name}`;
      if (!anchors.has(anchor)) anchors.set(anchor, pointerOf(tokens));
    }
    if (typeof node.$ref === 'string') references.push({ node, base });
    if (typeof node.$dynamicRef === 'string') dynamic.push({ node, tokens: [...tokens], base });
  });
  return { resources, anchors, references, dynamic };
}

/** The pointer to the target of a reference; undefined where it is no identified schema of the document. */
function toPointer(ref: string, base: string, { resources, anchors }: Identifiers): string | undefined {
  if (ref === '#' || ref.startsWith('#/components/')) return undefined;
  const [uri, fragment = ''] = (absolute(ref, base) ?? '').split('#', 2);
  const named = anchors.get(`${uri}#${fragment}`);
  if (named !== undefined) return named;
  const resource = uri === undefined ? undefined : resources.get(uri);
  if (resource !== undefined && (fragment === '' || fragment.startsWith('/')))
    return `${resource}${fragment}`;
  return ref.startsWith('#') && !ref.startsWith('#/') ? onlyAnchor(fragment, anchors) : undefined;
}

/** Contracts refer to an anchor of another resource by its name alone; where there is one, that is meant. */
function onlyAnchor(name: string, anchors: Identifiers['anchors']): string | undefined {
  const [only, ...others] = [...anchors].filter(([anchor]) => anchor.endsWith(`#${name}`));
  return others.length === 0 ? only?.[1] : undefined;
}

function absolute(ref: string, base: string): string | undefined {
  return URL.canParse(ref, base) ? new URL(ref, base).href.replace(/#$/, '') : undefined;
}
