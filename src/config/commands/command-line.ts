import type { Project } from '../choose-contracts.ts';
import { ConfigError } from '../config-error.ts';
import type { FlagValues } from '../flag-values.ts';
import type { GivenValues } from '../option-lookup.ts';

/** A command line that is split, with all else that was given. */
export interface CommandLine {
  readonly given: GivenValues;
  /** The arguments that belong to no flag. */
  readonly positionals: readonly string[];
  readonly project: Project;
}

/** A flag with the arguments that may be given without it, after those that are given with it. */
export function withPositionals(flags: FlagValues, flag: string, positionals: readonly string[]): FlagValues {
  if (positionals.length === 0) return flags;
  const added = positionals.map((text) => ({ text, flag: `--${flag}` }));
  return new Map([...flags, [flag, [...(flags.get(flag) ?? []), ...added]]]);
}

/**
 * Limits how many arguments a command takes.
 * @param noun what it calls them
 * @throws ConfigError for too few and too many.
 */
export function requireCount(
  command: string,
  given: readonly string[],
  [min, max]: readonly [min: number, max: number],
  noun: string,
): void {
  if (given.length < min) {
    throw new ConfigError(`${command} has no ${noun}: give one in JSON or YAML, as in ${command} rows.json.`);
  }
  if (given.length <= max) return;
  const allowed = max === 0 ? `no ${noun}` : `one ${noun}`;
  throw new ConfigError(`${command} takes ${allowed}, and not ${given.join(' and ')}: leave out the rest.`);
}
