import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { StartupError } from '../../errors.ts';
import { isObject, plainText } from '../../json.ts';
import { parseText } from '../../openapi/load/parse-yaml-json.ts';
import { ConfigError } from '../config-error.ts';

/** The names that the configuration file may have in the working directory. */
export const configFileNames = [
  'togai-sandbox.config.yaml',
  'togai-sandbox.config.yml',
  'togai-sandbox.config.json',
] as const;

/** The key of `package.json` that may hold the configuration instead. */
const manifestKey = 'togai-sandbox';

/** A configuration as it is written. */
export interface ConfigSource {
  /** The file, as messages name it. */
  readonly file: string;
  readonly text: string;
  /** Where the configuration is in the file: the key of `package.json`, or nothing for the whole. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * Finds the configuration of a working directory: a file of one of `configFileNames`, or the key of `package.json`.
 * @param given the file that was named instead, relative to the folder
 * @throws ConfigError for several of them, and for a file that cannot be read or parsed.
 */
export function findConfigFile(folder: string, given: string | undefined): ConfigSource | undefined {
  if (given !== undefined) return readSource(folder, given);
  const names = configFileNames.filter((name) => existsSync(join(folder, name)));
  const manifest = readManifest(folder);
  const sources = [...names, ...(manifest === undefined ? [] : [`"${manifestKey}" of package.json`])];
  if (sources.length > 1) {
    throw new ConfigError(`${sources.join(' and ')} all configure the sandbox: keep one of them.`);
  }
  const [name] = names;
  return name === undefined ? manifest : readSource(folder, name);
}

function readSource(folder: string, file: string): ConfigSource {
  const text = readFile(resolve(folder, file), file);
  const value = parse(text, file);
  if (basename(file) !== 'package.json') return { file, text, path: [], value };
  return { file, text, path: [manifestKey], value: isObject(value) ? value[manifestKey] : undefined };
}

/** Every project has a `package.json`: one without the key, or that cannot be parsed, is no business of ours. */
function readManifest(folder: string): ConfigSource | undefined {
  const file = 'package.json';
  if (!existsSync(join(folder, file))) return undefined;
  const text = readFile(join(folder, file), file);
  if (!text.includes(`"${manifestKey}"`)) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    const value = isObject(manifest) ? manifest[manifestKey] : undefined;
    return value === undefined ? undefined : { file, text, path: [manifestKey], value };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readFile(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'ENOENT' ? 'there is no such file' : plainText(error.code);
    throw new ConfigError(
      `the configuration file ${file} cannot be read (${reason}): give another, or write one with togai-sandbox init.`,
      { cause: error },
    );
  }
}

function parse(text: string, file: string): unknown {
  try {
    return parseText(text, file);
  } catch (error) {
    if (error instanceof StartupError) throw new ConfigError(error.message, { cause: error });
    throw error;
  }
}
