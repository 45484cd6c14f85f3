import { type Command, CommanderError, Option } from 'commander';
import { ConfigError } from './config-error.ts';
import { type OptionDefinition, variableName } from './options.ts';

/** What stands on a command line. */
export interface CliOptions {
  /** The texts after each flag, in their order; a switch has one without a text. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The words that belong to no flag. */
  readonly positionals: readonly string[];
  /** @throws ConfigError for a flag that there is not, and for one that lacks its value. */
  requireValid(): void;
}

/** The text of a switch that stands on the command line. */
const switchedOn = 'true';

/** Splits a command line as the flags of some settings say; what else the program knows, it keeps itself. */
export function parseCliOptions(
  program: Command,
  known: readonly OptionDefinition[],
  args: readonly string[],
): CliOptions {
  const values = new Map<string, readonly string[]>();
  const valueless = new Set<OptionDefinition>();
  const spared: string[] = [];
  for (const setting of known) {
    const note = (text: string) => values.set(setting.flag, [...(values.get(setting.flag) ?? []), text]);
    program.on(`option:${setting.flag}`, (text: string | null = switchedOn) => {
      const value = text ?? setting.impliedValue;
      if (value === undefined) valueless.add(setting);
      else if (setting.impliedValue === undefined || /^-?\d+$/.test(value)) note(value);
      else {
        // `--demo their-api.yaml`: commander takes the next word for the value that the flag may have.
        spared.push(value);
        note(setting.impliedValue);
      }
    });
  }
  // Splits the line and no more: `parse` would tell faults only in sentences of its own.
  const { unknown, operands } = program.parseOptions([...args]);
  const requireValid = () => {
    requireKnown(program, unknown);
    requireValues(valueless);
  };
  return { values, positionals: [...spared, ...operands], requireValid };
}

/** A flag as commander declares it, with its twin in the environment. */
export function toCommanderOption(setting: OptionDefinition): Option {
  const names = setting.short === undefined ? `--${setting.flag}` : `-${setting.short}, --${setting.flag}`;
  const variables = [setting.variableAlias, variableName(setting)].filter(Boolean).join(', ');
  const again = setting.repeatable ? '; may be given several times' : '';
  // [value], not <value>: for a required value commander would take the next flag, as in `--token --ephemeral`.
  const flags = setting.placeholder === undefined ? names : `${names} [${setting.placeholder}]`;
  return new Option(flags, `${setting.description}${again} [${variables}]`);
}

/** Commander itself knows best which flag was perhaps meant. */
function requireKnown(program: Command, [flag]: readonly string[]): void {
  if (flag === undefined) return;
  try {
    program.parse([flag], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const lines = error.message.replace(/^error: /, '').replace(/\s+/g, ' ');
    throw new ConfigError(`${lines}: see ${program.name()} --help.`, { cause: error });
  }
}

function requireValues(valueless: ReadonlySet<OptionDefinition>): void {
  for (const { flag, placeholder, expects } of valueless) {
    throw new ConfigError(`--${flag} has no value: give ${expects}, as in --${flag}=${placeholder}.`);
  }
}
