import { isReference, pointerToken } from './reference.ts';

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
  'mediaTypes',
  'additionalOperations',
]);

/** The keywords whose value is data, not part of the document's structure. */
const data: ReadonlySet<string> = new Set([
  'example',
  'default',
  'enum',
  'const',
  'value',
  'dataValue',
  'mapping',
]);

/**
 * Visits every object of a document whose keys are keywords: not examples and other data, not extensions, and not the
 * maps from names to objects.
 * @param visitData visits every object in examples, other data and extensions, which are passed over without it
 */
export function walk(root: unknown, visit: VisitNode, visitData?: VisitNode): void {
  const tokens: string[] = [];
  descend(root, false);

  function descend(node: unknown, isMap: boolean): void {
    if (typeof node !== 'object' || node === null) return;
    // A map can be elsewhere as a whole: `paths: { $ref: paths.yaml }`.
    const isNode = !Array.isArray(node) && (!isMap || isReference(node));
    if (isNode) visit(node as Record<string, unknown>, tokens);
    eachObject(node, tokens, (key, value) => {
      if (isNode && isData(key, value)) descendData(value);
      else descend(value, isNode && maps.has(key) && !Array.isArray(value));
    });
  }

  function descendData(node: object): void {
    if (visitData === undefined) return;
    if (!Array.isArray(node)) visitData(node as Record<string, unknown>, tokens);
    eachObject(node, tokens, (_, value) => descendData(value));
  }
}

/** Goes to each object or array in a node, with its key as the last token. */
function eachObject(node: object, tokens: string[], goTo: (key: string, value: object) => void): void {
  for (const key of Object.keys(node)) {
    const value = (node as Readonly<Record<string, unknown>>)[key];
    if (typeof value !== 'object' || value === null) continue;
    tokens.push(key);
    goTo(key, value);
    tokens.pop();
  }
}

function isData(key: string, value: unknown): boolean {
  return key.startsWith('x-') || isDataKeyword(key, value);
}

/** Whether a keyword's value is data by the specification; extensions are not meant. */
export function isDataKeyword(key: string, value: unknown): boolean {
  return data.has(key) || (key === 'examples' && Array.isArray(value));
}

/** Whether the keys below a keyword are names, or the indexes of a list, and not keywords. */
export function isMapOfNames(keyword: string): boolean {
  return maps.has(keyword);
}

/** A JSON pointer (RFC 6901) as a fragment: `#/paths/~1customers`. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.length === 0 ? '#' : `#/${tokens.map(pointerToken).join('/')}`;
}
