import { pointerToken } from './reference.ts';

/** Called with an object of a document whose keys are keywords, and its location as reference tokens. */
export type VisitNode = (node: Readonly<Record<string, unknown>>, tokens: readonly string[]) => void;

/** The keywords whose value maps names that the author chose to nodes: a property can be called `pattern`. */
const maps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'definitions',
  '$defs',
  'paths',
  'webhooks',
  'pathItems',
  'schemas',
  'parameters',
  'responses',
  'requestBodies',
  'headers',
  'securitySchemes',
  'callbacks',
  'links',
  'content',
  'encoding',
  'variables',
  'examples',
]);

/** The keywords whose value is data, not part of the document's structure. */
const data: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const', 'value', 'mapping']);

/**
 * Visits every object of a document whose keys are keywords: not examples and other data, not extensions, and not the
 * maps from names to objects.
 */
export function walk(root: unknown, visit: VisitNode): void {
  const tokens: string[] = [];
  descend(root, false);

  function descend(node: unknown, isMap: boolean): void {
    if (typeof node !== 'object' || node === null) return;
    const isNode = !isMap && !Array.isArray(node);
    if (isNode) visit(node as Record<string, unknown>, tokens);
    for (const [key, value] of Object.entries(node)) {
      if (isNode && (isData(key, value) || typeof value !== 'object')) continue;
      tokens.push(key);
      descend(value, isNode && maps.has(key) && !Array.isArray(value));
      tokens.pop();
    }
  }
}

function isData(key: string, value: unknown): boolean {
  return data.has(key) || key.startsWith('x-') || (key === 'examples' && Array.isArray(value));
}

/** Whether the keys below a keyword are names, or the indexes of a list, and not keywords. */
export function isMapOfNames(keyword: string): boolean {
  return maps.has(keyword);
}

/** A JSON pointer (RFC 6901) as a fragment: `#/paths/~1customers`. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.length === 0 ? '#' : `#/${tokens.map(pointerToken).join('/')}`;
}
