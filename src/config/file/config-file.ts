import { dirname, isAbsolute, join } from 'node:path';
import { isObject, plainText } from '../../json.ts';
import { createPositionOf } from '../../openapi/load/source/source-position.ts';
import { didYouMean } from '../../similar-names.ts';
import { ConfigError } from '../config-error.ts';
import type { FlagValue, FlagValues } from '../flag-values.ts';
import type { ServiceOptionTable } from '../option-definition.ts';
import { parseValue } from '../option-lookup.ts';
import { type ConfigKey, configKeyGroups } from './config-keys.ts';
import { toOptionTexts } from './config-values.ts';
import { type ConfigSource, findConfigFile } from './find-config-file.ts';

/** One thing that is wrong with a configuration file, and the node that it is wrong with. */
interface ConfigIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The values of a configuration file that are valid, by flag, and what is wrong with the others. */
interface ReadValues {
  readonly values: Map<string, readonly FlagValue[]>;
  readonly issues: ConfigIssue[];
}

/**
 * Reads the configuration of a working directory; empty where there is none. Paths in it are relative to its file.
 * @param given the file that was named, in place of one with a usual name
 * @throws ConfigError with a line for each key that is unknown or has an invalid value.
 */
export function readConfigFile(
  folder: string,
  given: string | undefined,
  services: readonly ServiceOptionTable[],
): FlagValues {
  const source = findConfigFile(folder, given);
  if (source === undefined) return new Map();
  const positionOf = createPositionOf(source.text);
  const locate = (path: readonly string[]) => positionOf([...source.path, ...path]);
  const placeOf = (path: readonly string[]) => `${source.file}:${locate(path).line}:${locate(path).column}`;
  const { values, issues } = readValues(source, services, placeOf);
  if (issues.length === 0) return values;
  const sorted = issues.toSorted((a, b) => locate(a.path).line - locate(b.path).line);
  throw new ConfigError(sorted.map(({ path, message }) => `${placeOf(path)} ${message}`).join('\n'));
}

function readValues(
  { file, value }: ConfigSource,
  services: readonly ServiceOptionTable[],
  placeOf: (path: readonly string[]) => string,
): ReadValues {
  const read: ReadValues = { values: new Map(), issues: [] };
  const keys = configKeyGroups(services).flatMap((group) => group.keys);
  const serviceNames = services.map(({ name }) => name);
  const below = dirname(file);
  const toPath = (text: string) =>
    below === '.' || isAbsolute(text) || /^\w+:\/\//.test(text) || serviceNames.includes(text)
      ? text
      : join(below, text);
  for (const { path, key, content } of entriesOf(value, keys, serviceNames, read.issues)) {
    if (content === null) continue;
    try {
      const texts = toOptionTexts(key, content, path.join('.'), toPath);
      for (const text of texts) parseValue(key.definition, text, path.join('.'));
      const name = `${path.join('.')} (${placeOf(path)})`;
      read.values.set(
        key.definition.flag,
        texts.map((text) => ({ text, flag: name })),
      );
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      read.issues.push({ path, message: error.message });
    }
  }
  return read;
}

/** A key that is written in the file, and its content. */
interface WrittenKey {
  readonly path: readonly string[];
  readonly key: ConfigKey;
  readonly content: unknown;
}

/** What is written for each key that there is; the other keys become issues. */
function entriesOf(
  value: unknown,
  keys: readonly ConfigKey[],
  serviceNames: readonly string[],
  issues: ConfigIssue[],
  above: readonly string[] = [],
): readonly WrittenKey[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) {
    const what = above.length === 0 ? 'the configuration' : above.join('.');
    issues.push({ path: above, message: `${what} must be a mapping of options, such as port: 4010.` });
    return [];
  }
  return Object.entries(value).flatMap(([name, content]): readonly WrittenKey[] => {
    const path = [...above, name];
    if (above.length === 0 && name === '$schema') return [];
    const isService = above.length === 0 && serviceNames.includes(name);
    if (isService) return entriesOf(content, keys, serviceNames, issues, path);
    const key = keys.find((each) => plainText(each.path) === plainText(path));
    if (key !== undefined) return [{ path, key, content }];
    issues.push({ path, message: describeUnknown(path, keys, serviceNames) });
    return [];
  });
}

/** A key may be misspelt, be the name of a flag, or be that of an option of a service without its service. */
function describeUnknown(
  path: readonly string[],
  keys: readonly ConfigKey[],
  serviceNames: readonly string[],
): string {
  const wanted = path.at(-1) ?? '';
  const asFlag = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const same = keys.find(
    (key) =>
      key.path.at(-1) === wanted ||
      asFlag(wanted) === key.definition.flag ||
      key.definition.flagAlias === asFlag(wanted),
  );
  const names = [...keys.map((key) => key.path.join('.')), ...serviceNames];
  const hint =
    same === undefined ? didYouMean(path.join('.'), names) : ` Did you mean ${same.path.join('.')}?`;
  const list =
    hint === '' ? ' docs/command-line.md lists the keys, and togai-sandbox init writes them all.' : '';
  return `${JSON.stringify(path.join('.'))} is no option.${hint}${list}`;
}
