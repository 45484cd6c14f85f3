type Node = Readonly<Record<string, unknown>>;

/**
 * Rewrites `prefixItems` in the only form that the library accepts: with a length. Each length up to the tuple's own
 * is a case. In a longer list an item may match any schema of the tuple or `items`: the form has no place for more.
 * @param prefix the schemas of the first items
 * @param rest the schema of the items after them, `false` when there may be none
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
