import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StartupError } from '../../../errors.ts';
import { didYouMean } from '../../../similar-names.ts';
import { ContractLimitError, documentLimits } from '../document-limits.ts';
import type { SchemaIdentifiers } from '../schema-identifiers.ts';
import { contractAddress, requireAllowedAddress } from './contract-address.ts';
import { contractRoot } from './contract-root.ts';
import { fetchSource, UnreadableSource } from './fetch-source.ts';
import { createParsedSources, tooMuchText } from './parsed-sources.ts';
import { namesBeside, readErrorCode, readLocalFile, requireRealPath } from './read-local-file.ts';
import type { TextPosition } from './source-position.ts';

/** A place in the text of a file, the file as the user gave it. */
export interface SourceLocation extends Partial<TextPosition> {
  readonly file: string;
}

/** The files of a contract: each is read once, and together they are within the limits. */
export interface SourceFiles {
  /** The file of the contract itself. */
  readonly root: URL;
  /**
   * Reads and parses the contract itself.
   * @throws StartupError for a file that cannot be read, is neither YAML nor JSON, or is too large.
   */
  loadRoot(): Promise<unknown>;
  /**
   * Reads and parses a file that the contract refers to.
   * @returns why it cannot be read, as the end of a message; `undefined` when it is loaded
   * @throws ContractLimitError when the contract exceeds the limits.
   */
  loadReferenced(url: URL): Promise<string | undefined>;
  /** The parsed content of a loaded file. */
  parsed(url: URL): unknown;
  /** The schemas of the loaded files that have identifiers of their own. */
  readonly identifiers: SchemaIdentifiers;
  /** The nodes of a loaded file whose key stands more than once, by their tokens. */
  repeatedKeys(url: URL): readonly (readonly string[])[];
  /** The name of a file for messages: its path relative to the contract's, as the user gave that. */
  nameOf(url: URL): string;
  /** The place of a node in the text of a loaded file. */
  sourceOf(location: { readonly url: URL; readonly tokens: readonly string[] }): SourceLocation;
  /** The real paths of the loaded local files, the contract itself first. */
  localPaths(): readonly string[];
}

/** Where files may be read from. */
export interface SourceOptions {
  /** Whether a contract on another machine, and references to files there, are fetched. */
  readonly allowRemoteRefs?: boolean | undefined;
  /** The folder whose files a contract may refer to; by default the package or repository that it is in. */
  readonly root?: string | undefined;
}

/** What is read from a local folder, or from an address. */
type ReadReferenced = (url: URL) => Promise<string>;

/**
 * Opens the files of a contract: local ones, or those at an `http` or `https` address.
 * @param file the contract as the user gave it
 * @throws StartupError when there is no such file, or its address is not allowed.
 */
export async function openSourceFiles(file: string, options: SourceOptions): Promise<SourceFiles> {
  const address = contractAddress(file);
  return address === undefined
    ? openLocalFiles(file, options)
    : openAddress(file, address, options.allowRemoteRefs ?? false);
}

/** Only files in the contract's package or repository are read: neither `..` nor a symbolic link leads out of it. */
async function openLocalFiles(
  file: string,
  { allowRemoteRefs = false, root: givenRoot }: SourceOptions,
): Promise<SourceFiles> {
  const realPath = await requireRealPath(file);
  const folder = dirname(realPath);
  const boundary = givenRoot === undefined ? contractRoot(folder) : await requireRealPath(givenRoot);
  const local = new Set<string>([realPath]);

  const nameOf = (url: URL) => {
    if (url.protocol !== 'file:') return url.href;
    const path = filePathOf(url) ?? url.pathname;
    return path === realPath ? file : join(dirname(file), relative(folder, path));
  };

  async function readLocal(real: string): Promise<string> {
    // Indentation does not count; it is rarely more than half of a file.
    const text = await readLocalFile(real, nameOf(pathToFileURL(real)), documentLimits.text * 4);
    if (text === undefined) throw tooMuchText(file);
    local.add(real);
    return text;
  }

  async function readReferenced(url: URL): Promise<string> {
    if (url.protocol !== 'file:') return readRemote(url, allowRemoteRefs);
    const path = filePathOf(url);
    if (path === undefined)
      throw new UnreadableSource(
        'is not the name of a file here: correct its percent-encoding, and leave out a host.',
      );
    const real = await realPathOf(path);
    if (real === realPath || isInside(boundary, real)) return readLocal(real);
    throw new UnreadableSource(
      `is outside ${boundary}: start with --root and a folder that contains both, or move it there.`,
    );
  }

  return createSourceFiles(
    { file, allowRemoteRefs, root: pathToFileURL(realPath), nameOf, localPaths: () => [...local] },
    () => readLocal(realPath),
    readReferenced,
  );
}

/** The path of a file; `undefined` where none can have it: with an encoded slash, a NUL, a host, or a `%` alone. */
function filePathOf(url: URL): string | undefined {
  if (url.host !== '' || /%(?:2f|00)/i.test(url.pathname)) return undefined;
  try {
    return fileURLToPath(url);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** An address that was named may refer to files of the same server; no address leads to local files. */
function openAddress(file: string, root: URL, allowRemoteRefs: boolean): SourceFiles {
  requireAllowedAddress(file, root, allowRemoteRefs);
  const maxLength = documentLimits.text * 2;
  const readReferenced: ReadReferenced = async (url) => {
    if (url.protocol === 'file:') throw new UnreadableSource('is a local file: refer to one beside it.');
    if (url.origin !== root.origin) return readRemote(url, allowRemoteRefs);
    return fetchSource(url, { maxLength, followRedirects: allowRemoteRefs });
  };
  const readRoot = async () => {
    try {
      return await fetchSource(root, { maxLength, followRedirects: allowRemoteRefs });
    } catch (error) {
      if (!(error instanceof UnreadableSource)) throw error;
      throw new StartupError(`${file} ${error.message}`, { cause: error });
    }
  };
  const nameOf = (url: URL) => (url.href === root.href ? file : url.href);
  const base = { file, allowRemoteRefs, root, nameOf, localPaths: () => [] };
  return createSourceFiles(base, readRoot, readReferenced);
}

function createSourceFiles(
  base: Pick<SourceFiles, 'root' | 'nameOf' | 'localPaths'> & {
    readonly file: string;
    readonly allowRemoteRefs: boolean;
  },
  readRoot: () => Promise<string>,
  readReferenced: ReadReferenced,
): SourceFiles {
  const { file, allowRemoteRefs, ...rest } = base;
  const sources = createParsedSources(file, allowRemoteRefs);
  return {
    ...rest,
    loadRoot: async () => sources.add(rest.root, await readRoot(), file),
    async loadReferenced(url) {
      try {
        sources.add(url, await readReferenced(url), rest.nameOf(url));
        return undefined;
      } catch (error) {
        if (error instanceof UnreadableSource) return `which ${error.message}`;
        if (error instanceof StartupError && !(error instanceof ContractLimitError))
          return `but ${error.message}`;
        throw error;
      }
    },
    parsed: sources.parsed,
    repeatedKeys: sources.repeatedKeys,
    identifiers: sources.identifiers,
    sourceOf: ({ url, tokens }) => ({ file: rest.nameOf(url), ...sources.positionOf(url, tokens) }),
  };
}

async function readRemote(url: URL, isAllowed: boolean): Promise<string> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UnreadableSource('is not a file: refer to a local one.');
  }
  if (isAllowed) return fetchSource(url, { maxLength: documentLimits.text * 2, followRedirects: true });
  throw new UnreadableSource('is on the network: start with --allow-remote-refs, or keep a local copy.');
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** @throws UnreadableSource naming the file that may be meant. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const beside = await namesBeside(path);
    throw new UnreadableSource(
      `cannot be read (${readErrorCode(error)}): fix the $ref.${didYouMean(basename(path), beside)}`,
      { cause: error },
    );
  }
}
