import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../../similar-names.ts';
import { ConfigError } from '../config-error.ts';
import type { OptionDefinition, ServiceOptionTable } from '../option-definition.ts';
import { type CommandName, commandNames } from './command-definition.ts';

/** The arguments of a command line, after the name of its command. */
export interface CommandWords {
  /** Undefined is `serve`, without its name. */
  readonly command: CommandName | undefined;
  readonly rest: readonly string[];
}

/** Splits the name of the command from its arguments. */
export function splitCommand(args: readonly string[]): CommandWords {
  const command = commandNames.find((name) => name === args[0]);
  return { command, rest: command === undefined ? args : args.slice(1) };
}

/** `-h` is the host where a value follows that the command takes for it, and help otherwise. */
export function withHelpFlag(
  args: readonly string[],
  options: readonly OptionDefinition[],
): readonly string[] {
  const takesHost = options.some(({ short }) => short === 'h');
  const isValue = (next: string | undefined) => next !== undefined && !next.startsWith('-');
  return args.map((arg, at) => (arg === '-h' && !(takesHost && isValue(args[at + 1])) ? '--help' : arg));
}

/**
 * Requires that the contracts of a command line are files, addresses or built-in services, and no mistyped commands.
 * @param folder the working directory
 * @throws ConfigError that names the command that may be meant.
 */
export function requireContracts(
  contracts: readonly string[],
  folder: string,
  services: readonly ServiceOptionTable[],
): void {
  const names = services.map(({ name }) => name);
  for (const word of contracts) {
    if (/[./\\:]/.test(word) || names.includes(word) || existsSync(join(folder, word))) continue;
    const command = commandNames.find((name) => name === word);
    if (command !== undefined) {
      throw new ConfigError(`${command} is a command: write it first, as in togai-sandbox ${command}.`);
    }
    const hint = didYouMean(word, [...commandNames, ...names]);
    throw new ConfigError(
      `${JSON.stringify(word)} is neither a command nor a file.${hint} See togai-sandbox help.`,
    );
  }
}

/**
 * The word of a list that an argument is.
 * @param command whose argument it is
 * @param noun what the message calls it: `subcommand`
 * @throws ConfigError that names the words, and the one that may be meant.
 */
export function requireWord<T extends string>(
  word: string | undefined,
  words: readonly T[],
  command: CommandName,
  noun: string,
): T {
  const found = words.find((each) => each === word);
  if (found !== undefined) return found;
  const list = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  const problem =
    word === undefined
      ? `${command} has no ${noun}`
      : `unknown ${noun} ${JSON.stringify(word)} of ${command}`;
  const hint = word === undefined ? '' : didYouMean(word, words);
  throw new ConfigError(`${problem}: give ${list}, as in togai-sandbox ${command} ${words[0]}.${hint}`);
}
