import { type Contract, entriesOf, isNode } from './contract.ts';
import type { Operation } from './operations.ts';
import { viewOf } from './schema-view.ts';
import type { Wish } from './values.ts';

/** What of a body a response can show: the content of a file is not among it. */
export function withoutFiles(contract: Contract, schema: unknown, body: unknown): unknown {
  if (!isNode(body)) return body;
  const { properties } = viewOf(contract, schema);
  const isFile = (name: string) => {
    const declared = contract.resolve(properties.get(name));
    const { format, contentMediaType } =
      declared.type === 'array' ? contract.resolve(declared.items) : declared;
    return format === 'binary' || contentMediaType === 'application/octet-stream';
  };
  return Object.fromEntries(entriesOf(body).filter(([name]) => !isFile(name)));
}

/** The body of a change has the id that the path has, as far as it has one. */
export function withIdOnPath(
  contract: Contract,
  { method, path, body }: Operation,
  parameters: ReadonlyMap<string, unknown> | string,
  wish: Wish,
): Wish {
  const last = /\{([^{}]+)\}\/?$/.exec(path)?.[1];
  if (last === undefined || typeof parameters === 'string' || method === 'POST') return wish;
  const id = { value: parameters.get(`path ${last}`) };
  const [wrapper = '', ...others] = viewOf(contract, body?.schema).properties.keys();
  const parents = others.length === 0 ? ['value', wrapper] : ['value'];
  // `productUuid` of a path is the `uuid` of a body.
  const own = /(?:uuid|guid|uid)$/i.exec(last)?.[0].toLowerCase() ?? 'id';
  const isId = (name: string, parent: string) =>
    parents.includes(parent) && [last, own, 'id', '_id'].includes(name);
  return {
    ...wish,
    known: (name, parent, schema) => (isId(name, parent) ? id : wish.known(name, parent, schema)),
  };
}
