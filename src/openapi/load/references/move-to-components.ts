import { isObject } from '../../../json.ts';
import { isReference } from '../../reference.ts';
import { pointerOf, walk } from '../../walk.ts';

/** A schema that becomes a component, where it is, and the name that it gets when that is free. */
export interface Move {
  readonly tokens: readonly string[];
  readonly name: string;
}

/** Makes schemas components: a reference is left where each was, and what referred to it refers to where it is now. */
export function moveToComponents(document: object, moves: readonly Move[]): void {
  if (moves.length === 0) return;
  const schemas = schemasOf(document);
  const places = new Map<string, string>();
  const found = moves.map(({ tokens, name }) => ({
    parent: tokens.slice(0, -1).reduce<unknown>((node, token) => Object(node)[token], document),
    key: tokens.at(-1) ?? '',
    old: pointerOf(tokens),
    name,
  }));
  for (const { parent, key, old, name } of found) {
    if (places.has(old) || typeof parent !== 'object' || parent === null) continue;
    const free = freeName(schemas, name);
    places.set(old, pointerOf(['components', 'schemas', free]));
    schemas[free] = Reflect.get(parent, key);
    Reflect.set(parent, key, { $ref: places.get(old) });
  }
  const longestFirst = [...places].sort(([a], [b]) => b.length - a.length);
  walk(document, (node) => {
    const ref = isReference(node) ? node.$ref : '';
    const [old, place] = longestFirst.find(([each]) => ref === each || ref.startsWith(`${each}/`)) ?? [];
    if (old !== undefined && place !== undefined) Reflect.set(node, '$ref', place + ref.slice(old.length));
  });
}

function freeName(taken: object, name: string): string {
  let free = name;
  for (let n = 2; Object.hasOwn(taken, free); n += 1) free = `${name}${n}`;
  return free;
}

/** The schemas among the components, of which there may be none yet. */
function schemasOf(document: object): Record<string, unknown> {
  const root = document as Record<string, unknown>;
  if (!isObject(root.components)) root.components = {};
  const components = root.components as Record<string, unknown>;
  if (!isObject(components.schemas)) components.schemas = {};
  return components.schemas as Record<string, unknown>;
}
