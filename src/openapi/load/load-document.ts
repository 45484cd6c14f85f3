import { basename } from 'node:path';
import type { OpenApiDocument } from '../document.ts';
import { bundle } from './bundle.ts';
import { expandAliases } from './document-limits.ts';
import { requireServedVersion } from './document-version.ts';
import { followReferences } from './follow-references.ts';
import { createIssueLog, type IssueLog, type LoadIssue, requireNoIssues } from './load-issue.ts';
import { reportRepeatedIds } from './operation-ids.ts';
import { patternNotes } from './pattern-notes.ts';
import { type ReportNode, repairDocument, straightenReferences } from './repair-document.ts';
import { removeUnknownTypes } from './schema-types.ts';
import {
  openSourceFiles,
  type SourceFiles,
  type SourceLocation,
  type SourceOptions,
} from './source-files.ts';
import { type LocateNode, rememberOrigins } from './source-origins.ts';

/** The options of `loadDocument`. */
export interface LoadOptions extends SourceOptions {
  /** Whether a contract with errors is refused; by default it is served around them. */
  readonly strict?: boolean | undefined;
}

/** A contract that can be served. */
export interface LoadedDocument {
  /** Bundled: every reference points into the document itself, and has a target. */
  readonly document: OpenApiDocument;
  /** The real paths of its local files, the contract itself first. */
  readonly files: readonly string[];
  /** What is served less strictly than the contract says, each with its location. */
  readonly notes: readonly string[];
  /** The errors that it is served around. */
  readonly issues: readonly LoadIssue[];
  /** The place of a node of the document in the files of the contract. */
  readonly sourceOf: (tokens: readonly string[]) => SourceLocation;
}

/** Files that are one document now. */
interface Assembled {
  readonly document: object;
  readonly locate: LocateNode;
  /** The nodes whose reference leads nowhere. */
  readonly unknownNodes: Set<unknown>;
}

/**
 * Loads a contract: YAML or JSON, OpenAPI 3.0 or 3.1, one file or several.
 * @throws StartupError for a contract that cannot be served, with the file, the location and what to do.
 */
export async function loadDocument(file: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const files = await openSourceFiles(file, options);
  requireServedVersion(file, await files.loadRoot());
  const log = createIssueLog(files.sourceOf);
  const { document: assembled, locate, unknownNodes } = await assemble(file, files, log);
  const report: ReportNode = (node, tokens, message) => log.report(locate(node, tokens), message);
  const title = basename(file);
  const document = repairDocument(assembled, { url: files.root, title, unknownNodes }, report);
  requireDocument(file, document);
  reportRepeatedIds(document, report);
  removeUnknownTypes(document, report);
  if (options.strict) requireNoIssues(file, log.issues);
  return {
    document,
    files: files.localPaths(),
    notes: patternNotes(document, file),
    issues: log.issues,
    sourceOf: (tokens) => files.sourceOf(locate(document, tokens)),
  };
}

async function assemble(file: string, files: SourceFiles, log: IssueLog): Promise<Assembled> {
  const unknownNodes = new Set<unknown>();
  const { loaded, dataNodes } = await followReferences(files, log, unknownNodes);
  const document: unknown = files.parsed(files.root);
  if (loaded.length === 1) {
    const locate: LocateNode = (_, tokens) => ({ url: files.root, tokens });
    return { document: Object(document), locate, unknownNodes };
  }
  const locate = rememberOrigins(files, loaded);
  const { value } = expandAliases(await bundle(files, dataNodes), file);
  straightenReferences(Object(value), files.root);
  return { document: Object(value), locate, unknownNodes };
}

/** A repaired document has the structure that its type describes; nothing relies on what is not checked. */
function requireDocument(file: string, document: object): asserts document is OpenApiDocument {
  requireServedVersion(file, document);
}
