import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartupError, thrownMessage } from '../../errors.ts';
import { isObject, plainText } from '../../json.ts';
import { createFreshImports, type ImportFresh } from './fresh-imports.ts';
import { placeIn } from './handler-place.ts';

/** What a module of handlers exports, by name; nothing of it is checked yet. */
export type ExportedHandlers = Readonly<Record<string, unknown>>;

/** A loaded module of handlers. */
export interface LoadedHandlers {
  readonly handlers: ExportedHandlers;
  /** The paths of its files: its own, and those that it imports. Known only where it was imported anew. */
  readonly files: readonly string[];
}

/**
 * Loads a module of handlers: its default export, where that is an object, else all that it exports.
 * @param importFresh loads it anew with all that it imports; without it, a module is loaded once in a process
 * @throws StartupError with the place of what is wrong.
 */
export async function loadHandlers(file: string, importFresh?: ImportFresh): Promise<LoadedHandlers> {
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new StartupError(`${file} does not exist: give the path of a module that exports handlers.`);
  }
  const fresh = importFresh?.(path);
  try {
    const exports: object = await (fresh?.exports ?? import(pathToFileURL(path).href));
    return { handlers: handlersIn(file, exports), files: fresh?.files() ?? [path] };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${file} cannot be loaded${await reasonFor(path, error, importFresh)}.`, {
      cause: error,
    });
  }
}

function handlersIn(file: string, exports: object): ExportedHandlers {
  const { default: given, ...named }: Record<string, unknown> = { ...exports };
  // What TypeScript compiles to CommonJS has its default export in a property.
  const main = isObject(given) && given.__esModule === true ? given.default : given;
  if (main === undefined) return named;
  if (isObject(main)) return main;
  throw new StartupError(
    `The default export of ${file} is no object: export { createOrder: async (request, context, next) => … } with the names of operations.`,
  );
}

/** What failed, and where; as the end of a message. */
async function reasonFor(
  path: string,
  error: unknown,
  importFresh: ImportFresh | undefined,
): Promise<string> {
  if (!(error instanceof Error)) return `: it threw ${thrownMessage(error)}`;
  const code = 'code' in error ? plainText(error.code) : '';
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' || code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return `: Node ${process.versions.node} does not run it. Give JavaScript, or TypeScript to Node 22.18 or later`;
  }
  const place =
    error instanceof SyntaxError ? await syntaxPlace(path, error, importFresh) : placeIn(error.stack);
  return `${place === undefined ? '' : ` (${place})`}: ${error.name}: ${error.message}`;
}

/** Node does not say where a syntax error is, except when it runs or checks the file. */
async function syntaxPlace(
  path: string,
  { stack = '' }: SyntaxError,
  importFresh: ImportFresh = createFreshImports(),
): Promise<string | undefined> {
  const own = placeOnTop(stack);
  if (own !== undefined) return own;
  const again = importFresh(path);
  await again.exports.catch(() => {});
  for (const file of again.files()) {
    const { stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
    const place = placeOnTop(stderr);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The file and line on top of what Node prints of a syntax error: `/x/handlers.mjs:4`. */
function placeOnTop(text: string): string | undefined {
  const [, file = '', line] = /^(?:file:\/\/)?(\S+?)(?:\?\S*)?:(\d+)\n/.exec(text) ?? [];
  return file === '' ? undefined : `${basename(file)}:${line}`;
}
