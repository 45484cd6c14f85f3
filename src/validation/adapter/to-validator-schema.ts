import { isPlainPattern } from '../../pattern/plain-pattern.ts';
import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import { isReadOrWriteOnly } from '../../schema/read-write-only.ts';
import { mapSubschemas } from '../../schema/subschemas.ts';
import { choiceByProperty } from '../discriminator-choice.ts';
import { withNullOfEmptyText } from '../null-in-text.ts';
import { numberTextNames } from '../number-texts.ts';
import { withTypesOfValues } from '../typed-values.ts';
import { comparesItems, comparesParts, listsParts } from './deep-comparisons.ts';
import { multipleOfName } from './number-formats.ts';
import { patternName } from './pattern-formats.ts';
import { tupleCases } from './tuple.ts';

type Node = Readonly<Record<string, unknown>>;

/** What a schema validates: typed values, or texts that the library converts to the declared types. */
export type CoercionMode = 'values' | 'texts';

/** What rewriting a schema needs to know about the others. */
export interface SchemaContext {
  readonly coercion: CoercionMode;
  /** The library's reference for a normalized one. */
  refTo(ref: string): string;
  /** The target of a normalized reference. */
  target(ref: string): JsonSchema;
  /** The same, when it is small enough to be inlined. */
  small(ref: string): JsonSchema | undefined;
}

/** The keywords that restrict nothing. The library would write a `default` into the request. */
const annotations = ['default', 'examples', 'readOnly', 'writeOnly', 'x-faker', 'x-discriminator'];

/** Rewrites a normalized schema so that express-openapi-validator supports it, with the same meaning. */
export function toValidatorSchema(given: JsonSchema, context: SchemaContext): unknown {
  if (typeof given === 'boolean') return given;
  const schema = context.coercion === 'texts' ? withNullOfEmptyText(withTypesOfValues(given)) : given;
  const small = isBareReference(schema) ? context.small(schema.$ref) : undefined;
  if (small !== undefined) return toValidatorSchema(small, context);
  const steps = [
    choiceByDiscriminator,
    withoutComparisons,
    multipleOfAsFormat,
    patternAsFormat,
    openUnsupportedNames,
    tupleAsCases,
    choiceOfTexts,
    numberInText,
  ];
  const inner = adaptInner(schema, context);
  return steps.reduce((current, step) => step(current, schema, context), inner);
}

function isBareReference(schema: JsonSchemaObject): schema is JsonSchemaObject & { $ref: string } {
  return schema.$ref !== undefined && Object.keys(schema).length === 1;
}

/** A copy with every subschema rewritten, and without the annotations. */
function adaptInner(schema: JsonSchemaObject, context: SchemaContext): Node {
  const copy = mapSubschemas(schema, (inner, keyword) => {
    // A `readOnly` property is ignored, whatever it is: clients send back what they have read.
    const isIgnored = isMap(keyword) && isReadOrWriteOnly(inner, 'request', context.target);
    return isIgnored || toValidatorSchema(inner, context);
  });
  for (const keyword of annotations) delete copy[keyword];
  if (schema.$ref !== undefined) copy.$ref = context.refTo(schema.$ref);
  return copy;
}

function isMap(keyword: keyof JsonSchemaObject): boolean {
  return keyword === 'properties' || keyword === 'patternProperties' || keyword === 'dependentSchemas';
}

/**
 * One rewriting.
 * @param node the schema as rewritten so far
 * @param plain the normalized schema
 */
type Step = (node: Node, plain: JsonSchemaObject, context: SchemaContext) => Node;

const choiceByDiscriminator: Step = (node, plain, context) => {
  const [discriminator] = plain['x-discriminator'] ?? [];
  const keyword = plain.oneOf === undefined ? 'anyOf' : 'oneOf';
  const branches = plain[keyword];
  if (discriminator === undefined || branches === undefined) return node;
  const byRef = new Map(
    branches.map((branch) => [
      typeof branch === 'boolean' ? undefined : branch.$ref,
      toValidatorSchema(branch, context),
    ]),
  );
  const choice = choiceByProperty(discriminator, byRef);
  return choice === undefined ? node : both({ ...node, [keyword]: undefined }, choice);
};

/** The keywords that accept a value because a schema refuses it: a laxer schema there would refuse more. */
const negating = ['not', 'oneOf', 'if', 'contains'] as const;

/** Comparisons of objects and lists are checked separately (`comparesParts`); forms have neither. */
const withoutComparisons: Step = (node, plain, { coercion, target }) => {
  if (coercion === 'texts') return node;
  const omitted = negating.filter((keyword) =>
    [plain[keyword]].flat().some((part) => part !== undefined && comparesParts(part, target)),
  );
  return defined({
    ...node,
    ...Object.fromEntries(omitted.map((keyword) => [keyword, undefined])),
    ...(listsParts(plain) && { enum: undefined, const: undefined }),
    ...(comparesItems(plain) && { uniqueItems: undefined }),
  });
};

const multipleOfAsFormat: Step = (node) => {
  if (typeof node.multipleOf !== 'number') return node;
  return both({ ...node, multipleOf: undefined }, { format: multipleOfName(node.multipleOf) });
};

const patternAsFormat: Step = (node) => {
  if (typeof node.pattern !== 'string' || isPlainPattern(node.pattern)) return node;
  return both({ ...node, pattern: undefined }, { format: patternName(node.pattern) });
};

/** A name that only a pattern unknown to the library would allow is allowed; the sandbox checks the body again then. */
const openUnsupportedNames: Step = (node, plain) => {
  const patterns = Object.keys(plain.patternProperties ?? {});
  if (patterns.every(isPlainPattern)) return node;
  const entries = Object.entries(node.patternProperties as Node).filter(([name]) => isPlainPattern(name));
  const open = { additionalProperties: undefined, unevaluatedProperties: undefined };
  return defined({ ...node, ...open, patternProperties: Object.fromEntries(entries) });
};

const tupleAsCases: Step = (node) => {
  if (!Array.isArray(node.prefixItems)) return node;
  return both(
    { ...node, prefixItems: undefined, items: undefined },
    tupleCases(node.prefixItems, node.items),
  );
};

/** A text can match as a number and as a text, which `oneOf` would refuse. */
const choiceOfTexts: Step = (node, _plain, { coercion }) => {
  if (coercion === 'values' || node.oneOf === undefined) return node;
  return both({ ...node, oneOf: undefined }, { anyOf: node.oneOf });
};

/** The text is checked before the library converts it to a number, which happens in the schema with the `type`. */
const numberInText: Step = (node, { type = [] }, { coercion }) => {
  const isNumber = type.includes('number') || type.includes('integer');
  if (coercion === 'values' || !isNumber || type.includes('string')) return node;
  const format = type.includes('number') ? numberTextNames.number : numberTextNames.integer;
  return { allOf: [{ format }, { format: numberTextNames.exact }, node] };
};

/** The conjunction of two schemas; one node, unless both have the same keyword. */
function both(node: Node, addition: Node): Node {
  const own = defined(node);
  if (Object.keys(addition).every((keyword) => own[keyword] === undefined)) return { ...own, ...addition };
  return { ...own, allOf: [...((own.allOf as readonly unknown[] | undefined) ?? []), addition] };
}

function defined(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}
