import { isObject } from '../../../json.ts';
import { walk } from '../../walk.ts';

/**
 * A schema that does not exist is anything. Where that refuses values, what says so is loosened: of a `oneOf` with
 * anything, no other branch could be the only one that matches, and nothing is `not` anything.
 * @param unknownNodes the nodes that had a reference to nothing
 */
export function loosenUnknownChoices(document: object, unknownNodes: ReadonlySet<unknown>): void {
  if (unknownNodes.size === 0) return;
  const changes: (() => void)[] = [];
  walk(document, (node: Record<string, unknown>) => {
    const { oneOf } = node;
    if (Array.isArray(oneOf) && oneOf.some((branch) => unknownNodes.has(branch)))
      changes.push(() => replace(node, ['oneOf'], asAnyOf(node, oneOf)));
    for (const [keyword, related] of Object.entries(refusing)) {
      if (isObject(node[keyword]) && unknownNodes.has(node[keyword]))
        changes.push(() => replace(node, [keyword, ...related]));
    }
  });
  for (const change of changes) change();
}

/** The keywords that refuse values because a schema allows them, and those that say nothing without them. */
const refusing: Readonly<Record<string, readonly string[]>> = {
  not: [],
  if: ['then', 'else'],
  contains: ['minContains', 'maxContains'],
};

function asAnyOf({ anyOf, allOf }: Record<string, unknown>, branches: readonly unknown[]): object {
  if (anyOf === undefined) return { anyOf: branches };
  return { allOf: [...(Array.isArray(allOf) ? allOf : []), { anyOf: branches }] };
}

function replace(node: Record<string, unknown>, keywords: readonly string[], by: object = {}): void {
  for (const keyword of keywords) Reflect.deleteProperty(node, keyword);
  Object.assign(node, by);
}
