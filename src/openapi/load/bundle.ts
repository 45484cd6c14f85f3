import { StartupError } from '../../errors.ts';
import { plainText } from '../../json.ts';
import type { SourceFiles } from './source/source-files.ts';

/** What `$ref` is called while it is only the name of a property. */
const hiddenKey = '\u0000$ref';

/**
 * Bundles all files into one document, whose references point into itself. It changes the parsed files.
 * @param dataNodes nodes whose `$ref` is no reference
 * @throws StartupError for files that cannot be bundled.
 */
export async function bundle(
  files: SourceFiles,
  dataNodes: readonly Record<string, unknown>[],
): Promise<unknown> {
  const { default: refParser } = await import('@apidevtools/json-schema-ref-parser');
  for (const node of dataNodes) renameKey(node, '$ref', hiddenKey);
  // Every file has been checked and loaded by now; the parser only gets them from memory.
  const loaded = (path: string) => files.parsed(new URL(path, files.root.href));
  const fromMemory = { order: 1, canRead: true, read: (file: { url: string }) => file.url };
  const asLoaded = {
    order: 1,
    allowEmpty: true,
    canParse: true,
    parse: (file: { url: string }) => loaded(file.url),
  };
  try {
    return await refParser.bundle(nameForParser(files.root), loaded(files.root.href) as object, {
      resolve: { file: false, http: false, memory: fromMemory },
      parse: { json: false, yaml: false, text: false, binary: false, memory: asLoaded },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1).join('') : plainText(error);
    const name = files.nameOf(files.root);
    throw new StartupError(`${name} and the files it refers to cannot be bundled: ${reason}; fix the $ref.`, {
      cause: error,
    });
  } finally {
    for (const node of dataNodes) renameKey(node, hiddenKey, '$ref');
  }
}

/** The parser takes the paths of files, and the addresses of others. */
function nameForParser(url: URL): string {
  return url.protocol === 'file:' ? decodeURIComponent(url.pathname) : url.href;
}

function renameKey(node: Record<string, unknown>, from: string, to: string): void {
  node[to] = node[from];
  delete node[from];
}
