type Node = Readonly<Record<string, unknown>>;

/**
 * What `prefixItems` says, in the only form that the validator takes: with a length. Each length up to the tuple's
 * own is a case. Beyond it, where the validator could not be told of places, an item may be any that the tuple or
 * `items` allows.
 * @param prefix the schemas of the first items
 * @param rest the schema of those after them, `false` when there are none
 */
export function tupleCases(prefix: readonly unknown[], rest: unknown): Node {
  const cases = prefix.map((_, at) => ofLength(prefix.slice(0, at + 1)));
  const longer = rest === false ? { maxItems: prefix.length } : { items: anyOf([...prefix, rest ?? true]) };
  return { allOf: [...cases, { if: { minItems: prefix.length + 1 }, ...thenOf(longer) }] };
}

function ofLength(prefix: readonly unknown[]): Node {
  const length = { minItems: prefix.length, maxItems: prefix.length };
  return { if: length, ...thenOf({ ...length, prefixItems: prefix }) };
}

function thenOf(schema: Node): Node {
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
  return { then: schema };
}

function anyOf(schemas: readonly unknown[]): unknown {
  return schemas.includes(true) ? true : { anyOf: schemas };
}
