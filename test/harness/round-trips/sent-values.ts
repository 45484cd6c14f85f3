import { type Contract, entriesOf, isNode } from './contract.ts';
import { viewOf } from './schema-view.ts';

/** What of a body a response can show: the content of a file is not among it. */
export function withoutFiles(contract: Contract, schema: unknown, body: unknown): unknown {
  if (!isNode(body)) return body;
  const { properties } = viewOf(contract, schema);
  const isFile = (name: string) => {
    const { format, contentMediaType } = contract.resolve(properties.get(name));
    return format === 'binary' || contentMediaType === 'application/octet-stream';
  };
  return Object.fromEntries(entriesOf(body).filter(([name]) => !isFile(name)));
}
