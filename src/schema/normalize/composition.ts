import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import { isDangling } from './dangling-reference.ts';

type Node = Readonly<Record<string, unknown>>;

/** A schema that another one includes by `allOf` or by `$ref`, and the pointer of the reference that leads to it. */
interface IncludedSchema {
  readonly node: Node;
  readonly pointer?: string;
}

/**
 * The schemas that a schema includes by `allOf` and `$ref`, at any depth, each once.
 * @returns those schemas, and whether one of them is included twice
 */
export function includedSchemas(
  document: OpenApiDocument,
  schema: Node,
): { readonly included: readonly IncludedSchema[]; readonly isShared: boolean } {
  const included: IncludedSchema[] = [];
  const seen = new Set<unknown>([schema]);
  let isShared = false;

  function visit(node: unknown, pointer?: string): void {
    if (!isObject(node)) return;
    if (seen.has(node)) {
      isShared = true;
      return;
    }
    seen.add(node);
    included.push({ node, ...(pointer !== undefined && { pointer }) });
    visitParts(node);
  }

  function visitParts(node: Node): void {
    if (isReference(node) && !isDangling(document, node.$ref)) visit(follow(document, node.$ref), node.$ref);
    if (Array.isArray(node.allOf)) for (const part of node.allOf) visit(part);
  }

  visitParts(schema);
  return { included, isShared };
}

/**
 * What closes a schema that includes others: the `additionalProperties` of it or of one of them, `false` or a schema. By
 * the letter of JSON Schema that one refuses the properties of all the others, which no author means: it closes the whole,
 * so that only what none of them declares has to match it.
 * @returns undefined where nothing closes it, or it includes no others
 */
export function closingOf(document: OpenApiDocument, schema: Node): unknown {
  const isComposed = Array.isArray(schema.allOf) || (isReference(schema) && isObject(schema.properties));
  if (!isComposed) return undefined;
  const parts = [schema, ...includedSchemas(document, schema).included.map(({ node }) => node)];
  const closing = parts.filter(isClosed);
  if (parts.filter((part) => isClosed(part) || isObject(part.properties)).length < 2) return undefined;
  const [first] = closing.toSorted(
    (a, b) => Number(isObject(a.additionalProperties)) - Number(isObject(b.additionalProperties)),
  );
  return first?.additionalProperties;
}

function isClosed({ additionalProperties }: Node): boolean {
  return (
    additionalProperties === false ||
    (isObject(additionalProperties) && Object.keys(additionalProperties).length > 0)
  );
}

/** A schema that is not closed by itself. */
export function withoutClosing(schema: Node): Node {
  if (!isClosed(schema)) return schema;
  const { additionalProperties: _, ...rest } = schema;
  return rest;
}

/**
 * A schema whose `allOf` lists each schema once that it includes at any depth, where one is included twice: thirty levels
 * that include the next one twice are thirty schemas, and not a billion. A schema with a choice is left as it is.
 */
export function withoutRepeatedParts(document: OpenApiDocument, schema: Node): Node {
  if (!Array.isArray(schema.allOf)) return schema;
  const { included, isShared } = includedSchemas(document, schema);
  if (!isShared) return schema;
  const parts = included.flatMap(({ node, pointer }) => {
    if (pointer !== undefined && hasChoice(node)) return [{ $ref: pointer }];
    const { allOf: _, $ref: _ref, ...own } = node;
    return Object.keys(own).length === 0 ? [] : [own];
  });
  const { allOf: _, ...own } = schema;
  return parts.length === 0 ? own : { ...own, allOf: parts };
}

function hasChoice({ oneOf, anyOf, discriminator }: Node): boolean {
  return oneOf !== undefined || anyOf !== undefined || discriminator !== undefined;
}
