import { isObject, plainText } from '../../json.ts';
import { ConfigError } from '../config-error.ts';
import type { ConfigKey } from './config-keys.ts';

/**
 * The texts that a flag would have for a value in a configuration file: `true` is `on` of an option that is on or off,
 * `{ /billing: billing.yaml }` is `/billing=billing.yaml`.
 * @param name what the message calls the key
 * @param toPath makes a path of the file one of the working directory
 * @returns none for an option that is switched off, such as `demo: false`
 * @throws ConfigError for a value of another kind.
 */
export function toOptionTexts(
  key: ConfigKey,
  content: unknown,
  name: string,
  toPath: (text: string) => string,
): readonly string[] {
  const items = key.isMapping && isObject(content) ? toPairs(content, name, key) : content;
  if (Array.isArray(items) && !key.isList) throw invalid(key, content, name);
  const texts = (Array.isArray(items) ? items : [items]).flatMap((item: unknown) => toTexts(key, item, name));
  if (key.isMapping) return texts.map((text) => text.replace(/(?<==).*/s, toPath));
  const isPath = key.definition.kind === 'file' || key.definition.kind === 'folder';
  return isPath ? texts.map(toPath) : texts;
}

function toPairs(content: object, name: string, key: ConfigKey): readonly string[] {
  return Object.entries(content).map(([path, file]: [string, unknown]) => {
    if (typeof file !== 'string') throw invalid(key, content, name);
    return `${path}=${file}`;
  });
}

function toTexts(key: ConfigKey, item: unknown, name: string): readonly string[] {
  const { secret, placeholder, impliedValue, choices } = key.definition;
  // A number is read before it is a text: the zeros before a secret would be gone.
  if (secret && typeof item === 'number') {
    throw new ConfigError(`${name} cannot be a number: put it in quotes.`);
  }
  if (typeof item === 'string' || typeof item === 'number') return [`${item}`];
  if (typeof item !== 'boolean') throw invalid(key, item, name);
  if (placeholder === undefined) return [`${item}`];
  if (impliedValue !== undefined) return item ? [impliedValue] : [];
  if (choices?.includes('on')) return [item ? 'on' : 'off'];
  throw invalid(key, item, name);
}

function invalid({ definition, isList }: ConfigKey, content: unknown, name: string): ConfigError {
  const quoted = definition.secret ? 'this' : plainText(content);
  const list = isList ? ', or a list' : '';
  return new ConfigError(`${name} cannot be ${quoted}: give ${definition.expects}${list}.`);
}
