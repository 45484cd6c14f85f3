import { type Command, Option } from 'commander';
import { mostSimilar } from '../../similar-names.ts';
import { ConfigError } from '../config-error.ts';
import type { FlagValue, FlagValues } from '../flag-values.ts';
import { type OptionDefinition, variableNames } from '../option-definition.ts';

/** The options and arguments of a command line. */
export interface CliOptions {
  /** The values of each flag in their order, by its name. */
  readonly values: FlagValues;
  /** The arguments that belong to no flag. */
  readonly positionals: readonly string[];
  /** @throws ConfigError for an unknown flag, and for a flag without its value. */
  requireValid(): void;
}

/** A flag that was given without its value. */
interface MissingValue {
  readonly definition: OptionDefinition;
  readonly flag: string;
}

/** The value of a switch on the command line. */
const switchedOn = 'true';

/**
 * Splits a command line by option definitions.
 * @param program records the options that it declares beyond the definitions, such as `--help`
 */
export function parseCliOptions(
  program: Command,
  definitions: readonly OptionDefinition[],
  args: readonly string[],
): CliOptions {
  const values = new Map<string, readonly FlagValue[]>();
  const withoutValue: MissingValue[] = [];
  const returned: string[] = [];
  for (const definition of definitions) {
    const { flag, flagAlias, impliedValue } = definition;
    for (const name of flagAlias === undefined ? [flag] : [flag, flagAlias]) {
      const given = `--${name}`;
      const add = (text: string) => values.set(flag, [...(values.get(flag) ?? []), { text, flag: given }]);
      program.on(`option:${name}`, (text: string | null = switchedOn) => {
        const value = text ?? impliedValue;
        if (value === undefined) withoutValue.push({ definition, flag: given });
        else if (impliedValue === undefined || isOwnValue(definition, value)) add(value);
        else {
          // `--demo their-api.yaml`: commander takes the next argument for the flag's optional value.
          returned.push(value);
          add(impliedValue);
        }
      });
    }
  }
  // `parseOptions` only splits the line; `parse` would report errors in its own words.
  const { unknown, operands } = program.parseOptions([...args]);
  const requireValid = () => {
    requireKnown(program, unknown);
    requireValues(withoutValue);
  };
  return { values, positionals: [...returned, ...operands], requireValid };
}

/** Declares an option to commander; its description names its environment variables. */
export function toCommanderOption(definition: OptionDefinition): Option {
  const { flag, short, placeholder, description, repeatable, heading, hidden } = definition;
  const names = short === undefined ? `--${flag}` : `-${short}, --${flag}`;
  const variables = variableNames(definition).join(', ');
  const repeat = repeatable ? '; repeatable' : '';
  // [value], not <value>: for a required value commander would take the next flag, as in `--token --ephemeral`.
  const flags = placeholder === undefined ? names : `${names} [${placeholder}]`;
  const option = new Option(flags, `${description}${repeat}${variables === '' ? '' : ` [${variables}]`}`);
  if (hidden) option.hideHelp();
  return heading === undefined ? option : option.helpGroup(heading);
}

/** Declares the alias of a flag to commander, without a line in the help. */
export function toAliasOption({ placeholder }: OptionDefinition, alias: string): Option {
  return new Option(placeholder === undefined ? `--${alias}` : `--${alias} [${placeholder}]`).hideHelp();
}

/** Suggests a similar flag, also one that the help leaves out. */
function requireKnown(program: Command, [given]: readonly string[]): void {
  if (given === undefined) return;
  const [flag = ''] = given.replace(/\s+/g, ' ').split('=', 1);
  const names = program.options.flatMap(({ long }) => long ?? []);
  const [similar] = flag.startsWith('--') ? mostSimilar(flag, names, (name) => [name]) : [];
  const hint = similar === undefined ? '' : ` (Did you mean ${similar}?)`;
  throw new ConfigError(`unknown option '${flag}'${hint}: see ${program.name()} --help.`);
}

function requireValues([missing]: readonly MissingValue[]): void {
  if (missing === undefined) return;
  const { flag, definition } = missing;
  const { placeholder, expects } = definition;
  throw new ConfigError(`${flag} has no value: give ${expects}, as in ${flag}=${placeholder}.`);
}

/** Whether the argument after a flag is its value: a number, also an invalid one, or what the flag takes. */
function isOwnValue({ parse }: OptionDefinition, text: string): boolean {
  return /^-?\d+$/.test(text) || parse(text) !== undefined;
}
