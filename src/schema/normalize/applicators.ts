import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';

type Node = Readonly<Record<string, unknown>>;

/** JSON Schema's in-place applicators: keywords whose schemas apply to the same value, not to a part of it. */
export const inPlaceApplicators: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
]);

const choices = ['anyOf', 'oneOf'] as const;

/**
 * Whether a schema applies the schema at `pointer` to the same value, through references and the given keywords
 * (all three, unless given).
 */
export type SelfReferenceCheck = (
  schema: unknown,
  pointer: string,
  through?: readonly ('allOf' | 'anyOf' | 'oneOf')[],
) => boolean;

/** @param exists whether a pointer leads to a schema of the document; others are not followed */
export function createSelfReferenceCheck(
  document: OpenApiDocument,
  exists: (pointer: string) => boolean,
): SelfReferenceCheck {
  return (schema, pointer, through = ['allOf', ...choices]) => {
    const seen = new Set<unknown>();
    const reaches = (node: unknown): boolean => {
      if (!isObject(node) || seen.has(node)) return false;
      seen.add(node);
      if (isReference(node)) {
        if (node.$ref === pointer) return true;
        return exists(node.$ref) && reaches(follow(document, node.$ref));
      }
      return through.some((keyword) => partsIn(node, keyword).some(reaches));
    };
    return reaches(schema);
  };
}

/** A schema without its choice. */
export function withoutChoice(node: Node): Node {
  const { oneOf: _one, anyOf: _any, discriminator: _discriminator, ...rest } = node;
  return rest;
}

/** The branches of a schema's choice. */
export function choicesIn(node: Node): readonly unknown[] {
  return choices.flatMap((keyword) => partsIn(node, keyword));
}

function partsIn(node: Node, keyword: string): readonly unknown[] {
  const parts = node[keyword];
  return Array.isArray(parts) ? parts : [];
}
