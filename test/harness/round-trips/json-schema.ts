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
    return translated(node, false);
  }

  /** A member of an `allOf` is open where the whole is closed in its place. */
  function translated(node: unknown, isOpen: boolean): unknown {
    if (typeof node === 'boolean') return node;
    if (!isNode(node)) return {};
    if (typeof node.$ref === 'string') return referring(node, node.$ref, isOpen);
    const schema = keywordsOf(node, isOpen);
    return node.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
  }

  function referring(node: Node, to: string, isOpen: boolean): unknown {
    const reference = isOpen ? `${openMark}${to}` : to;
    references.add(reference);
    const target = { $ref: keyOf(reference) };
    const { $ref, ...siblings } = node;
    const others = contract.is30 ? {} : keywordsOf(siblings, isOpen);
    const schema = Object.keys(others).length === 0 ? target : { allOf: [target, others] };
    return node.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
  }

  function keywordsOf(node: Node, isOpen: boolean): Record<string, unknown> {
    const given = Array.isArray(node.items) ? { ...node, prefixItems: node.items, items: undefined } : node;
    const closing = isOpen ? undefined : closingOfWhole(contract, node);
    const isClosed = closing !== undefined;
    const member = (each: unknown) => translated(each, isOpen || isClosed);
    return {
      ...picked(given, plain, (value) => value),
      ...picked(given, schemaKeywords, translate),
      ...((isOpen || isClosed) && { additionalProperties: undefined }),
      ...(isClosed && { unevaluatedProperties: translate(closing) }),
      ...picked(given, listKeywords, (value) => listOf(value).map(translate)),
      ...picked(given, ['allOf'], (value) => listOf(value).map(member)),
      ...pinned(node),
      ...picked(given, mapKeywords, (value) => mapped(value, translate)),
      ...typeOf(node),
      ...boundsOf(node),
      ...patternOf(node),
      ...requiredOf(node),
    };
  }

  /** The alternatives of a mapped discriminator, each with the values that select it. */
  function pinned({ oneOf, discriminator }: Node): object {
    const { mapping, propertyName } = contract.resolve(discriminator);
    if (!isNode(mapping) || !Array.isArray(oneOf)) return {};
    const alternatives = oneOf.map((each) => {
      const to = isNode(each) ? String(each.$ref) : '';
      const names = entriesOf(mapping).flatMap(([name, target]) =>
        target === to || to.endsWith(`/schemas/${target}`) ? [name] : [],
      );
      const pin = { properties: { [String(propertyName)]: { enum: names } } };
      return names.length === 0 ? translate(each) : { allOf: [translate(each), pin] };
    });
    return { oneOf: alternatives };
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

  const isOpen = isNode(given) && given.isOpenMember === true;
  return { schema: translated(isOpen ? given.schema : given, isOpen), references };
}

/** Marks the reference to a schema whose own `additionalProperties: false` does not count. */
const openMark = 'open member ';

/**
 * What closes a composition, by itself or by a member: `additionalProperties` within an `allOf` is meant of the whole, for
 * by the letter each member would refuse what the others declare. Undefined where nothing closes it.
 */
function closingOfWhole(contract: Contract, node: Node, depth = 0): unknown {
  const members = listOf(node.allOf).map((member) => contract.resolve(member));
  if (members.length === 0 || depth > 12) return undefined;
  const closings = [
    node.additionalProperties,
    ...members.flatMap((each) => [each.additionalProperties, closingOfWhole(contract, each, depth + 1)]),
  ].filter((each) => each === false || (isNode(each) && Object.keys(each).length > 0));
  return closings.includes(false) ? false : closings[0];
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
    const schema = pointed(contract.root, next.replace(openMark, ''));
    const given = next.startsWith(openMark) ? { isOpenMember: true, schema } : schema;
    const translated = translateSchema(contract, given, direction);
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

/**
 * A pattern as JavaScript reads it; undefined when it does not. One written as a literal, `/^[a-z]+$/i`, is read as such:
 * nothing comes before a beginning, so that with its slashes it matches no text at all.
 */
export function regularExpression(pattern: string): RegExp | undefined {
  const [, body = pattern, own = ''] = /^\/(\^.*|.*\$)\/([imsu]*)$/s.exec(pattern) ?? [];
  // The ends of a text, as Python and Ruby write them.
  const ends = body.replace(/^\\A/, '^').replace(/\\[zZ]$/, '$');
  for (const flags of ['u', '']) {
    try {
      return new RegExp(ends, [...new Set(own + flags)].join(''));
    } catch {}
  }
  return undefined;
}
