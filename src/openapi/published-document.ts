import type { OpenApiDocument, PathItem } from './document.ts';
import { isReference } from './reference.ts';

/** The base paths of a contract, or of one of its paths. */
export type BasePathsFor = (path?: string) => readonly string[];

/** A contract as it is published: with the live address in its `servers`, also in those of single paths. */
export function publishedDocument(
  document: OpenApiDocument,
  basePathsFor: BasePathsFor,
  address: string,
): OpenApiDocument {
  const serversFor = (path?: string) => basePathsFor(path).map((basePath) => ({ url: address + basePath }));
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const hasOwn = !isReference(item) && 'servers' in item;
    return [path, hasOwn ? ({ ...item, servers: serversFor(path) } as PathItem) : item] as const;
  });
  return { ...document, servers: serversFor(), paths: Object.fromEntries(paths) };
}
