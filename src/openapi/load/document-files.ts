import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StartupError } from '../../errors.ts';
import { documentLimits, expandAliases, requireModest, textSize } from './document-limits.ts';
import { fetchReference } from './fetch-reference.ts';
import { parseText } from './parse-yaml-json.ts';

/** The files that a contract is made of: each is read once, and together they stay within limits. */
export interface DocumentFiles {
  /** Where the contract itself is. */
  readonly root: URL;
  /**
   * Reads a file, parses it and keeps it.
   * @param origin what refers to it, as messages are to name it
   * @throws StartupError for one that cannot be read, may not be, or is too much.
   */
  load(url: URL, origin: string): Promise<unknown>;
  /** What was loaded from there. */
  parsed(url: URL): unknown;
  /** A file as messages are to name it: beside the contract, as the user wrote that. */
  nameOf(url: URL): string;
  /** The real paths of all local files that were loaded. */
  localPaths(): readonly string[];
}

/**
 * Opens the contract's folder. Only what is really in it is read: no `..`, no symbolic link leads out of it.
 * @throws StartupError when there is no such file.
 */
export async function openDocumentFiles(file: string, allowRemoteRefs: boolean): Promise<DocumentFiles> {
  const realPath = await realPathOf(file, file, 'give the path of an OpenAPI document');
  const folder = dirname(realPath);
  const parsed = new Map<string, unknown>();
  const local = new Set<string>();
  const left = { text: documentLimits.text, nodes: documentLimits.nodes };

  const nameOf = (url: URL) => {
    if (url.protocol !== 'file:') return url.href;
    const path = fileURLToPath(url);
    return path === realPath ? file : join(dirname(file), relative(folder, path));
  };

  async function load(url: URL, origin: string): Promise<unknown> {
    const name = nameOf(url);
    const text = await textOf(url, origin);
    left.text -= textSize(text);
    if (left.text < 0) throw tooMuchText(file);
    const { value, nodes } = expandAliases(parseText(text, name), name);
    left.nodes -= nodes;
    if (left.nodes < 0) requireModest({ nodes: documentLimits.nodes + 1, levels: 0 }, file);
    parsed.set(url.href, value);
    return value;
  }

  async function textOf(url: URL, origin: string): Promise<string> {
    if (url.protocol === 'file:') return readInside(fileURLToPath(url), origin);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new StartupError(`${origin} refers to ${url.href}, which is no file: refer to a local one.`);
    }
    if (allowRemoteRefs) return fetchReference(url, origin, documentLimits.text * 2);
    throw new StartupError(
      `${origin} refers to ${url.href}, which is on the network: start with --allow-remote-refs, or keep a local copy.`,
    );
  }

  async function readInside(path: string, origin: string): Promise<string> {
    const real = await realPathOf(path, origin, 'fix the $ref');
    if (real !== realPath && !real.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
      throw new StartupError(
        `${origin} refers to ${basename(path)}, which is outside the contract's folder: move it there.`,
      );
    }
    local.add(real);
    return readModestly(real, nameOf(pathToFileURL(real)), file);
  }

  return {
    root: pathToFileURL(realPath),
    load,
    parsed: (url) => parsed.get(url.href),
    nameOf,
    localPaths: () => [...local],
  };
}

async function realPathOf(path: string, origin: string, advice: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const subject = path === origin ? path : `${origin} refers to ${basename(path)}, which`;
    throw new StartupError(`${subject} cannot be read (${errnoOf(error)}): ${advice}.`, { cause: error });
  }
}

/** A folder, a pipe or a device is never opened, and a file only when its size is one that can be modest. */
async function readModestly(path: string, name: string, contract: string): Promise<string> {
  const { size, isFile } = await stat(path).then((s) => ({ size: s.size, isFile: s.isFile() }));
  if (!isFile) throw new StartupError(`${name} is not a file: give the path of an OpenAPI document.`);
  // Indentation does not count, and is at most about half of what anybody writes.
  if (size > documentLimits.text * 4) throw tooMuchText(contract);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartupError(`${name} cannot be read (${errnoOf(error)}): make it readable.`, { cause: error });
  }
}

function tooMuchText(file: string): StartupError {
  const most = documentLimits.text / 1_000_000;
  return new StartupError(
    `${file} and what it refers to have more than ${most} MB of text: split the contract.`,
  );
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
