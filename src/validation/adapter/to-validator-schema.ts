import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import { isReadOrWriteOnly } from '../../schema/read-write-only.ts';
import { choiceByProperty } from '../discriminator-choice.ts';
import { comparesItems, comparesParts, listsParts } from './deep-comparisons.ts';
import { multipleOfName, numberTextNames } from './number-formats.ts';
import { isUnicodePattern, patternName } from './pattern-formats.ts';
import { tupleCases } from './tuple.ts';

type Node = Readonly<Record<string, unknown>>;

/** What a schema is to judge: values with types, or texts that the validator gives types as it goes. */
export type CoercionMode = 'values' | 'texts';

/** What the rewriting of schemas needs to know of those around. */
export interface SchemaContext {
  readonly coercion: CoercionMode;
  /** The reference by which the validator finds what a plain reference stands for. */
  refTo(ref: string): string;
  /** What a plain reference stands for. */
  target(ref: string): JsonSchema;
  /** The same where it is small enough to be written out in the place of the reference. */
  small(ref: string): JsonSchema | undefined;
}

const inSchema = ['not', 'if', 'then', 'else', 'items', 'contains', 'propertyNames'] as const;
const closing = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'] as const;
const inLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;
const inMaps = ['properties', 'patternProperties', 'dependentSchemas'] as const;

/** What helps to make values but does not judge them. The validator would write a `default` into what was sent. */
const unneeded = ['default', 'examples', 'readOnly', 'writeOnly', 'x-faker', 'x-discriminator'];

/** Rewrites a plain schema so that express-openapi-validator can digest it and says what the contract says. */
export function toValidatorSchema(schema: JsonSchema, context: SchemaContext): unknown {
  if (typeof schema === 'boolean') return schema;
  const small = isBareReference(schema) ? context.small(schema.$ref) : undefined;
  if (small !== undefined) return toValidatorSchema(small, context);
  const steps = [
    discriminated,
    uncompared,
    exactNumbers,
    readablePatterns,
    readableNames,
    closedTuples,
    choicesOfTexts,
    numbersInTexts,
  ];
  const inner = adaptInner(schema, context);
  return steps.reduce((current, step) => step(current, schema, context), inner);
}

function isBareReference(schema: JsonSchemaObject): schema is JsonSchemaObject & { $ref: string } {
  return schema.$ref !== undefined && Object.keys(schema).length === 1;
}

/** A copy with every schema inside rewritten, and without what is not needed. */
function adaptInner(schema: JsonSchemaObject, context: SchemaContext): Node {
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !unneeded.includes(keyword)),
  );
  if (schema.$ref !== undefined) copy.$ref = context.refTo(schema.$ref);
  for (const keyword of [...inSchema, ...closing]) {
    const value = schema[keyword];
    if (value !== undefined) copy[keyword] = toValidatorSchema(value, context);
  }
  for (const keyword of inLists) {
    const values = schema[keyword];
    if (values !== undefined) copy[keyword] = values.map((value) => toValidatorSchema(value, context));
  }
  for (const keyword of inMaps) {
    const values = schema[keyword];
    if (values !== undefined) copy[keyword] = adaptMap(values, context);
  }
  return copy;
}

/** A `readOnly` property that is sent all the same is ignored, whatever it is; clients send back what they read. */
function adaptMap(schemas: Readonly<Record<string, JsonSchema>>, context: SchemaContext): Node {
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const ignored = isReadOrWriteOnly(schema, 'request', context.target);
    return [name, ignored ? true : toValidatorSchema(schema, context)];
  });
  return Object.fromEntries(entries);
}

type Step = (node: Node, plain: JsonSchemaObject, context: SchemaContext) => Node;

const discriminated: Step = (node, plain, context) => {
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

/** The keywords by which a value fits because it does not fit something: less said there would refuse more. */
const contrary = ['not', 'oneOf', 'if', 'contains'] as const;

/** What compares objects and lists is judged apart, as `comparesParts` tells; forms have neither. */
const uncompared: Step = (node, plain, { coercion, target }) => {
  if (coercion === 'texts') return node;
  const left = contrary.filter((keyword) =>
    [plain[keyword]].flat().some((part) => part !== undefined && comparesParts(part, target)),
  );
  return defined({
    ...node,
    ...Object.fromEntries(left.map((keyword) => [keyword, undefined])),
    ...(listsParts(plain) && { enum: undefined, const: undefined }),
    ...(comparesItems(plain) && { uniqueItems: undefined }),
  });
};

const exactNumbers: Step = (node) => {
  if (typeof node.multipleOf !== 'number') return node;
  return both({ ...node, multipleOf: undefined }, { format: multipleOfName(node.multipleOf) });
};

const readablePatterns: Step = (node) => {
  if (typeof node.pattern !== 'string' || isUnicodePattern(node.pattern)) return node;
  return both({ ...node, pattern: undefined }, { format: patternName(node.pattern) });
};

/** Names of properties that only a pattern which the validator cannot read would allow are not closed out. */
const readableNames: Step = (node, plain) => {
  const patterns = Object.keys(plain.patternProperties ?? {});
  if (patterns.every(isUnicodePattern)) return node;
  const entries = Object.entries(node.patternProperties as Node).filter(([name]) => isUnicodePattern(name));
  const open = { additionalProperties: undefined, unevaluatedProperties: undefined };
  return defined({ ...node, ...open, patternProperties: Object.fromEntries(entries) });
};

const closedTuples: Step = (node) => {
  if (!Array.isArray(node.prefixItems)) return node;
  return both(
    { ...node, prefixItems: undefined, items: undefined },
    tupleCases(node.prefixItems, node.items),
  );
};

/** A text may be read as a number and as a text at once, so that of `oneOf` two would fit. */
const choicesOfTexts: Step = (node, _plain, { coercion }) => {
  if (coercion === 'values' || node.oneOf === undefined) return node;
  return both({ ...node, oneOf: undefined }, { anyOf: node.oneOf });
};

/** A text is judged before the validator makes a number of it, which happens where the `type` stands. */
const numbersInTexts: Step = (node, { type = [] }, { coercion }) => {
  const isNumber = type.includes('number') || type.includes('integer');
  if (coercion === 'values' || !isNumber || type.includes('string')) return node;
  const format = type.includes('number') ? numberTextNames.number : numberTextNames.integer;
  return { allOf: [{ format }, node] };
};

/** A schema that says what both say, in one node where they do not use the same keywords. */
function both(node: Node, addition: Node): Node {
  const own = defined(node);
  if (Object.keys(addition).every((keyword) => own[keyword] === undefined)) return { ...own, ...addition };
  return { ...own, allOf: [...((own.allOf as readonly unknown[] | undefined) ?? []), addition] };
}

function defined(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}
