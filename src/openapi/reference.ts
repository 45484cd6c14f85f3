import type { OpenApiDocument, Reference } from './document.ts';

/** Whether a node of the document is a reference to another one. */
export function isReference(node: unknown): node is Reference {
  return typeof node === 'object' && node !== null && '$ref' in node && typeof node.$ref === 'string';
}

/** One reference token of a JSON pointer (RFC 6901): `/customers` becomes `~1customers`. */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name that a token of a JSON pointer in a fragment stands for. @throws URIError for a broken percent-encoding. */
function decodeToken(token: string): string {
  // Most are plain names.
  if (!/[%~]/.test(token)) return token;
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The tokens of a JSON pointer in a fragment; `undefined` for a fragment that is none. */
export function parsePointer(fragment: string): readonly string[] | undefined {
  if (fragment === '') return [];
  if (!fragment.startsWith('/')) return undefined;
  try {
    return fragment.split('/').slice(1).map(decodeToken);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The node itself, or the target of its chain of references.
 * @throws Error for a dangling reference, of which a loaded document has none.
 */
export function resolve<T>(document: OpenApiDocument, node: T | Reference): T {
  let current: T | Reference = node;
  while (isReference(current)) current = follow(document, current.$ref) as T | Reference;
  return current;
}

/**
 * Where a node is defined: follows the tokens from the root, and every reference on the way to its target.
 * `['paths', '/customers', 'post', 'responses', '400', 'content']` becomes
 * `#/components/responses/BadRequest/content`.
 */
export function canonicalPointer(document: OpenApiDocument, tokens: readonly string[]): string {
  let pointer = '#';
  let node: unknown = document;
  for (const token of tokens) {
    while (isReference(node)) {
      pointer = node.$ref;
      node = follow(document, pointer);
    }
    pointer = `${pointer}/${pointerToken(token)}`;
    node = child(node, token);
  }
  return pointer;
}

/**
 * The node that a reference points to, which can be a reference itself.
 * @throws Error for a dangling reference.
 */
export function follow(document: OpenApiDocument, ref: string): unknown {
  let node: unknown = document;
  const isEncoded = /[%~]/.test(ref);
  for (let at = ref.indexOf('/'); at >= 0; ) {
    const end = ref.indexOf('/', at + 1);
    const token = end < 0 ? ref.slice(at + 1) : ref.slice(at + 1, end);
    node = child(node, isEncoded ? decodeToken(token) : token);
    at = end;
  }
  if (node === undefined) throw new Error(`the reference ${ref} has no target`);
  return node;
}

function child(node: unknown, token: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
  return (node as Record<string, unknown>)[token];
}
