import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import type { Direction, JsonSchema, JsonSchemaObject } from '../json-schema.ts';
import { requiredForDirection } from '../read-write-only.ts';
import { createCycleBreaker } from './all-of-cycles.ts';
import { withoutChoice } from './applicators.ts';
import { closingOf, withoutClosing, withoutRepeatedParts } from './composition.ts';
import { withoutContainedBranches } from './contained-branches.ts';
import { isDangling } from './dangling-reference.ts';
import { dialectOf, upgradeDialect } from './dialect.ts';
import { subtypesOf, withPartsDiscriminator, withSubtypes } from './inheritance.ts';
import { keywords } from './keywords.ts';
import type { NormalizeAt, Position } from './position.ts';
import { withProtoPattern } from './proto-property.ts';
import { readDiscriminator } from './read-discriminator.ts';
import type { SchemaNames } from './schema-names.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Creates the function that normalizes the schemas of a document, each once per direction.
 * @param names receives every schema that is referred to
 */
export function createNormalize(document: OpenApiDocument, names: SchemaNames): NormalizeAt {
  const dialect = dialectOf(document.openapi);
  type Forms = WeakMap<object, JsonSchema>;
  const cache = { request: new WeakMap() as Forms, response: new WeakMap() as Forms };
  const normalizeIn = createCycleBreaker(document, names, normalize);

  function normalize(schema: unknown, position: Position): JsonSchema {
    if (!isObject(schema)) return schema !== false;
    const form = cache[position.direction];
    // Included by another one, a schema has another form than by itself.
    const byItself = position.isOpen || position.isBase ? undefined : form.get(schema);
    if (byItself !== undefined) return byItself;
    const normalized = normalizeNode(schema, position);
    if (!position.isOpen && !position.isBase) form.set(schema, normalized);
    return normalized;
  }

  function normalizeNode(declared: Node, position: Position): JsonSchema {
    const { direction } = position;
    const schema = dialect === '3.0' ? withoutSiblings(declared) : declared;
    const { node, subtypes, closing, isOpen } = compositionOf(document, schema, position);
    const normalized = readNode(node, { ...position, isOpen });
    const rest = closing === undefined ? undefined : normalize(closing, { direction });
    const whole = rest === undefined ? normalized : { ...normalized, unevaluatedProperties: rest };
    const base = withSubtypes(whole, subtypes, (pointer) => refTo(pointer, direction, false, position.owner));
    return requiredForDirection(base, direction, names.target);
  }

  function readNode(schema: Node, { direction, owner, isOpen = false }: Position): JsonSchemaObject {
    const node = upgradeDialect(schema);
    const inside = { direction, ...(owner !== undefined && { owner }), isOpen };
    return withProtoPattern({
      ...(isReference(node) && { $ref: refTo(node.$ref, direction, isOpen) }),
      ...withoutContainedBranches(
        readKeywords(node, (keyword, inner) => normalizeIn(keyword, inner, inside)),
      ),
      ...('x-faker' in node && { 'x-faker': [node['x-faker']] as const }),
      ...readDiscriminator(node, document, (pointer) => refTo(pointer, direction)),
    });
  }

  /** The normalized name of a reference; its target is normalized too. A dangling one allows everything. */
  function refTo(pointer: string, direction: Direction, isOpen = false, base?: string): string {
    // A base is one of its own subtypes without standing for them.
    const isBase = pointer === base;
    const key = `${pointer}${isOpen ? ' open' : ''}${isBase ? ' itself' : ''}`;
    return names.nameFor(key, pointer, direction, () => {
      if (isDangling(document, pointer)) return true;
      const node = follow(document, pointer);
      const form = isBase ? withoutChoice(withPartsDiscriminator(node as Node)) : node;
      return normalize(form, { direction, owner: pointer, isOpen, isBase });
    });
  }

  return normalize;
}

/** What a schema is as part of a composition, and as the whole of one. */
function compositionOf(document: OpenApiDocument, schema: Node, position: Position) {
  const { owner, isBase } = position;
  const subtypes = owner === undefined || isBase ? undefined : subtypesOf(document, schema, owner);
  const closing = position.isOpen === true ? undefined : closingOf(document, schema);
  const isOpen = position.isOpen === true || closing !== undefined;
  const whole = owner === undefined ? schema : withPartsDiscriminator(schema);
  const own = isOpen || subtypes !== undefined ? withoutClosing(whole) : whole;
  return { node: withoutRepeatedParts(document, own), subtypes, closing, isOpen };
}

/** 3.0 ignores the siblings of a $ref, except what people do not mean to be ignored; in 3.1 both apply. */
function withoutSiblings(node: Node): Node {
  if (!isReference(node)) return node;
  const { $ref, nullable }: Node = node;
  return { $ref, ...(nullable === true && { nullable }) };
}

/** The known keywords with well-formed values; one that means nothing does not restrict a value. */
function readKeywords(
  node: Node,
  normalizeIn: (keyword: string, inner: unknown) => JsonSchema,
): JsonSchemaObject {
  const read: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (value === undefined) continue;
    const known = keywords.get(keyword)?.(value, (inner) => normalizeIn(keyword, inner));
    if (known !== undefined) read[keyword] = known;
  }
  return read;
}
