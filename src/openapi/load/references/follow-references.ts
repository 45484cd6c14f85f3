import { isReference } from '../../reference.ts';
import { pointerOf } from '../../walk.ts';
import type { IssueLog } from '../load-issue.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { type FoundReference, type FoundReferences, findReferences } from './find-references.ts';
import { carryMapping, placeOfMapping } from './mapped-schemas.ts';
import { type ReferenceTargets, type Resolution, resolveReference } from './resolve-reference.ts';

/** The references of a contract, after those that lead nowhere are taken out. */
export interface FollowedReferences {
  /** The files of the contract, itself first. */
  readonly loaded: readonly URL[];
  /** The nodes in data whose `$ref` leads nowhere: they are what they are. */
  readonly dataNodes: readonly Record<string, unknown>[];
  /** What was found in the contract's own file. */
  readonly inRoot: FoundReferences;
}

/**
 * Loads every file that a contract refers to, and reports the references that lead nowhere. What has such a reference
 * becomes a node that says nothing.
 * @param unknownNodes receives these nodes
 * @throws ContractLimitError when the files are too much.
 */
export async function followReferences(
  files: SourceFiles,
  log: IssueLog,
  unknownNodes: Set<unknown>,
): Promise<FollowedReferences> {
  const { found, loaded, failures, inRoot } = await loadAll(files);
  reportRepeatedKeys(files, loaded, log);
  for (const reference of found) nameByPath(files, reference);
  const isSplit = loaded.length > 1;
  const resolve = createResolve(files, failures);
  const dataNodes: Record<string, unknown>[] = [];
  // Only after all are resolved: a reference may lead through a node that another one is in.
  const changes: (() => void)[] = [];
  for (const reference of found) {
    const { node, url, tokens, isData } = reference;
    const resolution = resolve(reference);
    if (!('failure' in resolution)) {
      if (resolution.isIndirect && !isSplit && !isData)
        changes.push(() => Reflect.set(node, '$ref', pointerOf(resolution.tokens)));
    } else if (isData) {
      dataNodes.push(node);
    } else {
      const place = placeOfMapping(isReference(node) ? tokens : [...tokens, '$ref']);
      log.report({ url, tokens: place }, resolution.failure);
      changes.push(() => unknownNodes.add(withoutReference(node)));
    }
  }
  for (const change of changes) change();
  return { loaded, dataNodes, inRoot };
}

function reportRepeatedKeys(files: SourceFiles, urls: readonly URL[], log: IssueLog): void {
  const repeated = urls.flatMap((url) => files.repeatedKeys(url).map((tokens) => ({ url, tokens })));
  for (const location of repeated)
    log.report(location, 'has this name a second time, and only the last counts: remove the others.');
}

/** Writes a reference by an identifier, such as `https://acme.test/money`, as the path that leads there. */
function nameByPath({ identifiers }: SourceFiles, { node, url, isData }: FoundReference): void {
  if (isData || !isReference(node)) return;
  const reference = { node, ref: node.$ref, url };
  const path = identifiers.find(reference) ?? identifiers.localPath(reference);
  if (path !== undefined) Reflect.set(node, '$ref', path);
}

function withoutReference(node: Record<string, unknown>): object {
  delete node.$ref;
  return node;
}

/** Resolves each reference of a file once. The failure is a whole message. */
function createResolve(
  files: SourceFiles,
  failures: ReadonlyMap<string, string>,
): (reference: FoundReference) => Resolution {
  const known = new Map<string, Resolution>();
  const targets: ReferenceTargets = {
    parsed: (url) => files.parsed(url),
    failureOf: (url) => failures.get(url.href),
  };
  return ({ node, url }) => {
    if (!isReference(node)) return { failure: 'is not a string: write a reference such as #/x.' };
    const key = `${url.href} ${node.$ref}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = resolveReference(targets, url, node.$ref);
    const resolution = 'failure' in found ? { failure: `refers to ${node.$ref}, ${found.failure}` } : found;
    known.set(key, resolution);
    return resolution;
  };
}

/** Every reference of the contract and of the files that it refers to, which are loaded. */
async function loadAll(files: SourceFiles) {
  const found: FoundReference[] = [];
  const loaded: URL[] = [];
  const failures = new Map<string, string>();
  const seen = new Set<string>();
  const waiting = [files.root];
  let inRoot: FoundReferences = { references: [], mappings: [] };
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (seen.has(url.href)) continue;
    seen.add(url.href);
    const failure = url === files.root ? undefined : await files.loadReferenced(url);
    if (failure !== undefined) {
      failures.set(url.href, failure);
      continue;
    }
    loaded.push(url);
    const inFile = findReferences(files.parsed(url), url, carryMapping);
    if (url === files.root) inRoot = inFile;
    const { references } = inFile;
    found.push(...references);
    for (const reference of references) nameByPath(files, reference);
    waiting.push(...references.flatMap(targetFile));
  }
  return { found, loaded, failures, inRoot };
}

/** The other file that a reference leads to. Nothing is fetched for data, which may only look like a reference. */
function targetFile({ node, url, isData }: FoundReference): readonly URL[] {
  if (!isReference(node) || node.$ref.startsWith('#') || !URL.canParse(node.$ref, url.href)) return [];
  const target = new URL(node.$ref, url);
  target.hash = '';
  return isData && target.protocol !== 'file:' ? [] : [target];
}
