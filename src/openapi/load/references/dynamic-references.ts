import { isObject, plainText } from '../../../json.ts';
import { pointerToken } from '../../reference.ts';
import { pointerOf, walk } from '../../walk.ts';
import { type Move, moveToComponents } from './move-to-components.ts';

/** An object of a parsed file, which belongs to the loader. */
export type MutableNode = Record<string, unknown>;

/** A `$dynamicRef`, its location, and the identifier that it is relative to. */
export interface DynamicReference {
  readonly node: MutableNode;
  readonly tokens: readonly string[];
  readonly base: string;
}

/** A schema of `components`, with what matters of it here. */
interface NamedSchema {
  readonly name: string;
  readonly node: MutableNode;
  /** The pointers of the `$dynamicAnchor`s within it, by their names. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** On a reference that was dynamic: the name of its anchor. */
export const anchorKey = 'x-dynamic-anchor';

/** On a schema that has such references: whoever refers to it can bind them anew. */
const templateKey = 'x-dynamic-template';

/** The maps whose members are schemas that can be referred to. */
const schemaMaps: ReadonlySet<string> = new Set(['$defs', 'definitions']);

/**
 * Turns the `$dynamicRef`s of a file into `$ref`s to where they lead by themselves, and marks them and the schemas that
 * they are in, for `bindDynamicReferences` once all files are one document.
 * @param toPointer finds the target of a reference that is not bound anew
 */
export function markDynamic(
  document: unknown,
  references: readonly DynamicReference[],
  toPointer: (ref: string, base: string) => string | undefined,
): void {
  for (const { node, tokens, base } of references) {
    const ref = plainText(node.$dynamicRef);
    delete node.$dynamicRef;
    node.$ref = toPointer(ref, base) ?? ref;
    node[anchorKey] = ref.slice(ref.indexOf('#') + 1);
    const template = templateAround(document, tokens);
    if (template !== undefined) template[templateKey] = true;
  }
}

/** The schema with a name that a node is in, or the file where that is a schema. */
function templateAround(document: unknown, tokens: readonly string[]): MutableNode | undefined {
  const isContract = isObject(document) && ('openapi' in document || 'paths' in document);
  const [first = '', second = ''] = tokens;
  const isNamed = first === 'components' && second === 'schemas';
  const depth = isNamed ? 3 : schemaMaps.has(first) ? 2 : 0;
  if (depth === 0 && (isContract || first === 'components')) return undefined;
  const found = tokens.slice(0, depth).reduce<unknown>((node, token) => Object(node)[token], document);
  return isObject(found) ? (found as MutableNode) : undefined;
}

/**
 * Binds each reference that was dynamic: a schema that defines the anchor anew, such as a page of pets that refers to a page
 * of anything, gets a copy of the schema that it refers to, bound to its own anchor.
 */
export function bindDynamicReferences(document: object): void {
  moveToComponents(document, strayTemplates(document));
  const schemas = namedSchemas(document);
  const templates = [...schemas.values()].filter(({ node }) => anchorsUsedIn(node).size > 0);
  for (const schema of [...schemas.values()]) {
    for (const template of templates) {
      const used = anchorsUsedIn(template.node);
      const rebinds = [...used].some((anchor) => schema.anchors.has(anchor));
      if (template !== schema && rebinds) specialize(document, schema, template);
    }
  }
  walk(document, (node: MutableNode) => {
    delete node[anchorKey];
    delete node[templateKey];
  });
}

/** The schemas of other files that have such references: the bundler left each where it is first referred to. */
function strayTemplates(document: object): readonly Move[] {
  const moves: Move[] = [];
  walk(document, (node, tokens) => {
    const isNamed = tokens.length === 3 && tokens[0] === 'components' && tokens[1] === 'schemas';
    if (node[templateKey] === true && !isNamed && typeof node.$ref !== 'string')
      moves.push({ tokens: [...tokens], name: 'Template' });
  });
  return moves;
}

/** Gives a schema a copy of the template that it refers to, in which its own anchors count. */
function specialize(document: object, schema: NamedSchema, template: NamedSchema): void {
  const pointer = pointerOf(['components', 'schemas', template.name]);
  const ofTemplate: MutableNode[] = [];
  walk(schema.node, (node: MutableNode) => {
    if (node.$ref === pointer) ofTemplate.push(node);
  });
  if (ofTemplate.length === 0) return;
  const name = `${template.name}.${schema.name}`;
  const copy = structuredClone(template.node);
  const copyPointer = pointerOf(['components', 'schemas', name]);
  walk(copy, (node: MutableNode) => {
    const own = typeof node[anchorKey] === 'string' ? schema.anchors.get(node[anchorKey]) : undefined;
    if (own !== undefined) bind(node, own);
    if (node.$ref === pointer) node.$ref = copyPointer;
  });
  for (const node of ofTemplate) node.$ref = copyPointer;
  schemasIn(document)[name] = copy;
}

/** What a reference led to may be in its place by now. */
function bind(node: MutableNode, target: string): void {
  for (const key of Object.keys(node)) delete node[key];
  node.$ref = target;
}

function anchorsUsedIn(schema: MutableNode): ReadonlySet<string> {
  const used = new Set<string>();
  walk(schema, (node) => {
    if (typeof node[anchorKey] === 'string') used.add(node[anchorKey]);
  });
  return used;
}

function namedSchemas(document: object): Map<string, NamedSchema> {
  const entries = Object.entries(schemasIn(document)).map(([name, node]) => {
    const anchors = new Map<string, string>();
    const prefix = `#/components/schemas/${pointerToken(name)}`;
    walk(node, ({ $dynamicAnchor }, tokens) => {
      if (typeof $dynamicAnchor !== 'string' || anchors.has($dynamicAnchor)) return;
      anchors.set($dynamicAnchor, `${prefix}${pointerOf(tokens).slice(1)}`);
    });
    return [name, { name, node, anchors }] as const;
  });
  return new Map(entries);
}

function schemasIn(document: object): Record<string, MutableNode> {
  const { components } = document as { components?: { schemas?: Record<string, MutableNode> } };
  return components?.schemas ?? {};
}
