import { type Contract, entriesOf, isNode, listOf, type Node } from './contract.ts';

/** One schema with its references followed and the members of its `allOf` laid over each other. */
export interface SchemaView {
  readonly node: Node;
  readonly properties: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
  /** The alternatives of `oneOf` and `anyOf`, without those that are only null. */
  readonly alternatives: readonly unknown[];
}

const maxDepth = 12;

export function viewOf(contract: Contract, schema: unknown, depth = 0): SchemaView {
  const own = contract.resolve(schema);
  if (depth > maxDepth) return { node: own, properties: new Map(), required: new Set(), alternatives: [] };
  const members = listOf(own.allOf).map((member) => viewOf(contract, member, depth + 1));
  const properties = new Map<string, unknown>();
  for (const [name, property] of [
    ...members.flatMap((m) => [...m.properties]),
    ...entriesOf(own.properties),
  ]) {
    const before = properties.get(name);
    properties.set(
      name,
      before === undefined || before === property ? property : { allOf: [before, property] },
    );
  }
  const alternatives = [...listOf(own.oneOf), ...listOf(own.anyOf)].filter(
    (each) => contract.resolve(each).type !== 'null',
  );
  return {
    node: Object.assign({}, ...members.map(({ node }) => node), own),
    properties,
    required: new Set([...members.flatMap((m) => [...m.required]), ...listOf(own.required).map(String)]),
    alternatives: [...members.flatMap((m) => m.alternatives), ...alternatives],
  };
}

/** The type that a schema says or implies, null apart; undefined when it says nothing. */
export function typeOf({ node, properties }: SchemaView): string | undefined {
  const type = [node.type].flat().find((each) => each !== 'null');
  if (typeof type === 'string') return type;
  if (properties.size > 0 || isNode(node.additionalProperties)) return 'object';
  return node.items === undefined ? undefined : 'array';
}

/**
 * The schemas that a property of this name may have, through every alternative; `admits everything` where the schema
 * declares no properties at all, none where it does not know the name.
 */
export function propertySchemas(
  contract: Contract,
  schema: unknown,
  name: string,
  depth = 0,
): readonly unknown[] {
  if (depth > 4) return [];
  const view = viewOf(contract, schema);
  const own = view.properties.get(name);
  const inside = view.alternatives.flatMap((each) => propertySchemas(contract, each, name, depth + 1));
  return own === undefined ? inside : [own, ...inside];
}

/** Whether a schema declares nothing of the properties, so that it admits them all. */
export function isOpaque(contract: Contract, schema: unknown): boolean {
  const view = viewOf(contract, schema);
  if (view.properties.size > 0 || view.node.additionalProperties === false) return false;
  if (view.alternatives.length > 0) return false;
  const type = typeOf(view);
  return (type === undefined || type === 'object') && !isNode(view.node.additionalProperties);
}
