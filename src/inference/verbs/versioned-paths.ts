import type { Operation } from '../../openapi/operations.ts';
import { collectionsAbove, parseResourcePath, type ResourcePath } from '../resource-path.ts';

/** Gives the path of a collection that is spread over several versions without its version: `/projects/{}/env`. */
export type ToVersionless = (path: ResourcePath) => ResourcePath;

/** The version in a path, such as `/v2`, `/2.1` or that of `/api/v1beta`, with what is before it; not after a parameter. */
const version = /^((?:\/[^/{}]+)?)(\/(?:v\d+(?:\.\d+)*(?:(?:alpha|beta)\d*)?|\d+\.\d+))(?=\/)/i;

/**
 * Finds the collections whose operations are spread over several versions of an API: what `POST /v3/tokens` creates,
 * `GET /v5/tokens` lists, and `/v2/domains/{}/records` is below `/v5/domains`. Where two versions do the same at one path,
 * they are two APIs there, each with items of its own, and so are all collections below.
 */
export function createVersionlessPaths(operations: Iterable<Operation>): ToVersionless {
  const uses = usesOf(operations);
  const rootOf = (plain: string) =>
    collectionsAbove(plain).findLast(({ collection }) => uses.has(collection))?.collection ?? plain;
  const isDoubled = (plain: string) => uses.get(plain)?.isDoubled ?? false;
  const versionsOf = new Map<string, Set<string>>();
  const shared = [...uses].filter(
    ([plain]) => ![plain, ...collectionsAbove(plain).map((above) => above.collection)].some(isDoubled),
  );
  for (const [plain, { versions }] of shared) {
    const root = rootOf(plain);
    versionsOf.set(root, new Set([...(versionsOf.get(root) ?? []), ...versions]));
  }
  const plainPaths = new Set(
    shared.flatMap(([plain]) => ((versionsOf.get(rootOf(plain))?.size ?? 0) > 1 ? [plain] : [])),
  );
  if (plainPaths.size === 0) return (path) => path;
  return (path) => {
    const collection = withoutVersion(path.collection);
    return plainPaths.has(collection) ? { ...path, collection } : path;
  };
}

/** What is done at the path of a collection in all versions. */
interface Uses {
  readonly versions: Set<string>;
  /** Whether two versions do the same. */
  isDoubled: boolean;
}

function usesOf(operations: Iterable<Operation>): ReadonlyMap<string, Uses> {
  const all = new Map<string, Uses>();
  const versionOf = new Map<string, string>();
  for (const { path, method } of operations) {
    const { collection = '', idParameter } = parseResourcePath(path) ?? {};
    const [, , own] = version.exec(collection) ?? [];
    if (own === undefined) continue;
    const plain = withoutVersion(collection);
    const act = `${method} ${plain} ${idParameter === undefined ? '' : 'item'}`;
    const uses = all.get(plain) ?? { versions: new Set(), isDoubled: false };
    uses.versions.add(own);
    uses.isDoubled ||= (versionOf.get(act) ?? own) !== own;
    all.set(plain, uses);
    versionOf.set(act, own);
  }
  return all;
}

function withoutVersion(collection: string): string {
  return collection.replace(version, '$1');
}
