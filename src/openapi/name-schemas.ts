import type { OpenApiDocument } from './document.ts';
import { isReference, parsePointer } from './reference.ts';
import { walk } from './walk.ts';

/** An object or an array of a document that is changed. */
type Node = Record<string, unknown>;

/** A schema that is referred to where it stands, by its pointer. */
interface ReferredSchema {
  readonly name: string;
  readonly schema: unknown;
  readonly parent: Node;
  readonly key: string;
}

/**
 * A copy of a document in which every schema that is referred to has a name in `components`. A contract of several files
 * has others once it is bundled: the first operation that uses one contains it, and the others refer to it there.
 * @param fileOf the name of the file that a node comes from, after which the schema is called
 */
export function withNamedSchemas(
  document: OpenApiDocument,
  fileOf: (tokens: readonly string[]) => string,
): OpenApiDocument {
  const copy = structuredClone(document);
  const named: Record<string, unknown> = { ...copy.components?.schemas };
  const referred = new Map<string, ReferredSchema>();
  const references: { $ref: string }[] = [];
  walk(copy, (node) => {
    if (!isReference(node)) return;
    references.push(node as { $ref: string });
    const tokens = parsePointer(node.$ref.replace(/^#/, ''));
    if (tokens === undefined || referred.has(node.$ref) || !isUnnamedSchema(tokens)) return;
    const found = findNode(copy, tokens);
    if (found === undefined) return;
    const name = freeName(nameFor(tokens, fileOf(tokens)), named);
    named[name] = found.schema;
    referred.set(node.$ref, { name, ...found });
  });
  for (const node of references) node.$ref = refTo(referred.get(node.$ref)?.name) ?? node.$ref;
  for (const { name, parent, key } of referred.values()) parent[key] = { $ref: refTo(name) };
  return { ...copy, components: { ...copy.components, schemas: named } } as OpenApiDocument;
}

function refTo(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `#/components/schemas/${name}`;
}

/** Schemas are below a `schema` of a parameter or a body, or within a named one. */
function isUnnamedSchema(tokens: readonly string[]): boolean {
  return tokens.includes('schema') || (tokens[1] === 'schemas' && tokens.length > 3);
}

function findNode(root: object, tokens: readonly string[]): Omit<ReferredSchema, 'name'> | undefined {
  let parent = root as Node;
  for (const token of tokens.slice(0, -1)) {
    const next = Object.hasOwn(parent, token) ? parent[token] : undefined;
    if (typeof next !== 'object' || next === null) return undefined;
    parent = next as Node;
  }
  const key = tokens.at(-1) ?? '';
  return Object.hasOwn(parent, key) ? { schema: parent[key], parent, key } : undefined;
}

/** What a schema is a property of, or else its file: the `Berth` of `schemas/berth.yaml`. */
function nameFor(tokens: readonly string[], file: string): string {
  const isProperty = ['properties', '$defs', 'definitions'].includes(tokens.at(-2) ?? '');
  const base = isProperty ? (tokens.at(-1) ?? '') : file.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const words = base
    .replace(/[^A-Za-z0-9_]+/g, ' ')
    .trim()
    .split(' ');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') || 'Schema';
}

function freeName(name: string, taken: object): string {
  if (!Object.hasOwn(taken, name)) return name;
  for (let number = 2; ; number += 1) {
    if (!Object.hasOwn(taken, `${name}${number}`)) return `${name}${number}`;
  }
}
