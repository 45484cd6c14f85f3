import type { NodeLocation } from './load-issue.ts';
import type { SourceFiles } from './source/source-files.ts';

/** A node's file, and the node that it is in. */
interface Origin {
  readonly url: URL;
  readonly parent?: object;
  readonly key: string;
}

/** Finds the nodes of a bundled document in the files that they come from. */
export type LocateNode = (document: object, tokens: readonly string[]) => NodeLocation;

/**
 * Remembers which file each node comes from, before the files become one document.
 * @param urls the loaded files
 */
export function rememberOrigins(files: SourceFiles, urls: readonly URL[]): LocateNode {
  const origins = new Map<object, Origin>();
  for (const url of urls) remember(files.parsed(url), { url, key: '' });

  function remember(node: unknown, origin: Origin): void {
    if (typeof node !== 'object' || node === null) return;
    origins.set(node, origin);
    for (const [key, child] of Object.entries(node)) remember(child, { url: origin.url, parent: node, key });
  }

  function tokensOf({ parent, key }: Origin): readonly string[] {
    const above = parent && origins.get(parent);
    return above === undefined ? [] : [...tokensOf(above), key];
  }

  return (document, tokens) => {
    let found: NodeLocation = { url: files.root, tokens };
    let node: unknown = document;
    for (let depth = 0; typeof node === 'object' && node !== null; depth += 1) {
      const origin = origins.get(node);
      if (origin !== undefined)
        found = { url: origin.url, tokens: [...tokensOf(origin), ...tokens.slice(depth)] };
      const token = tokens[depth];
      if (token === undefined) break;
      node = (node as Record<string, unknown>)[token];
    }
    return found;
  };
}
