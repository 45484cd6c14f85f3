import { ConfigError } from './config-error.ts';
import type { FlagValues } from './flag-values.ts';
import { type OptionDefinition, variableNames } from './option-definition.ts';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where values come from, the strongest first. */
const sources = ['flag', 'variable', 'file', 'default'] as const;

/** One of `sources`. */
export type OptionSource = (typeof sources)[number];

/** The values of one option, and where they come from. */
export interface OptionValues<T> {
  readonly values: readonly T[];
  readonly source: OptionSource;
  /** What messages call the option: its flag, its variable, or its key and place in the file. */
  readonly name: string;
}

/** Looks the values of an option up. @throws ConfigError for a text that is none. */
export type Lookup = <T>(definition: OptionDefinition<T>) => OptionValues<T>;

/** All that was given: flags win over variables, and those over the configuration file. */
export interface GivenValues {
  readonly flags: FlagValues;
  readonly env: Environment;
  /** By the name of the flag; the texts are what the flag would have. */
  readonly file: FlagValues;
}

/** Prepares to look options up. */
export function createLookup({ flags, env, file }: GivenValues): Lookup {
  return (definition) => {
    const { flag } = definition;
    const given = flags.get(flag);
    if (given !== undefined) {
      const values = given.map((each) => parseValue(definition, each.text, each.flag));
      return { values, source: 'flag', name: `--${flag}` };
    }
    const variable = lookUpVariable(definition, env);
    if (variable !== undefined) return variable;
    const written = file.get(flag);
    if (written === undefined) return { values: [], source: 'default', name: `--${flag}` };
    const values = written.map((each) => parseValue(definition, each.text, each.flag));
    return { values, source: 'file', name: written[0]?.flag ?? `--${flag}` };
  };
}

/** Whether one source is stronger than another: a flag than a variable. */
export function isStronger(one: OptionSource, other: OptionSource): boolean {
  return sources.indexOf(one) < sources.indexOf(other);
}

function lookUpVariable<T>(definition: OptionDefinition<T>, env: Environment): OptionValues<T> | undefined {
  const { repeatable, secret } = definition;
  const name = variableNames(definition).findLast((candidate) => env[candidate] !== undefined);
  if (name === undefined) return undefined;
  const text = env[name] ?? '';
  const items = repeatable ? text.split(',').map((item) => item.trim()) : [text];
  // An empty list means none. For a secret it is an error: a token that failed to be set must not allow any token.
  const given = repeatable && !secret ? items.filter((item) => item !== '') : items;
  return { values: given.map((item) => parseValue(definition, item, name)), source: 'variable', name };
}

/**
 * Parses the text of a value.
 * @param name what the message calls the option
 * @throws ConfigError that says what to give instead.
 */
export function parseValue<T>(definition: OptionDefinition<T>, text: string, name: string): T {
  const value = definition.parse(text);
  if (value !== undefined) return value;
  const quoted = definition.secret ? 'this' : JSON.stringify(text);
  const hint = definition.hint?.(text) ?? '';
  throw new ConfigError(`${name} cannot be ${quoted}: give ${definition.expects}.${hint}`);
}
