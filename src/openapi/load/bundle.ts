import { StartupError } from '../../errors.ts';
import { plainText } from '../../json.ts';
import { walk } from '../walk.ts';
import type { SourceFiles } from './source/source-files.ts';

/** What precedes a key that the parser must not see. */
const hidden = '\u0000';

/** What identifies a schema: the parser would look for its references there, and all of them are paths of files by now. */
const identifiers = ['$id', '$schema'];

/**
 * Bundles all files into one document, whose references point into itself. It changes the parsed files.
 * @param loaded the files, the contract first
 * @param dataNodes nodes whose `$ref` is no reference
 * @throws StartupError for files that cannot be bundled.
 */
export async function bundle(
  files: SourceFiles,
  loaded: readonly URL[],
  dataNodes: readonly Record<string, unknown>[],
): Promise<unknown> {
  const { default: refParser } = await import('@apidevtools/json-schema-ref-parser');
  for (const node of dataNodes) renameKey(node, '$ref', `${hidden}$ref`);
  for (const url of loaded) hideIdentifiers(files.parsed(url));
  // Every file has been checked and loaded by now; the parser only gets them from memory.
  const parsed = (path: string) => files.parsed(new URL(path, files.root.href));
  const fromMemory = { order: 1, canRead: true, read: (file: { url: string }) => file.url };
  const asLoaded = {
    order: 1,
    allowEmpty: true,
    canParse: true,
    parse: (file: { url: string }) => parsed(file.url),
  };
  try {
    const bundled: unknown = await refParser.bundle(
      nameForParser(files.root),
      parsed(files.root.href) as object,
      {
        resolve: { file: false, http: false, memory: fromMemory },
        parse: { json: false, yaml: false, text: false, binary: false, memory: asLoaded },
      },
    );
    showHidden(bundled);
    return bundled;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1).join('') : plainText(error);
    const name = files.nameOf(files.root);
    throw new StartupError(`${name} and the files it refers to cannot be bundled: ${reason}; fix the $ref.`, {
      cause: error,
    });
  }
}

function hideIdentifiers(root: unknown): void {
  visitAll(root, (node) => {
    for (const key of identifiers) if (typeof node[key] === 'string') renameKey(node, key, `${hidden}${key}`);
  });
}

/** In the document and whatever the parser has copied. */
function showHidden(root: unknown): void {
  visitAll(root, (node) => {
    for (const key of ['$ref', ...identifiers])
      if (Object.hasOwn(node, `${hidden}${key}`)) renameKey(node, `${hidden}${key}`, key);
  });
}

/** Visits every object whose keys are keywords, and every object in data. */
function visitAll(root: unknown, visit: (node: Record<string, unknown>) => void): void {
  walk(root, visit, visit);
}

/** The parser takes the paths of files, and the addresses of others. */
function nameForParser(url: URL): string {
  return url.protocol === 'file:' ? decodeURIComponent(url.pathname) : url.href;
}

function renameKey(node: Record<string, unknown>, from: string, to: string): void {
  node[to] = node[from];
  delete node[from];
}
