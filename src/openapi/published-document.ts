import { methods, type OpenApiDocument, type PathItem } from './document.ts';
import { isReference } from './reference.ts';

/** The base paths of a contract, or of one of its paths. */
export type BasePathsFor = (path?: string) => readonly string[];

type Servers = readonly { readonly url: string }[];

/**
 * A contract as it is published: with the live address in its `servers`, also in those of single paths and operations,
 * so that no client of it leaves the sandbox.
 */
export function publishedDocument(
  document: OpenApiDocument,
  basePathsFor: BasePathsFor,
  address: string,
): OpenApiDocument {
  const serversFor = (path?: string) => basePathsFor(path).map((basePath) => ({ url: address + basePath }));
  const paths = Object.entries(document.paths).map(
    ([path, item]) => [path, isReference(item) ? item : publishedItem(item, serversFor(path))] as const,
  );
  return { ...document, servers: serversFor(), paths: Object.fromEntries(paths) };
}

function publishedItem(item: PathItem, servers: Servers): PathItem {
  const own = 'servers' in item && { servers };
  const operations = methods.flatMap((method) => {
    const operation = item[method];
    return operation !== undefined && 'servers' in operation ? [[method, { ...operation, servers }]] : [];
  });
  const others = Object.entries(item.additionalOperations ?? {}).map(
    ([method, operation]) =>
      [method, 'servers' in operation ? { ...operation, servers } : operation] as const,
  );
  if (operations.length === 0 && others.length === 0 && !own) return item;
  const additionalOperations = others.length > 0 && { additionalOperations: Object.fromEntries(others) };
  return { ...item, ...own, ...Object.fromEntries(operations), ...additionalOperations };
}
