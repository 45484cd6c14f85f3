import { StartupError } from '../../errors.ts';
import type { OpenApiDocument } from '../document.ts';
import { bundle, loadAllFiles } from './bundle.ts';
import { checkReferences } from './check-references.ts';
import { openDocumentFiles } from './document-files.ts';
import { expandAliases } from './document-limits.ts';
import { checkStructure } from './document-structure.ts';
import { patternNotes } from './pattern-notes.ts';

/** The options of `loadDocument`. */
export interface LoadOptions {
  /** Whether a `$ref` may refer to a URL on the network. */
  readonly allowRemoteRefs?: boolean;
}

/** A contract that can be served. */
export interface LoadedDocument {
  /** Bundled: every reference points into the document itself, and has a target. */
  readonly document: OpenApiDocument;
  /** The real paths of its local files, the contract itself first. */
  readonly files: readonly string[];
  /** What is served less strictly than the contract says, each with its location. */
  readonly notes: readonly string[];
}

/**
 * Loads a contract: YAML or JSON, OpenAPI 3.0 or 3.1, one file or several.
 * @throws StartupError for a contract that cannot be served, with the file, the location and what to do.
 */
export async function loadDocument(file: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const files = await openDocumentFiles(file, options.allowRemoteRefs ?? false);
  const root = await files.load(files.root, file);
  requireServedVersion(file, root);
  const document = (await loadAllFiles(files)) ? expandAliases(await bundle(files), file).value : root;
  requireServable(file, document);
  return { document, files: files.localPaths(), notes: patternNotes(document, file) };
}

/** A checked document has the structure that its type describes; nothing relies on what is not checked. */
function requireServable(file: string, document: unknown): asserts document is OpenApiDocument {
  requireServedVersion(file, document);
  checkReferences(document, file);
  checkStructure(document, file);
}

function requireServedVersion(file: string, parsed: unknown): asserts parsed is object {
  if (parsed === undefined || parsed === null) {
    throw new StartupError(`${file} is empty: give the path of an OpenAPI document.`);
  }
  if (typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new StartupError(
      `${file} is not an OpenAPI document: it must be an object with /openapi and /paths.`,
    );
  }
  const version = propertyOf(parsed, 'openapi');
  if (version === undefined && propertyOf(parsed, 'swagger') !== undefined) {
    const found = String(propertyOf(parsed, 'swagger'));
    throw new StartupError(
      `${file} is Swagger ${found}: convert it to OpenAPI 3 first, with npx swagger2openapi for example.`,
    );
  }
  if (typeof version !== 'string' || !/^3\.[01](?:\.\d+)?(?:-.*)?$/.test(version)) {
    const found = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`;
    throw new StartupError(
      `${file} declares ${found} in /openapi: "3.0.x" and "3.1.x" are served, so convert the document first.`,
    );
  }
}

function propertyOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
