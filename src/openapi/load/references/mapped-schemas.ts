import { isObject } from '../../../json.ts';
import { mostSimilar } from '../../../similar-names.ts';
import { isReference } from '../../reference.ts';
import { pointerOf, walk } from '../../walk.ts';
import type { ReportNode } from '../repair-document.ts';
import { type Move, moveToComponents } from './move-to-components.ts';

/** Where references stand for those that the mapping of a discriminator writes as texts, while they are followed. */
const carrier = 'mappedSchemas';

type Node = Record<string, unknown>;

/**
 * Lets the texts in the mapping of a discriminator be followed as the references that they are. Does nothing to any other
 * node; whoever walks a file then meets the references as well.
 */
export function carryMapping(node: Readonly<Node>): void {
  if (!isMappingNode(node)) return;
  const references = Object.entries(node.mapping).filter(
    ([, target]) => typeof target === 'string' && isAddress(target),
  );
  if (references.length === 0) return;
  const carried = Object.fromEntries(references.map(([value, $ref]) => [value, { $ref }]));
  Reflect.set(node, carrier, carried);
}

/** The place in the file of a reference that a mapping writes as a text. */
export function placeOfMapping(tokens: readonly string[]): readonly string[] {
  return tokens.at(-2) === carrier && tokens.at(-3) === 'discriminator' ? tokens.with(-2, 'mapping') : tokens;
}

/**
 * Writes into mappings where their schemas are in the whole document: each is a component then, as is the base that they
 * include, so that there are references by which they are known. Reports the names of components that there are not.
 * @param bases the mappings of the document, in its order
 */
export function settleMappings(
  document: object,
  report: ReportNode,
  bases: readonly Mapping[] = mappingsIn(document),
): void {
  if (bases.length === 0) return;
  const moves = bases.flatMap(schemasToMove);
  moveToComponents(document, moves);
  const { components } = document as Node;
  const schemas = isObject(components) && isObject(components.schemas) ? components.schemas : {};
  for (const { node, tokens } of moves.length > 0 ? mappingsIn(document) : bases) {
    reportUnknownNames(node.mapping, Object.keys(schemas), (value, message) =>
      report(document, [...tokens, 'mapping', value], message),
    );
    const carried = carriedBy(node).filter(([, schema]) => isReference(schema));
    node.mapping = {
      ...node.mapping,
      ...Object.fromEntries(carried.map(([value, schema]) => [value, Object(schema).$ref])),
    };
    delete node[carrier];
  }
}

function reportUnknownNames(
  mapping: Node,
  known: readonly string[],
  report: (value: string, message: string) => void,
): void {
  for (const [value, name] of Object.entries(mapping)) {
    if (typeof name !== 'string' || isAddress(name) || known.includes(name)) continue;
    const [near] = mostSimilar(name, known, (each) => [each]);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    report(value, `names the schema ${name}, which does not exist: fix it there.${hint}`);
  }
}

/** The references that stand for the texts of a mapping, or what the bundler put in their place. */
function carriedBy(discriminator: Node): readonly (readonly [value: string, schema: unknown])[] {
  const carried = discriminator[carrier];
  return Object.entries(isObject(carried) ? carried : {});
}

/** A discriminator with a mapping, the schema that it belongs to, and where it is. */
export interface Mapping {
  readonly node: Node & { mapping: Node };
  readonly schema: Node;
  readonly tokens: readonly string[];
}

function mappingsIn(document: object): readonly Mapping[] {
  const found: Mapping[] = [];
  walk(document, (schema, tokens) => {
    const mapping = mappingOf(schema, tokens);
    if (mapping !== undefined) found.push(mapping);
  });
  return found;
}

/** The mapping of the discriminator that a schema has, if any. */
export function mappingOf(schema: Node, tokens: readonly string[]): Mapping | undefined {
  const node = schema.discriminator;
  if (!isObject(node) || !isMappingNode(node)) return undefined;
  return { node, schema, tokens: [...tokens, 'discriminator'] };
}

/** What a mapping refers to where it is in place: its schemas, its branches, and the base without branches. */
function schemasToMove({ node, schema, tokens }: Mapping): readonly Move[] {
  const carried = carriedBy(node);
  if (carried.length === 0) return [];
  const place = tokens.slice(0, -1);
  const branches = ['oneOf', 'anyOf'].flatMap((keyword) =>
    (Array.isArray(schema[keyword]) ? schema[keyword] : []).map((_, index) => [
      ...place,
      keyword,
      `${index}`,
    ]),
  );
  const mapped = carried.flatMap(([name, target]): readonly Move[] => {
    if (!isReference(target))
      return isObject(target) && Object.keys(target).length > 0
        ? [{ tokens: [...tokens, carrier, name], name }]
        : [];
    const branch = branches.find((each) => pointerOf(each) === target.$ref);
    return branch === undefined ? [] : [{ tokens: branch, name }];
  });
  const isComponent = place.length === 3 && place[0] === 'components';
  return branches.length > 0 || isComponent ? mapped : [...mapped, { tokens: place, name: 'Base' }];
}

function isMappingNode(node: Readonly<Node>): node is Node & { mapping: Node } {
  return typeof node.propertyName === 'string' && isObject(node.mapping);
}

/** Whether a text is a reference, and not the name of a component. */
function isAddress(target: string): boolean {
  return /[#/]|\.(?:ya?ml|json)$/i.test(target);
}
