import { plainText } from '../../../json.ts';
import { pointerToken } from '../../reference.ts';
import { pointerOf, walk } from '../../walk.ts';

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

/**
 * Binds each `$dynamicRef` to its target, as a `$ref`. A schema that defines the anchor anew, such as a page of pets that
 * refers to a page of anything, gets a copy of the schema that it refers to, bound to its own anchor.
 * @param toPointer finds the target of a reference that is not bound anew
 */
export function bindDynamicReferences(
  document: unknown,
  references: readonly DynamicReference[],
  toPointer: (ref: string, base: string) => string | undefined,
): void {
  const schemas = namedSchemas(document);
  const templates = new Map<string, readonly DynamicReference[]>();
  for (const reference of references) {
    const [parent, map, name = ''] = reference.tokens;
    if (parent !== 'components' || map !== 'schemas') continue;
    templates.set(name, [...(templates.get(name) ?? []), reference]);
  }
  for (const schema of [...schemas.values()]) {
    for (const [name, dynamic] of templates) {
      const template = schemas.get(name);
      const rebinds = dynamic.some(({ node }) => schema.anchors.has(anchorOf(node)));
      if (template !== undefined && template !== schema && rebinds) specialize(document, schema, template);
    }
  }
  for (const { node, base } of references) {
    const target = toPointer(plainText(node.$dynamicRef), base);
    if (target !== undefined) bind(node, target);
  }
}

/** Gives a schema a copy of the template that it refers to, in which its own anchors count. */
function specialize(document: unknown, schema: NamedSchema, template: NamedSchema): void {
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
    const own = schema.anchors.get(anchorOf(node));
    if (typeof node.$dynamicRef === 'string' && own !== undefined) bind(node, own);
    if (node.$ref === pointer) node.$ref = copyPointer;
  });
  for (const node of ofTemplate) node.$ref = copyPointer;
  schemasIn(document)[name] = copy;
}

function bind(node: MutableNode, target: string): void {
  delete node.$dynamicRef;
  node.$ref = target;
}

/** The name of the anchor that a `$dynamicRef` ends with. */
function anchorOf({ $dynamicRef }: MutableNode): string {
  return typeof $dynamicRef === 'string' ? $dynamicRef.slice($dynamicRef.indexOf('#') + 1) : '';
}

function namedSchemas(document: unknown): Map<string, NamedSchema> {
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

function schemasIn(document: unknown): Record<string, MutableNode> {
  const { components } = document as { components?: { schemas?: Record<string, MutableNode> } };
  return components?.schemas ?? {};
}
