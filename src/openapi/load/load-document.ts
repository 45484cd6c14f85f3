import { basename } from 'node:path';
import { ownValue } from '../../json.ts';
import type { OpenApiDocument } from '../document.ts';
import { withOptionalEnds } from '../paths/optional-ends.ts';
import { bundle } from './bundle.ts';
import { expandAliases } from './document-limits.ts';
import { type DocumentKind, requireDocumentKind, versionText } from './document-version.ts';
import { inspectDocument } from './inspect-document.ts';
import { createIssueLog, type IssueLog, type LoadIssue, requireNoIssues } from './load-issue.ts';
import { correctMediaTypes } from './media-type-names.ts';
import { reportNewerFeatures } from './newer-features.ts';
import { reportRepeatedIds } from './operation-ids.ts';
import { reportPathForms } from './path-forms.ts';
import { notePatterns } from './pattern-notes.ts';
import { bindDynamicReferences } from './references/dynamic-references.ts';
import { type FoundReferences, findReferences } from './references/find-references.ts';
import { followReferences } from './references/follow-references.ts';
import { inlineReferences } from './references/inline-references.ts';
import { settleMappings } from './references/mapped-schemas.ts';
import { separateReferences } from './references/separate-references.ts';
import { type ReportNode, repairDocument, straightenReferences } from './repair-document.ts';
import { convertEnums } from './schemas/enum-types.ts';
import { placeRequired } from './schemas/misplaced-required.ts';
import { replaceNonSchemas } from './schemas/schema-members.ts';
import { removeUnknownTypes } from './schemas/schema-types.ts';
import { limitSchemaWays } from './schemas/schema-ways.ts';
import { checkXmlHints } from './schemas/xml-hint-fields.ts';
import {
  openSourceFiles,
  type SourceFiles,
  type SourceLocation,
  type SourceOptions,
} from './source/source-files.ts';
import { type LocateNode, rememberOrigins } from './source-origins.ts';
import { joinBodyFields } from './swagger/body-fields.ts';
import { convertSwagger, locateInSwagger } from './swagger/convert-swagger.ts';
import { moveComponents } from './swagger/moved-components.ts';

/** The options of `loadDocument`. */
export interface LoadOptions extends SourceOptions {
  /** Whether a contract is refused that is served otherwise than it is written, errors or not. */
  readonly strict?: boolean | undefined;
  /** Whether one with errors is refused; by default it is served around them. */
  readonly refusesErrors?: boolean | undefined;
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
  /** Its references and mappings, where these are the ones that its only file has. */
  readonly found?: FoundReferences;
}

/**
 * Loads a contract: YAML or JSON, OpenAPI 3.0 to 3.2 or Swagger 2.0, one file or several, local or at an address.
 * @throws StartupError for a contract that cannot be served, with the file, the location and what to do.
 */
export async function loadDocument(file: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const files = await openSourceFiles(file, options);
  const kind = requireDocumentKind(file, await files.loadRoot());
  const log = createIssueLog(files.sourceOf);
  const assembled = await assemble(file, files, log);
  const { found } = assembled;
  inlineReferences(assembled.document, files.root, found?.references);
  const { locate, unknownNodes, ...upgraded } =
    kind === 'Swagger 2.0' ? await fromSwagger(file, files, assembled, log) : assembled;
  const report: ReportNode = (node, tokens, message, severity) =>
    log.report(locate(node, tokens), message, severity);
  settleMappings(
    upgraded.document,
    report,
    upgraded.document === assembled.document ? found?.mappings : undefined,
  );
  const needsPaths = kind === 'OpenAPI 3.0';
  const title = basename(files.root.pathname);
  const repaired = repairDocument(
    upgraded.document,
    { url: files.root, title, needsPaths, unknownNodes },
    report,
  );
  const document = requireDocument(repaired);
  reportVersion(kind, { document, written: ownValue(repaired, 'openapi') }, report);
  reportRepeatedIds(document, report);
  reportPathForms(document, report);
  const notes: string[] = [];
  inspectDocument(document, [
    replaceNonSchemas(document, report),
    removeUnknownTypes(document, report),
    convertEnums(document, report),
    correctMediaTypes(document, report),
    placeRequired(document, report),
    checkXmlHints(document, report),
    limitSchemaWays(document, report),
    notePatterns(file, notes),
  ]);
  if (options.strict) requireNoIssues(file, log.issues, ['error', 'warning']);
  if (options.refusesErrors) requireNoIssues(file, log.issues, ['error']);
  return {
    document: withOptionalEnds(document),
    files: files.localPaths(),
    notes,
    issues: log.issues,
    sourceOf: (tokens) => files.sourceOf(locate(document, tokens)),
  };
}

async function assemble(file: string, files: SourceFiles, log: IssueLog): Promise<Assembled> {
  const unknownNodes = new Set<unknown>();
  const { loaded, dataNodes, inRoot } = await followReferences(files, log, unknownNodes);
  const document: unknown = files.parsed(files.root);
  if (loaded.length === 1) {
    const isBound = files.identifiers.hasDynamicReferences();
    if (isBound) bindDynamicReferences(Object(document));
    const locate: LocateNode = (_, tokens) => ({ url: files.root, tokens });
    return { document: Object(document), locate, unknownNodes, ...(!isBound && { found: inRoot }) };
  }
  const locate = rememberOrigins(files, loaded);
  for (const url of loaded) separateReferences(files.parsed(url));
  const { value } = expandAliases(await bundle(files, loaded, dataNodes), file);
  straightenReferences(Object(value), files.root);
  if (files.identifiers.hasDynamicReferences()) bindDynamicReferences(Object(value));
  return { document: Object(value), locate, unknownNodes };
}

async function fromSwagger(
  file: string,
  files: SourceFiles,
  { document, locate, unknownNodes, found }: Assembled,
  log: IssueLog,
): Promise<Assembled> {
  const original = structuredClone(document);
  const references = found?.references ?? findReferences(document, files.root).references;
  moveComponents(document, references, (tokens, message) => log.report(locate(original, tokens), message));
  joinBodyFields(document, (tokens, message) => log.report(locate(original, tokens), message));
  const converted = await convertSwagger(file, document);
  return { document: converted, locate: locateInSwagger(original, locate), unknownNodes };
}

/** Says that a document is served as one of another version. */
function reportVersion(
  kind: DocumentKind,
  { document, written }: { readonly document: OpenApiDocument; readonly written: unknown },
  report: ReportNode,
): void {
  if (kind === 'OpenAPI 3.2') {
    report(document, ['openapi'], 'is OpenAPI 3.2, which is served as 3.1.', 'info');
    reportNewerFeatures(document, report);
  } else if (kind === 'Swagger 2.0') {
    report(document, ['swagger'], 'is Swagger 2.0, which is converted to OpenAPI 3.0.', 'info');
  }
  const { openapi } = document;
  if (typeof written === 'string' && written !== openapi)
    report(document, ['openapi'], `is no version of OpenAPI, and read as ${openapi}: write ${openapi}.0.`);
}

/** A repaired document has the structure that its type describes; nothing relies on what is not checked. */
function requireDocument(document: object): OpenApiDocument {
  const { openapi } = document as { openapi?: unknown };
  return { paths: {}, ...document, openapi: versionText(openapi) } as OpenApiDocument;
}
