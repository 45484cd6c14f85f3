import { type Contract, entriesOf, isNode, listOf, type Node } from './contract.ts';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly schema: unknown;
  readonly style?: string;
  readonly explode?: boolean;
  /** Set where the value is a text of this media type, such as JSON. */
  readonly mediaType?: string;
}

export interface Body {
  readonly mediaType: string;
  readonly schema: unknown;
  readonly example: unknown;
  readonly encoding: unknown;
}

export interface Operation {
  /** Such as `GET /pets/{id}`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The path of the server, before that of the operation. */
  readonly base: string;
  /** Its id and its summary. */
  readonly words: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly responses: Node;
  /** The schemes of the first alternative. */
  readonly security: readonly Node[];
}

/** Whether an operation succeeds by another protocol alone, such as WebSocket: no plain request can call it. */
function onlySwitches({ responses }: Operation): boolean {
  const statuses = Object.keys(responses);
  return statuses.includes('101') && !statuses.some((status) => /^(2|default)/.test(status));
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Every operation of a contract, but those whose path holds a query or a fragment, or is none, and those that need a
 * connection which is upgraded.
 */
export function operationsIn(contract: Contract): readonly Operation[] {
  return entriesOf(contract.root.paths)
    .flatMap(([key, given]) => {
      const path = key.startsWith('/') ? key : `/${key}`;
      const item = contract.resolve(given);
      // `/{{host}}/orders` has a variable of Postman, and `/user/me}` half a parameter: no server has such a path.
      if (/[?#]|\{\{/.test(path) || path.split('{').length !== path.split('}').length) return [];
      return methods.flatMap((method) =>
        isNode(item[method]) ? [operationOf(contract, { method, path, item, node: item[method] })] : [],
      );
    })
    .filter((operation) => !onlySwitches(operation));
}

interface Place {
  readonly method: string;
  readonly path: string;
  readonly item: Node;
  readonly node: Node;
}

function operationOf(contract: Contract, { method, path, item, node }: Place): Operation {
  const all = [...listOf(item.parameters), ...listOf(node.parameters)].map((each) => contract.resolve(each));
  const unique = new Map(all.map((each) => [`${each.in} ${each.name}`, each]));
  const body = bodyOf(contract, node.requestBody);
  return {
    id: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    base: basePathOf(node.servers ?? item.servers ?? contract.root.servers),
    words: [String(node.operationId ?? ''), String(node.summary ?? '')],
    parameters: [...unique.values()].map(parameterOf),
    ...(body !== undefined && { body }),
    responses: isNode(node.responses) ? node.responses : {},
    security: schemesOf(contract, node.security ?? contract.root.security),
  };
}

function parameterOf(node: Node): Parameter {
  const [content] = entriesOf(node.content);
  return {
    name: String(node.name),
    in: String(node.in),
    isRequired: node.required === true || node.in === 'path',
    schema: content === undefined ? (node.schema ?? {}) : ((content[1] as Node).schema ?? {}),
    ...(typeof node.style === 'string' && { style: node.style }),
    ...(typeof node.explode === 'boolean' && { explode: node.explode }),
    ...(content !== undefined && { mediaType: content[0] }),
  };
}

const preferred = [/^application\/json\b/, /json$/, /^\*\/\*$/, /urlencoded/, /^multipart\//, /./];

function bodyOf(contract: Contract, given: unknown): Body | undefined {
  const content = entriesOf(contract.resolve(given).content);
  const [[mediaType, media] = []] = preferred.flatMap((form) => content.filter(([name]) => form.test(name)));
  if (mediaType === undefined || !isNode(media)) return undefined;
  const [named] = Object.values(isNode(media.examples) ? media.examples : {});
  const example = media.example ?? contract.resolve(named).value;
  return { mediaType, schema: media.schema ?? {}, example, encoding: media.encoding };
}

/** The path of the first server, such as `/v1` of `https://api.example.com/v1`. */
function basePathOf(servers: unknown): string {
  const [server] = listOf(servers);
  if (!isNode(server)) return '';
  const url = String(server.url).replace(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = isNode(server.variables) ? server.variables[name] : undefined;
    return isNode(variable) ? String(variable.default) : '';
  });
  // `localhost:5031` is an address without a scheme: it has no path.
  if (/^[\w.-]+:\d+(?=\/|$)/.test(url)) return url.replace(/^[^/]*/, '').replace(/\/$/, '');
  try {
    return new URL(url, 'http://localhost').pathname.replace(/\/+/g, '/').replace(/\/$/, '');
  } catch {
    // An address that is none, such as `http://:10.0.0.1/api`, still says where its paths begin.
    return /^[a-z]+:\/\/[^/]*(\/[^?#]*?)\/?$/i.exec(url)?.[1] ?? '';
  }
}

function schemesOf(contract: Contract, security: unknown): readonly Node[] {
  const components = contract.resolve(contract.root.components);
  const schemes = contract.resolve(components.securitySchemes);
  const [first] = listOf(security);
  return entriesOf(first).map(([name]) => contract.resolve(schemes[name]));
}
