import { readFile } from 'node:fs/promises';
import { CORE_SCHEMA, load, Type } from 'js-yaml';

/** An object of a contract, read as it stands: nothing here trusts that it is well-formed. */
export type Node = Readonly<Record<string, unknown>>;

/** A contract as the harness reads it; it shares no code with the sandbox. */
export interface Contract {
  readonly root: Node;
  readonly is30: boolean;
  /** Follows references within the file. Siblings of `$ref` win; what leads nowhere is an empty object. */
  resolve(node: unknown): Node;
}

const maxHops = 20;

/** The types of JSON, and what PHP's exporters write for an example that is no UTF-8. */
const binary = new Type('tag:yaml.org,2002:binary', { kind: 'scalar' });
const mergeKey = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (data) => data === '<<' });
const schema = CORE_SCHEMA.extend({ implicit: [mergeKey], explicit: [binary] });

/** @throws when the file is neither an OpenAPI 3 document nor one of Swagger 2.0. */
export async function readContract(file: string): Promise<Contract> {
  const root: unknown = withNullTypes(await asOpenApi3(parsed(await readFile(file, 'utf8'))));
  if (!isNode(root) || !/^3\./.test(String(root.openapi)))
    throw new Error(`${file} is no OpenAPI 3 document`);
  const is30 = String(root.openapi).startsWith('3.0');

  function resolve(node: unknown, hops = 0): Node {
    if (!isNode(node)) return {};
    if (typeof node.$ref !== 'string') return node;
    if (hops > maxHops) return {};
    const { $ref, ...siblings } = node;
    return { ...resolve(pointed(root, $ref), hops + 1), ...siblings };
  }
  return { root, is30, resolve };
}

/**
 * A document in which a choice that YAML reads as `{type: null}` allows null, as its author means: as a schema without a
 * type it would match whatever its sibling `{type: object}` does, and no value would be valid.
 */
function withNullTypes(value: unknown, isChoice = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withNullTypes(each, isChoice));
  if (!isNode(value)) return value;
  if (isChoice && value.type === null && Object.keys(value).length === 1) return { type: 'null' };
  const entries = Object.entries(value).map(([name, inner]) => {
    return [name, withNullTypes(inner, name === 'oneOf' || name === 'anyOf')] as const;
  });
  return Object.fromEntries(entries);
}

/** What many frameworks still write, such as swag and swagger-autogen, in the words of OpenAPI 3. */
async function asOpenApi3(document: unknown): Promise<unknown> {
  if (!isNode(document) || document.swagger !== '2.0') return document;
  const { default: converter } = await import('swagger2openapi');
  const options = { patch: true, warnOnly: true, anchors: true };
  const copy = structuredClone(document);
  for (const [, item] of entriesOf(copy.paths)) {
    for (const [, operation] of entriesOf(item)) joinFields(operation);
  }
  const { openapi } = await converter.convertObj(copy as never, options);
  return openapi;
}

/** Several parameters in the body, or one without a schema, are meant as the properties of one object: a body is one parameter. */
function joinFields(operation: unknown): void {
  const parameters = isNode(operation) ? listOf(operation.parameters) : [];
  const isField = (each: unknown) => isNode(each) && each.in === 'body';
  const fields = parameters.filter(isField).filter(isNode);
  const isPlain = ({ schema }: Node) =>
    !isNode(schema) || (fields.length > 1 && typeof schema.type === 'string' && schema.type !== 'object');
  if (fields.length === 0 || !fields.every(isPlain) || !isNode(operation)) return;
  const properties = fields.map(({ name, in: _in, required: _required, schema, ...keywords }) => [
    name,
    { ...keywords, ...(isNode(schema) && schema) },
  ]);
  const required = fields.filter((each) => each.required === true).map(({ name }) => name);
  const schema = { type: 'object', properties: Object.fromEntries(properties), required };
  Reflect.set(operation, 'parameters', [
    ...parameters.filter((each) => !isField(each)),
    { in: 'body', name: 'body', required: required.length > 0, schema },
  ]);
}

/** JSON first: of a name that it has twice, the last one holds. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return load(text, { schema, json: true });
  }
}

/** What a reference such as `#/components/schemas/Pet` points to. */
export function pointed(root: unknown, reference: string): unknown {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return undefined;
  const names = reference
    .slice(2)
    .split('/')
    .map((name) => decoded(name).replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>((node, name) => childOf(node, name), root);
}

function childOf(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return node[Number(name)];
  return isNode(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a value is an object and no list. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object; none of anything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isNode(value) ? Object.entries(value) : [];
}

/** The elements of a list; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
