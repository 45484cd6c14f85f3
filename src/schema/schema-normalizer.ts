import type { OpenApiDocument } from '../openapi/document.ts';
import { follow, isReference, pointerToken } from '../openapi/reference.ts';
import { choicesIn, createSelfReferenceCheck, inPlaceApplicators, withoutChoice } from './applicators.ts';
import { dialectOf, upgradeDialect } from './dialect.ts';
import type { Direction, Discriminator, JsonSchema, JsonSchemaObject } from './json-schema.ts';
import { isObject, keywords } from './keywords.ts';
import { requiredForDirection } from './read-write-only.ts';

/** The schemas of a document in their plain form. Each is made once, when it is first asked for. */
export interface SchemaNormalizer {
  /** The plain form of a schema of the document, or of one made from it. */
  normalize(schema: unknown, direction: Direction): JsonSchema;
  /** What a plain schema's `$ref` stands for. */
  target(ref: string): JsonSchema;
  /** What the document calls the schema that a `$ref` stands for: the last token of its pointer. */
  nameOf(ref: string): string;
  /** Every schema that a plain schema made so far refers to, by its `$ref`; a later one stands behind an earlier. */
  readonly targets: ReadonlyMap<string, JsonSchema>;
  /** What could not be understood and judges nothing, each told once. */
  readonly notes: ReadonlySet<string>;
}

type Node = Readonly<Record<string, unknown>>;

export function createSchemaNormalizer(document: OpenApiDocument): SchemaNormalizer {
  const dialect = dialectOf(document.openapi);
  const targets = new Map<string, JsonSchema>();
  const notes = new Set<string>();
  const made: Record<Direction, WeakMap<object, JsonSchema>> = {
    request: new WeakMap(),
    response: new WeakMap(),
  };
  const names = new Map<string, string>();
  const refs: Record<Direction, Map<string, string>> = { request: new Map(), response: new Map() };
  const reaches = createSelfReferenceCheck(document, (pointer) => !leadsNowhere(pointer));
  /** The pointer of the schema that is being made; absent within a part of it that judges other values. */
  let owner: string | undefined;

  function normalize(schema: unknown, direction: Direction): JsonSchema {
    if (!isObject(schema)) return schema !== false;
    const known = made[direction].get(schema);
    if (known !== undefined) return known;
    const result = make(schema, direction);
    made[direction].set(schema, result);
    return result;
  }

  function make(schema: Node, direction: Direction): JsonSchema {
    const ref = isReference(schema) ? refTo(schema.$ref, direction) : undefined;
    // 3.0 asks to ignore what stands beside a $ref; 3.1 lets both count.
    if (ref !== undefined && dialect === '3.0') return { $ref: ref };
    const node = upgradeDialect(schema, dialect);
    return requiredForDirection(
      {
        ...(ref !== undefined && { $ref: ref }),
        ...readKeywords(node, direction),
        ...('x-faker' in node && { 'x-faker': [node['x-faker']] }),
        ...discriminatorOf(node, direction),
      },
      direction,
      target,
    );
  }

  function readKeywords(node: Node, direction: Direction): JsonSchemaObject {
    const read: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(node)) {
      if (value === undefined) continue;
      const known = keywords.get(keyword)?.(value, (inner) => plainIn(keyword, inner, direction));
      if (known !== undefined) read[keyword] = known;
      else if (keywords.has(keyword)) notes.add(`${keyword}: ${JSON.stringify(value).slice(0, 100)}`);
    }
    return read;
  }

  /** The plain name of a reference; its target is made too, unless that is under way: schemas may be recursive. */
  function refTo(pointer: string, direction: Direction): string {
    return nameFor(pointer, pointer, direction, () =>
      leadsNowhere(pointer)
        ? true
        : withOwner(pointer, () => normalize(follow(document, pointer), direction)),
    );
  }

  function nameFor(key: string, pointer: string, direction: Direction, toMake: () => JsonSchema): string {
    const known = refs[direction].get(key);
    if (known !== undefined) return known;
    const ref = `${direction}:${refs[direction].size}`;
    refs[direction].set(key, ref);
    names.set(ref, lastToken(pointer));
    targets.set(ref, true);
    targets.set(ref, toMake());
    return ref;
  }

  function withOwner(pointer: string | undefined, toMake: () => JsonSchema): JsonSchema {
    const before = owner;
    owner = pointer;
    try {
      return toMake();
    } finally {
      owner = before;
    }
  }

  function plainIn(keyword: string, inner: unknown, direction: Direction): JsonSchema {
    if (!inPlaceApplicators.has(keyword)) return withOwner(undefined, () => normalize(inner, direction));
    if (owner === undefined || !isReference(inner) || leadsNowhere(inner.$ref))
      return normalize(inner, direction);
    if (keyword === 'allOf') return takenIn(inner.$ref, owner, direction);
    // What is itself, or something else, is that something else.
    const isItself = keyword !== 'not' && reaches(inner, owner, ['anyOf', 'oneOf']);
    return isItself ? false : normalize(inner, direction);
  }

  /**
   * A part of an `allOf`. `Pet: { oneOf: [Cat, Dog] }` with `Cat: { allOf: [Pet, …] }` is a frequent way to write what a
   * cat has from a pet; taken by the letter, no value could ever be judged. A part that offers what takes it in is
   * therefore taken in without its choice, and one that is what takes it in asks for nothing more.
   */
  function takenIn(pointer: string, taker: string, direction: Direction): JsonSchema {
    if (reaches({ $ref: pointer }, taker, ['allOf'])) return true;
    const node = follow(document, pointer);
    const offersTaker = isObject(node) && choicesIn(node).some((choice) => reaches(choice, taker));
    if (!offersTaker) return normalize({ $ref: pointer }, direction);
    const toMake = () => withOwner(pointer, () => normalize(withoutChoice(node), direction));
    return { $ref: nameFor(`${pointer} without its choice`, pointer, direction, toMake) };
  }

  /** Whether references go round without a schema, as in `A: { $ref: B }, B: { $ref: A }`, or leave the document. */
  function leadsNowhere(pointer: string): boolean {
    const seen = new Set<string>();
    for (let next = pointer; ; ) {
      if (seen.has(next) || !/^#(\/|$)/.test(next)) {
        notes.add(`$ref: ${pointer} leads to no schema`);
        return true;
      }
      seen.add(next);
      const node = follow(document, next);
      if (!isReference(node)) return false;
      next = node.$ref;
    }
  }

  function discriminatorOf(
    node: Node,
    direction: Direction,
  ): { 'x-discriminator'?: readonly [Discriminator] } {
    const declared = isObject(node.discriminator) ? node.discriminator : undefined;
    if (typeof declared?.propertyName !== 'string') return {};
    const branches = [node.oneOf, node.anyOf].flat().filter(isReference);
    const named = branches.map(({ $ref }) => [$ref, lastToken($ref)] as const);
    const pairs = [...named, ...mapped(declared.mapping)];
    const values = new Map(pairs.map(([pointer, value]) => [refTo(pointer, direction), value]));
    return { 'x-discriminator': [{ propertyName: declared.propertyName, values }] };
  }

  /** A mapping names a schema by a reference or by its bare name. */
  function mapped(mapping: unknown): readonly (readonly [pointer: string, value: string])[] {
    return Object.entries(isObject(mapping) ? mapping : {}).flatMap(([value, target]) => {
      if (typeof target !== 'string') return [];
      const pointer = target.startsWith('#') ? target : `#/components/schemas/${pointerToken(target)}`;
      return exists(pointer) ? [[pointer, value] as const] : [];
    });
  }

  function exists(pointer: string): boolean {
    try {
      return isObject(follow(document, pointer));
    } catch {
      // A mapping is free text: one that points to no schema says nothing.
      return false;
    }
  }

  function target(ref: string): JsonSchema {
    return targets.get(ref) ?? true;
  }

  return { normalize, target, nameOf: (ref) => names.get(ref) ?? '', targets, notes };
}

function lastToken(pointer: string): string {
  const token = pointer.slice(pointer.lastIndexOf('/') + 1);
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}
