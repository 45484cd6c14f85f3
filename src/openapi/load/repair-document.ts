import { isReference } from '../reference.ts';
import { pointerOf, walk } from '../walk.ts';
import { documentReader } from './document-structure.ts';
import { versionText } from './document-version.ts';
import type { IssueSeverity } from './load-issue.ts';
import { type ReferenceTargets, resolveReference } from './references/resolve-reference.ts';
import { loosenUnknownChoices } from './references/unknown-choices.ts';
import type { Read, Reading } from './structure-readers.ts';

/** Reports an error at a node of the bundled document. */
export type ReportNode = (
  document: object,
  tokens: readonly string[],
  message: string,
  severity?: IssueSeverity,
) => void;

/** What is known of a document before it is read. */
interface RepairOptions {
  readonly url: URL;
  /** The title of a document that has none. */
  readonly title: string;
  readonly needsPaths: boolean;
  /** The nodes that had a reference to nothing; further ones are added. */
  readonly unknownNodes: Set<unknown>;
}

/** How often a document is read again, since what was left out had references to it. */
const maxRounds = 5;

/**
 * Gives a document that has the structure that the sandbox relies on, and whose references all lead somewhere. What is
 * wrong is reported and left out, or replaced by what says nothing.
 */
export function repairDocument(
  document: object,
  { url, title, needsPaths, unknownNodes }: RepairOptions,
  report: ReportNode,
): object {
  const read = documentReader(title, needsPaths);
  let current = document;
  for (let round = 0; round < maxRounds; round += 1) {
    const repaired = readStructure(current, { url, read, unknownNodes }, report);
    if (repaired === current) break;
    current = repaired;
    clearDangling(current, url, unknownNodes);
  }
  loosenUnknownChoices(current, unknownNodes);
  return current;
}

function readStructure(
  document: object,
  { url, read, unknownNodes }: { url: URL; read: Read; unknownNodes: ReadonlySet<unknown> },
  report: ReportNode,
): object {
  const targets = targetsIn(document);
  const known = new Map<string, ReturnType<Reading['targetOf']>>();
  const targetOf: Reading['targetOf'] = (ref) => {
    const found = resolveReference(targets, url, ref);
    return 'url' in found ? { value: found.target, tokens: found.tokens } : undefined;
  };
  const reading: Reading = {
    version: versionText(Object(document).openapi),
    report: (tokens, message, severity) => report(document, tokens, message, severity),
    isUnknown: (value) => unknownNodes.has(value),
    targetOf: (ref) => {
      if (!known.has(ref)) known.set(ref, targetOf(ref));
      return known.get(ref);
    },
    read: new Map(),
  };
  return Object(read(document, [], reading));
}

/**
 * Lets each reference of a bundled document point to where its target is: the bundler writes pointers that lead through
 * other references.
 */
export function straightenReferences(document: object, url: URL): void {
  const targets = targetsIn(document);
  const changes: (() => void)[] = [];
  walk(document, (node) => {
    if (!isReference(node)) return;
    const found = resolveReference(targets, url, node.$ref);
    if (!('failure' in found) && found.isIndirect)
      changes.push(() => Reflect.set(node, '$ref', pointerOf(found.tokens)));
  });
  for (const change of changes) change();
}

/** What was left out may have been the target of references, which then lead nowhere. */
function clearDangling(document: object, url: URL, unknownNodes: Set<unknown>): void {
  const targets = targetsIn(document);
  walk(document, (node) => {
    if (!isReference(node) || 'url' in resolveReference(targets, url, node.$ref)) return;
    Reflect.deleteProperty(node, '$ref');
    unknownNodes.add(node);
  });
}

function targetsIn(document: object): ReferenceTargets {
  return { parsed: () => document, failureOf: () => undefined };
}
