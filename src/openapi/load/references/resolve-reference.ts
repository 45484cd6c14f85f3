import { isObject } from '../../../json.ts';
import { mostSimilar } from '../../../similar-names.ts';
import { isReference, parsePointer } from '../../reference.ts';
import { pointerOf } from '../../walk.ts';

/** The loaded files, and why others are not. */
export interface ReferenceTargets {
  parsed(url: URL): unknown;
  /** Why a file is not loaded, as the end of a message: `which cannot be read (ENOENT): fix the $ref.` */
  failureOf(url: URL): string | undefined;
}

/** A node that references lead to, and where it is. */
interface ResolvedTarget {
  readonly target: unknown;
  readonly url: URL;
  readonly tokens: readonly string[];
  /** Whether the pointer leads through another reference. */
  readonly isIndirect: boolean;
}

/** What a chain of references leads to, or why it leads nowhere, as the end of a message. */
export type Resolution = ResolvedTarget | { readonly failure: string };

/**
 * Follows a reference, also those on its way, to a node that is no reference.
 * @param from the file that has the reference
 */
export function resolveReference(targets: ReferenceTargets, from: URL, ref: string): Resolution {
  return resolve(targets, from, ref, new Set());
}

function resolve(targets: ReferenceTargets, from: URL, ref: string, seen: ReadonlySet<string>): Resolution {
  const address = addressOf(from, ref);
  if (address === undefined) return { failure: 'which is not a URL: fix it.' };
  const { file, fragment } = address;
  const place = `${file.href}#${fragment}`;
  if (seen.has(place)) return { failure: 'which refers back to itself: fix the $ref.' };
  const failure = targets.failureOf(file);
  if (failure !== undefined) return { failure };
  const root = targets.parsed(file);
  const path = parsePointer(fragment);
  if (path === undefined || root === undefined) return { failure: missing };
  const passed = new Set([...seen, place]);
  const straighten = (at: ResolvedTarget) =>
    isReference(at.target) ? resolve(targets, at.url, at.target.$ref, passed) : at;
  let current: Resolution = { target: root, url: file, tokens: [], isIndirect: false };
  let isIndirect = false;
  for (const [depth, token] of path.entries()) {
    // In 3.1, what is beside a `$ref` is there too.
    if (isReference(current.target) && childOf(current.target, token) === undefined) {
      isIndirect = true;
      current = straighten(current);
    }
    if ('failure' in current) return current;
    const next = childOf(current.target, token);
    if (next === undefined) return { failure: missing + suggestion(root, current.target, path, depth) };
    current = { target: next, url: current.url, tokens: [...current.tokens, token], isIndirect };
  }
  const end = straighten(current);
  return 'failure' in end ? end : { ...end, isIndirect };
}

const missing = 'which does not exist: fix the $ref.';

/** Fragments that are in an address as they are written. */
const plainFragment = /^#[\w/~.%$-]*$/;

/** The file that a reference leads to, and where in it; undefined for what is no URL. */
function addressOf(from: URL, ref: string): { readonly file: URL; readonly fragment: string } | undefined {
  // Most references of a large contract are within its only file: no address is put together for them.
  if (from.hash === '' && plainFragment.test(ref)) return { file: from, fragment: ref.slice(1) };
  if (!URL.canParse(ref, from.href)) return undefined;
  const file = new URL(ref, from);
  const fragment = file.hash.slice(1);
  file.hash = '';
  return { file, fragment };
}

function childOf(node: unknown, token: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
  return (node as Record<string, unknown>)[token] ?? undefined;
}

/** The pointer that may be meant: the component of that name, or the nearest name beside the missing one. */
function suggestion(root: unknown, container: unknown, path: readonly string[], depth: number): string {
  const name = path.at(-1) ?? '';
  const components = isObject(root) && isObject(root.components) ? root.components : {};
  const groups = Object.entries(components).filter(([, named]) => childOf(named, name) !== undefined);
  const [group] = groups[0] ?? [];
  if (group !== undefined) return ` Did you mean ${pointerOf(['components', group, name])}?`;
  const names = isObject(container) ? Object.keys(container) : [];
  const [near] = mostSimilar(path[depth] ?? '', names, (each) => [each]);
  return near === undefined ? '' : ` Did you mean ${pointerOf(path.with(depth, near))}?`;
}
