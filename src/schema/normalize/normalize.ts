import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import type { Direction, JsonSchema, JsonSchemaObject } from '../json-schema.ts';
import { requiredForDirection } from '../read-write-only.ts';
import { createCycleBreaker } from './all-of-cycles.ts';
import { withoutChoice } from './applicators.ts';
import { closesWhole, withoutClosing, withoutRepeatedParts } from './composition.ts';
import { isDangling } from './dangling-reference.ts';
import { dialectOf, upgradeDialect } from './dialect.ts';
import { subtypesOf, withSubtypes } from './inheritance.ts';
import { keywords } from './keywords.ts';
import type { NormalizeAt, Position } from './position.ts';
import { readDiscriminator } from './read-discriminator.ts';
import type { SchemaNames } from './schema-names.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Creates the function that normalizes the schemas of a document, each once per direction.
 * @param names receives every schema that is referred to
 */
export function createNormalize(document: OpenApiDocument, names: SchemaNames): NormalizeAt {
  const dialect = dialectOf(document.openapi);
  const cache: Record<Direction, WeakMap<object, JsonSchema>> = {
    request: new WeakMap(),
    response: new WeakMap(),
  };
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
    const { direction, owner, isBase } = position;
    // 3.0 ignores the siblings of a $ref, except what people do not mean to be ignored; in 3.1 both apply.
    const schema = dialect === '3.0' && isReference(declared) ? referenceAlone(declared) : declared;
    const subtypes = owner === undefined || isBase ? undefined : subtypesOf(document, schema, owner);
    const closes = position.isOpen !== true && closesWhole(document, schema);
    const isOpen = position.isOpen === true || closes;
    const own = isOpen || subtypes !== undefined ? withoutClosing(schema) : schema;
    const normalized = readNode(withoutRepeatedParts(document, own), { ...position, isOpen });
    const whole = closes ? { ...normalized, unevaluatedProperties: false } : normalized;
    return requiredForDirection(
      subtypes === undefined
        ? whole
        : withSubtypes(whole, subtypes, (pointer) => subtypeRef(pointer, position)),
      direction,
      names.target,
    );
  }

  function readNode(schema: Node, { direction, owner, isOpen = false }: Position): JsonSchemaObject {
    const node = upgradeDialect(schema);
    const inside = { direction, ...(owner !== undefined && { owner }), isOpen };
    return {
      ...(isReference(node) && { $ref: refTo(node.$ref, direction, isOpen) }),
      ...readKeywords(node, (keyword, inner) => normalizeIn(keyword, inner, inside)),
      ...('x-faker' in node && { 'x-faker': [node['x-faker']] as const }),
      ...readDiscriminator(node, document, (pointer) => refTo(pointer, direction)),
    };
  }

  /** The normalized name of a subtype; a base is one without standing for its subtypes. */
  function subtypeRef(pointer: string, { direction, owner }: Position): string {
    if (pointer !== owner) return refTo(pointer, direction);
    const itself = withoutChoice(follow(document, pointer) as Node);
    return names.nameFor(`${pointer} itself`, pointer, direction, () =>
      normalize(itself, { direction, owner, isBase: true }),
    );
  }

  /** The normalized name of a reference; its target is normalized too. A dangling one allows everything. */
  function refTo(pointer: string, direction: Direction, isOpen = false): string {
    const key = isOpen ? `${pointer} open` : pointer;
    return names.nameFor(key, pointer, direction, () => {
      if (isDangling(document, pointer)) return true;
      return normalize(follow(document, pointer), { direction, owner: pointer, isOpen });
    });
  }

  return normalize;
}

function referenceAlone({ $ref, nullable }: Node): Node {
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
