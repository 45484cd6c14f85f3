import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StartupError } from '../../errors.ts';
import { documentLimits, expandAliases, requireWithinLimits, textSize } from './document-limits.ts';
import { fetchReference } from './fetch-reference.ts';
import { parseText } from './parse-yaml-json.ts';

/** The files of a contract: each is read once, and together they are within the limits. */
export interface DocumentFiles {
  /** The file of the contract itself. */
  readonly root: URL;
  /**
   * Reads and parses a file, and stores the result for `parsed`.
   * @param origin the location of the reference to it, for messages
   * @throws StartupError for a file that cannot be read, is not allowed, or is too large.
   */
  load(url: URL, origin: string): Promise<unknown>;
  /** The parsed content of a loaded file. */
  parsed(url: URL): unknown;
  /** The name of a file for messages: its path relative to the contract's, as the user gave that. */
  nameOf(url: URL): string;
  /** The real paths of the loaded local files. */
  localPaths(): readonly string[];
}

/**
 * Opens the contract's folder. Only files within it are read: neither `..` nor a symbolic link leads out of it.
 * @throws StartupError when there is no such file.
 */
export async function openDocumentFiles(file: string, allowRemoteRefs: boolean): Promise<DocumentFiles> {
  const realPath = await realPathOf(file, file, 'give the path of an OpenAPI document');
  const folder = dirname(realPath);
  const parsed = new Map<string, unknown>();
  const local = new Set<string>();
  const remaining = { text: documentLimits.text, nodes: documentLimits.nodes };

  const nameOf = (url: URL) => {
    if (url.protocol !== 'file:') return url.href;
    const path = fileURLToPath(url);
    return path === realPath ? file : join(dirname(file), relative(folder, path));
  };

  async function load(url: URL, origin: string): Promise<unknown> {
    const name = nameOf(url);
    const text = await textOf(url, origin);
    remaining.text -= textSize(text);
    if (remaining.text < 0) throw tooMuchText(file);
    const { value, nodes } = expandAliases(parseText(text, name), name);
    remaining.nodes -= nodes;
    if (remaining.nodes < 0) requireWithinLimits({ nodes: documentLimits.nodes + 1, levels: 0 }, file);
    parsed.set(url.href, value);
    return value;
  }

  async function textOf(url: URL, origin: string): Promise<string> {
    if (url.protocol === 'file:') return readInside(fileURLToPath(url), origin);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new StartupError(`${origin} refers to ${url.href}, which is not a file: refer to a local one.`);
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
    return readWithinLimit(real, nameOf(pathToFileURL(real)), file);
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

/** Reads a file of acceptable size; a folder, a pipe or a device is never opened. */
async function readWithinLimit(path: string, name: string, contract: string): Promise<string> {
  const { size, isFile } = await stat(path).then((s) => ({ size: s.size, isFile: s.isFile() }));
  if (!isFile) throw new StartupError(`${name} is not a file: give the path of an OpenAPI document.`);
  // Indentation does not count; it is rarely more than half of a file.
  if (size > documentLimits.text * 4) throw tooMuchText(contract);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartupError(`${name} cannot be read (${errnoOf(error)}): make it readable.`, { cause: error });
  }
}

function tooMuchText(file: string): StartupError {
  const megabytes = documentLimits.text / 1_000_000;
  return new StartupError(
    `${file} and what it refers to have more than ${megabytes} MB of text: split the contract.`,
  );
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
