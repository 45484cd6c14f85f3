import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import type { JsonSchema } from '../json-schema.ts';
import {
  choicesIn,
  createSelfReferenceCheck,
  inPlaceApplicators,
  type SelfReferenceCheck,
  withoutChoice,
} from './applicators.ts';
import { isDangling } from './dangling-reference.ts';
import { subtypesOf } from './inheritance.ts';
import type { NormalizeAt, Position } from './position.ts';
import type { SchemaNames } from './schema-names.ts';

/** Normalizes the schema in a keyword's value. */
export type NormalizeIn = (keyword: string, inner: unknown, position: Position) => JsonSchema;

/**
 * Creates the step that normalizes schemas within schemas and breaks the cycles among them: a schema that applies
 * itself to the same value could never be evaluated.
 */
export function createCycleBreaker(
  document: OpenApiDocument,
  names: SchemaNames,
  normalize: NormalizeAt,
): NormalizeIn {
  const reaches = createSelfReferenceCheck(document, (pointer) => !isDangling(document, pointer));
  return (keyword, inner, { direction, owner, isOpen }) => {
    if (!inPlaceApplicators.has(keyword)) return normalize(inner, { direction });
    // Only what `allOf` includes is part of the whole.
    const form = { direction, isOpen: keyword === 'allOf' && isOpen === true };
    if (owner === undefined || !isReference(inner) || isDangling(document, inner.$ref))
      return normalize(inner, { ...form, ...(owner !== undefined && { owner }) });
    const position = { ...form, owner };
    if (keyword === 'allOf')
      return includedPart(inner.$ref, position, { document, names, normalize, reaches });
    // What is itself or something else is that something else.
    const isItself = keyword !== 'not' && reaches(inner, owner, ['anyOf', 'oneOf']);
    return isItself ? false : normalize(inner, position);
  };
}

interface CycleContext {
  readonly document: OpenApiDocument;
  readonly names: SchemaNames;
  readonly normalize: NormalizeAt;
  readonly reaches: SelfReferenceCheck;
}

/**
 * A part of an `allOf`. `Pet: { oneOf: [Cat, Dog] }` with `Cat: { allOf: [Pet, …] }` is a common way to say what a cat
 * has from a pet; by the letter of JSON Schema, no value could ever be evaluated. A part that offers its owner as a
 * choice is therefore included without the choice, and a part that is its owner adds nothing.
 */
function includedPart(
  pointer: string,
  position: Position & { readonly owner: string },
  { document, names, normalize, reaches }: CycleContext,
): JsonSchema {
  const { direction, owner, isOpen = false } = position;
  if (reaches({ $ref: pointer }, owner, ['allOf'])) return true;
  const node = follow(document, pointer);
  const key = `${pointer} without its choice${isOpen ? ' open' : ''}`;
  const isBase = isObject(node) && subtypesOf(document, node, pointer) !== undefined;
  const offersOwner = isObject(node) && choicesIn(node).some((choice) => reaches(choice, owner));
  if (!isBase && !offersOwner) return normalize({ $ref: pointer }, position);
  const withoutIt = () =>
    normalize(isBase ? node : withoutChoice(node), { direction, owner: pointer, isOpen, isBase });
  return { $ref: names.nameFor(key, pointer, direction, withoutIt) };
}
