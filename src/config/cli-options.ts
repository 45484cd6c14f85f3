import { type Command, CommanderError, Option } from 'commander';
import { ConfigError } from './config-error.ts';
import { type Setting, variableOf } from './options.ts';

/** What stands on a command line. */
export interface Flags {
  /** The texts after each flag, in their order; a switch has one without a text. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** The words that belong to no flag. */
  readonly operands: readonly string[];
  /** @throws ConfigError for a flag that there is not, and for one that lacks its value. */
  requireSound(): void;
}

/** The text of a switch that stands on the command line. */
const switchedOn = 'true';

/** Splits a command line as the flags of some settings say; what else the program knows, it keeps itself. */
export function readFlags(program: Command, known: readonly Setting[], args: readonly string[]): Flags {
  const texts = new Map<string, readonly string[]>();
  const valueless = new Set<Setting>();
  const spared: string[] = [];
  for (const setting of known) {
    const note = (text: string) => texts.set(setting.flag, [...(texts.get(setting.flag) ?? []), text]);
    program.on(`option:${setting.flag}`, (text: string | null = switchedOn) => {
      const value = text ?? setting.alone;
      if (value === undefined) valueless.add(setting);
      else if (setting.alone === undefined || /^-?\d+$/.test(value)) note(value);
      else {
        // `--demo their-api.yaml`: commander takes the next word for the value that the flag may have.
        spared.push(value);
        note(setting.alone);
      }
    });
  }
  // Splits the line and no more: `parse` would tell faults only in sentences of its own.
  const { unknown, operands } = program.parseOptions([...args]);
  const requireSound = () => {
    requireKnown(program, unknown);
    requireValues(valueless);
  };
  return { texts, operands: [...spared, ...operands], requireSound };
}

/** A flag as commander declares it, with its twin in the environment. */
export function optionOf(setting: Setting): Option {
  const names = setting.short === undefined ? `--${setting.flag}` : `-${setting.short}, --${setting.flag}`;
  const variables = [setting.otherVariable, variableOf(setting)].filter(Boolean).join(', ');
  const again = setting.repeatable ? '; may be given several times' : '';
  // [value], not <value>: for a required value commander would take the next flag, as in `--token --ephemeral`.
  const flags = setting.value === undefined ? names : `${names} [${setting.value}]`;
  return new Option(flags, `${setting.about}${again} [${variables}]`);
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

function requireValues(valueless: ReadonlySet<Setting>): void {
  for (const { flag, value, expects } of valueless) {
    throw new ConfigError(`--${flag} has no value: give ${expects}, as in --${flag}=${value}.`);
  }
}
