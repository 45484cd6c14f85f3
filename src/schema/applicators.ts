import type { OpenApiDocument } from '../openapi/document.ts';
import { follow, isReference } from '../openapi/reference.ts';
import { isObject } from './keywords.ts';

type Node = Readonly<Record<string, unknown>>;

/** The keywords whose schemas the same value must fit, or may choose from. */
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

/** Whether judging a value by a schema leads to judging the same value by another one, on the ways given. */
export type SelfReferenceCheck = (
  schema: unknown,
  pointer: string,
  ways?: readonly ('allOf' | 'anyOf' | 'oneOf')[],
) => boolean;

/** @param exists whether a pointer leads to a schema of the document */
export function createSelfReferenceCheck(
  document: OpenApiDocument,
  exists: (pointer: string) => boolean,
): SelfReferenceCheck {
  return (schema, pointer, ways = ['allOf', ...choices]) => {
    const seen = new Set<unknown>();
    const reaches = (node: unknown): boolean => {
      if (!isObject(node) || seen.has(node)) return false;
      seen.add(node);
      if (isReference(node)) {
        if (node.$ref === pointer) return true;
        return exists(node.$ref) && reaches(follow(document, node.$ref));
      }
      return ways.some((way) => partsIn(node, way).some(reaches));
    };
    return reaches(schema);
  };
}

/** A schema without the choice that it offers. */
export function withoutChoice(node: Node): Node {
  const { oneOf: _one, anyOf: _any, discriminator: _discriminator, ...rest } = node;
  return rest;
}

/** The schemas that a schema offers to choose from. */
export function choicesIn(node: Node): readonly unknown[] {
  return choices.flatMap((keyword) => partsIn(node, keyword));
}

function partsIn(node: Node, keyword: string): readonly unknown[] {
  const parts = node[keyword];
  return Array.isArray(parts) ? parts : [];
}
