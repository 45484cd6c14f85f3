import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, type Module } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

const require = createRequire(import.meta.url);

/** What precedes the source of a module, as Node itself wraps it. */
const head = '(function (exports, require, module, __filename, __dirname) { ';

type RunModule = (
  exports: unknown,
  require: NodeJS.Require,
  module: Module,
  path: string,
  folder: string,
) => void;

/** A module that was loaded: where its code is stored, and how many bytes of it were there. */
interface Loaded {
  readonly script: Script;
  readonly file: string;
  readonly storedSize: number;
}

/** Where the code of modules is stored. */
export interface CompiledCode {
  /**
   * Stores what has been compiled: of modules that were not stored, or not for this source.
   * @param isThorough whether also of those of which far more has been compiled by now than is stored
   */
  store(isThorough?: boolean): void;
}

/**
 * Lets `require` load the `.cjs` modules of a folder with the code that V8 compiled them to in an earlier process. V8
 * refuses what another version of it compiled, and what was stored under other flags. A folder that cannot be read or
 * written is one in which nothing is. A module that calls `import()` is left to Node: the V8 of Node 20 does not know of
 * stored code which module it imports for. (`module.enableCompileCache`, which Node has from 22.1 on, saves half as much.)
 * @param folder of the modules, and of folders with some of them
 * @param storeFolder may be written by whoever may write the modules, and by nobody else: what it contains is run
 */
export function reuseCompiledCode(folder: string, storeFolder: string): CompiledCode {
  const loaded: Loaded[] = [];
  const loadOther = require.extensions['.js'];
  require.extensions['.cjs'] = (module, path) => {
    if (!path.startsWith(folder + sep)) return loadOther(module, path);
    const source = readFileSync(path);
    const text = source.toString();
    // A pattern may have the word too: /\bimport(?:s|ed)\b/ calls nothing.
    if (source.includes('import(') && /\bimport\(/.test(text)) return loadOther(module, path);
    const file = join(storeFolder, `${basename(path)}.${crc32(source).toString(16)}`);
    const { script, storedSize } = compile(text, path, readStored(file));
    loaded.push({ script, file, storedSize });
    const run = script.runInThisContext() as RunModule;
    run(module.exports, createRequire(path), module, path, dirname(path));
  };
  return {
    store(isThorough = false) {
      for (const { script, file, storedSize } of loaded) {
        if (storedSize > 0 && !isThorough) continue;
        const code = script.createCachedData();
        if (code.length > storedSize * 1.1) writeStored(file, code);
      }
    },
  };
}

function compile(source: string, path: string, stored: Buffer | undefined) {
  const script = new Script(`${head}${source}\n})`, {
    filename: path,
    columnOffset: -head.length,
    ...(stored && { cachedData: stored }),
  });
  const isUsed = stored !== undefined && script.cachedDataRejected === false;
  return { script, storedSize: isUsed ? stored.length : 0 };
}

/** The code in a file, after its checksum: V8 runs what it is given, damaged or not. */
function readStored(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(4);
    return bytes.length > 4 && bytes.readUInt32LE() === crc32(code) ? code : undefined;
  } catch {
    return undefined; // nothing is stored, or it cannot be read: the module is compiled
  }
}

function writeStored(file: string, code: Buffer): void {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(code));
  const written = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(written, Buffer.concat([checksum, code]));
    renameSync(written, file);
  } catch {
    // A folder that others own, or a full disk, which gets its room back: the next start compiles again.
    discard(written);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // nothing was written there
  }
}
