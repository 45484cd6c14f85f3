import { isReference, pointerToken } from './reference.ts';

/**
 * Called with an object of a document whose keys are keywords, its location as reference tokens, and whether it is a
 * schema: a property, a path or a header may be called `schema` as well.
 */
export type VisitNode = (
  node: Readonly<Record<string, unknown>>,
  tokens: readonly string[],
  isSchema: boolean,
) => void;

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
export function walk(root: unknown, visit: VisitNode, visitData?: DataVisit): void {
  const tokens: string[] = [];
  if (isBranch(root)) descend(root, false, false);

  /** @param isSchema of a map: whether its values are schemas */
  function descend(node: object, isMap: boolean, isSchema: boolean): void {
    const isNode = isKeyed(node, isMap);
    if (isNode) visit(node as Record<string, unknown>, tokens, isSchema);
    const own = tokens.at(-1);
    // Documents inherit nothing that could be enumerated; a list of the keys of each node would double the time.
    for (const key in node) {
      const value = (node as Branch)[key];
      if (!isBranch(value)) continue;
      tokens.push(key);
      if (isNode) descendBy(key, value, isSchema || holdsSchema(key, own));
      else descend(value, false, isSchema);
      tokens.pop();
    }
  }

  function descendBy(keyword: string, value: object, isSchema: boolean): void {
    if (isData(keyword, value)) descendData(value);
    else descend(value, isMapValue(keyword, value), isSchema);
  }

  function descendData(node: object): void {
    if (visitData === undefined) return;
    if (!Array.isArray(node)) visitData(node as Record<string, unknown>, tokens);
    for (const key in node) {
      const value = (node as Branch)[key];
      if (!isBranch(value)) continue;
      tokens.push(key);
      descendData(value);
      tokens.pop();
    }
  }
}

/** The last object on the way to a location whose keys are keywords, as `walk` takes them, and what it says there. */
export interface KeywordPlace {
  readonly node: Readonly<Record<string, unknown>>;
  readonly keyword: string;
  readonly value: unknown;
  /** Whether the value itself is what is in the location, and not something further inside. */
  readonly isWhole: boolean;
}

/** Where `walk` comes from on its way to a location: `undefined` for the root. What is in data is below its keyword. */
export function keywordPlaceOf(root: object, tokens: readonly string[]): KeywordPlace | undefined {
  let place: KeywordPlace | undefined;
  let node: unknown = root;
  let isMap = false;
  for (const [at, key] of tokens.entries()) {
    if (!isBranch(node)) return undefined;
    const value = (node as Branch)[key];
    const isNode = isKeyed(node, isMap);
    if (isNode) place = { node: node as Branch, keyword: key, value, isWhole: at === tokens.length - 1 };
    if (isNode && isData(key, value)) return place;
    isMap = isNode && isMapValue(key, value);
    node = value;
  }
  return place;
}

/** Called with an object in examples and other data, and its location. */
type DataVisit = (node: Readonly<Record<string, unknown>>, tokens: readonly string[]) => void;

type Branch = Readonly<Record<string, unknown>>;

/** Whether the keys of an object are keywords. A map can be elsewhere as a whole: `paths: { $ref: paths.yaml }`. */
function isKeyed(node: object, isMap: boolean): boolean {
  return !Array.isArray(node) && (!isMap || isReference(node));
}

function isMapValue(keyword: string, value: unknown): boolean {
  return maps.has(keyword) && !Array.isArray(value);
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether a keyword's value is a schema, or the map of those in components. */
function holdsSchema(key: string, parent: string | undefined): boolean {
  return key === 'schema' || (key === 'schemas' && parent === 'components');
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
