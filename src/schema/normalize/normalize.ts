import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import type { Direction, JsonSchema, JsonSchemaObject } from '../json-schema.ts';
import { requiredForDirection } from '../read-write-only.ts';
import { createCycleBreaker } from './all-of-cycles.ts';
import { isDangling } from './dangling-reference.ts';
import { dialectOf, upgradeDialect } from './dialect.ts';
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
    const known = cache[position.direction].get(schema);
    if (known !== undefined) return known;
    const normalized = normalizeNode(schema, position);
    cache[position.direction].set(schema, normalized);
    return normalized;
  }

  function normalizeNode(schema: Node, position: Position): JsonSchema {
    const { direction } = position;
    const ref = isReference(schema) ? refTo(schema.$ref, direction) : undefined;
    // 3.0 ignores the siblings of a $ref; in 3.1 both apply.
    if (ref !== undefined && dialect === '3.0') return { $ref: ref };
    const node = upgradeDialect(schema, dialect);
    const normalized = {
      ...(ref !== undefined && { $ref: ref }),
      ...readKeywords(node, (keyword, inner) => normalizeIn(keyword, inner, position)),
      ...('x-faker' in node && { 'x-faker': [node['x-faker']] as const }),
      ...readDiscriminator(node, document, (pointer) => refTo(pointer, direction)),
    };
    return requiredForDirection(normalized, direction, names.target);
  }

  /** The normalized name of a reference; its target is normalized too. A dangling one allows everything. */
  function refTo(pointer: string, direction: Direction): string {
    return names.nameFor(pointer, pointer, direction, () =>
      isDangling(document, pointer)
        ? true
        : normalize(follow(document, pointer), { direction, owner: pointer }),
    );
  }

  return normalize;
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
