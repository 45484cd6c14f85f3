import { StartupError } from '../../errors.ts';
import { isReference } from '../reference.ts';
import { pointerOf, walk } from '../walk.ts';

/**
 * Checks that every reference of a bundled document has a target.
 * @throws StartupError naming the location and the reference.
 */
export function checkReferences(document: object, file: string): void {
  const checked = new Set<string>();
  walk(document, (node, tokens) => {
    if (!Object.hasOwn(node, '$ref') || (isReference(node) && checked.has(node.$ref))) return;
    const origin = `${file}${pointerOf(tokens)}`;
    if (!isReference(node))
      throw new StartupError(`${origin}/$ref is not a string: write a reference such as #/x.`);
    checkChain(document, node.$ref, origin);
    checked.add(node.$ref);
  });
}

/** Follows a reference to its target; a circular chain has none. */
function checkChain(document: object, ref: string, origin: string): void {
  const seen = new Set<string>();
  for (let next = ref; ; ) {
    if (seen.has(next)) {
      throw new StartupError(`${origin} refers to ${ref}, which refers back to itself: fix the $ref.`);
    }
    seen.add(next);
    const target = targetOf(document, next);
    if (target === undefined) {
      throw new StartupError(`${origin} refers to ${next}, which does not exist: fix the $ref.`);
    }
    if (!isReference(target)) return;
    next = target.$ref;
  }
}

function targetOf(document: object, ref: string): unknown {
  if (ref !== '#' && !ref.startsWith('#/')) return undefined;
  let node: unknown = document;
  for (const token of ref.split('/').slice(1)) {
    const name = decode(token)?.replaceAll('~1', '/').replaceAll('~0', '~');
    if (name === undefined || typeof node !== 'object' || node === null || !Object.hasOwn(node, name))
      return undefined;
    node = (node as Record<string, unknown>)[name];
  }
  return node ?? undefined;
}

function decode(token: string): string | undefined {
  try {
    return decodeURIComponent(token);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
