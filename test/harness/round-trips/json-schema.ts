import { type Contract, entriesOf, isNode, listOf, type Node, pointed } from './contract.ts';

/** Which properties do not travel: `readOnly` ones in requests, `writeOnly` ones in responses. */
export type Direction = 'request' | 'response';

export interface TranslatedSchema {
  readonly schema: unknown;
  /** The references that it holds, each as `$ref` of the contract. */
  readonly references: ReadonlySet<string>;
}

/** Keywords that validate values and hold no schema. */
const plain = [
  'enum',
  'const',
  'multipleOf',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'format',
] as const;
const schemaKeywords = [
  'not',
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
];
const listKeywords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const mapKeywords = ['properties', 'patternProperties', 'dependentSchemas'];
const types = new Set<unknown>(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

/** The key under which the target of a reference is registered with Ajv. */
export function keyOf(reference: string): string {
  return `contract:${encodeURIComponent(reference)}`;
}

/**
 * Translates a schema of OpenAPI 3.0 or 3.1 to JSON Schema 2020-12, keyword by keyword: what is no keyword is dropped.
 * `nullable` lets null through in 3.1 too: that is what its authors mean.
 */
export function translateSchema(contract: Contract, given: unknown, direction: Direction): TranslatedSchema {
  const references = new Set<string>();
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';

  function translate(node: unknown): unknown {
    if (typeof node === 'boolean') return node;
    if (!isNode(node)) return {};
    if (typeof node.$ref === 'string') return referring(node, node.$ref);
    const schema = keywordsOf(node);
    return node.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
  }

  function referring(node: Node, reference: string): unknown {
    references.add(reference);
    const target = { $ref: keyOf(reference) };
    const { $ref, ...siblings } = node;
    const others = contract.is30 ? {} : keywordsOf(siblings);
    const schema = Object.keys(others).length === 0 ? target : { allOf: [target, others] };
    return node.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
  }

  function keywordsOf(node: Node): Record<string, unknown> {
    const given = Array.isArray(node.items) ? { ...node, prefixItems: node.items, items: undefined } : node;
    return {
      ...picked(given, plain, (value) => value),
      ...picked(given, schemaKeywords, translate),
      ...picked(given, listKeywords, (value) => listOf(value).map(translate)),
      ...picked(given, mapKeywords, (value) => mapped(value, translate)),
      ...typeOf(node),
      ...boundsOf(node),
      ...patternOf(node),
      ...requiredOf(node),
    };
  }

  function requiredOf(node: Node): object {
    const names = listOf(node.required).filter((name) => typeof name === 'string');
    const travelling = names.filter(
      (name) => !isHidden(isNode(node.properties) ? node.properties[name] : {}),
    );
    return travelling.length > 0 ? { required: [...new Set(travelling)] } : {};
  }

  function isHidden(property: unknown): boolean {
    return contract.resolve(property)[hidden] === true;
  }

  return { schema: translate(given), references };
}

/** The targets of references, translated, with those that they refer to in turn. */
export function translateTargets(
  contract: Contract,
  references: Iterable<string>,
  direction: Direction,
  known: ReadonlySet<string>,
): ReadonlyMap<string, unknown> {
  const targets = new Map<string, unknown>();
  const waiting = [...references];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (targets.has(next) || known.has(next)) continue;
    const translated = translateSchema(contract, pointed(contract.root, next), direction);
    targets.set(next, translated.schema);
    waiting.push(...translated.references);
  }
  return targets;
}

/** Some keywords of a schema, translated; empty lists and maps say nothing. */
function picked(node: Node, names: readonly string[], translate: (value: unknown) => unknown): Node {
  const entries = names.flatMap((name): [string, unknown][] =>
    node[name] === undefined ? [] : [[name, translate(node[name])]],
  );
  const isEmptyList = (name: string, value: unknown) =>
    listKeywords.includes(name) && listOf(value).length === 0;
  return Object.fromEntries(entries.filter(([name, value]) => !isEmptyList(name, value)));
}

function mapped(value: unknown, translate: (value: unknown) => unknown): Node {
  return Object.fromEntries(entriesOf(value).map(([name, inner]) => [name, translate(inner)]));
}

function typeOf({ type, nullable, enum: values }: Node): object {
  const names = [type].flat().filter((each) => types.has(each));
  const isNullEnum = nullable === true && Array.isArray(values) && values.includes(null);
  return names.length === 0 || isNullEnum ? {} : { type: names.length === 1 ? names[0] : names };
}

/** In 3.0, `exclusiveMinimum: true` says of `minimum` that it is one. */
function boundsOf(node: Node): object {
  const bounds: Record<string, unknown> = {};
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof node[exclusive] !== 'boolean') continue;
    bounds[exclusive] = node[exclusive] ? node[bound] : undefined;
    if (node[exclusive]) bounds[bound] = undefined;
  }
  return bounds;
}

/** Patterns of other languages, and those that the contract's own values do not match, say nothing. */
function patternOf({ pattern, example, default: standard, enum: values }: Node): object {
  if (typeof pattern !== 'string' || /\\[AZzhG]|\[\[:|\(\?[imsx]+\)|^\/.*\/$/.test(pattern)) return {};
  const expression = regularExpression(pattern);
  const own = [example, standard, ...listOf(values)].filter((each) => typeof each === 'string');
  return expression === undefined || own.some((each) => !expression.test(each)) ? {} : { pattern };
}

/** A pattern as JavaScript reads it; undefined when it does not. */
export function regularExpression(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  return undefined;
}
