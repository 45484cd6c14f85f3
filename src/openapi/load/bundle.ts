import { StartupError } from '../../errors.ts';
import { isReference } from '../reference.ts';
import { pointerOf, walk } from '../walk.ts';
import type { DocumentFiles } from './document-files.ts';

/** A reference to another file, and its location for messages. */
interface OutwardReference {
  readonly url: URL;
  readonly origin: string;
}

/**
 * Loads every file that the contract refers to.
 * @returns whether there is more than one file
 * @throws StartupError for a reference that is not allowed or cannot be followed.
 */
export async function loadAllFiles(files: DocumentFiles): Promise<boolean> {
  const waiting = outwardReferences(files, files.root);
  const seen = new Set([files.root.href]);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next.url.href)) continue;
    seen.add(next.url.href);
    await files.load(next.url, next.origin);
    waiting.push(...outwardReferences(files, next.url));
  }
  return seen.size > 1;
}

/**
 * Bundles all files into one document, whose references point into itself.
 * @throws StartupError for a dangling reference.
 */
export async function bundle(files: DocumentFiles): Promise<unknown> {
  const { default: refParser } = await import('@apidevtools/json-schema-ref-parser');
  // Every file has been checked and loaded by now; the parser only gets them from memory.
  const loaded = (path: string) => files.parsed(new URL(path, files.root.href));
  const fromMemory = { order: 1, canRead: true, read: (file: { url: string }) => file.url };
  const asLoaded = { order: 1, canParse: true, parse: (file: { url: string }) => loaded(file.url) };
  try {
    return await refParser.bundle(
      decodeURIComponent(files.root.pathname),
      loaded(files.root.href) as object,
      {
        resolve: { file: false, http: false, memory: fromMemory },
        parse: { json: false, yaml: false, text: false, binary: false, memory: asLoaded },
      },
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1).join('') : String(error);
    const name = files.nameOf(files.root);
    throw new StartupError(`${name} and the files it refers to cannot be bundled: ${reason}; fix the $ref.`, {
      cause: error,
    });
  }
}

function outwardReferences(files: DocumentFiles, url: URL): OutwardReference[] {
  const found: OutwardReference[] = [];
  walk(files.parsed(url), (node, tokens) => {
    if (!isReference(node) || node.$ref.startsWith('#')) return;
    const origin = `${files.nameOf(url)}${pointerOf(tokens)}`;
    const path = node.$ref.replace(/#.*$/s, '');
    if (!URL.canParse(path, url.href)) {
      throw new StartupError(`${origin} refers to ${node.$ref}, which is not a URL: fix it.`);
    }
    found.push({ url: new URL(path, url), origin });
  });
  return found;
}
