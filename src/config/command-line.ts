import { Command, CommanderError, Option } from 'commander';
import { ConfigError } from './config-error.ts';
import { type Setting, settings, variableOf } from './settings.ts';

/** What stands on a command line: the texts after each flag, in their order; a switch has one without a text. */
export interface CommandLine {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly asks?: 'help' | 'version';
}

/** The text of a switch that stands on the command line. */
const switchedOn = 'true';

const examples = `
Each flag has a variable in the environment as well; a flag wins. Lists are separated by commas.

Examples:
  togai-sandbox                               serve http://127.0.0.1:4010, state in data/sandbox.json
  togai-sandbox --port 0 --ephemeral          a free port, state in memory only
  togai-sandbox --host 0.0.0.0 --token s3cret reachable by other machines, for those who have the token
`;

/** @throws ConfigError for anything that no flag asks for. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const texts = new Map<string, readonly string[]>();
  const valueless = new Set<Setting>();
  const program = createProgram();
  for (const setting of Object.values<Setting>(settings)) {
    program.on(`option:${setting.flag}`, (text: string | null = switchedOn) => {
      if (text === null) valueless.add(setting);
      else texts.set(setting.flag, [...(texts.get(setting.flag) ?? []), text]);
    });
  }
  // Splits the line and no more: `parse` would tell faults only in sentences of its own.
  const { unknown, operands } = program.parseOptions([...args]);
  const { help, version } = program.opts<{ help?: true; version?: true }>();
  if (help) return { texts, asks: 'help' };
  if (version) return { texts, asks: 'version' };
  requireKnown(program, unknown);
  requireValues(valueless);
  requireNone(operands);
  return { texts };
}

/** Commander itself knows best which flag was perhaps meant. */
function requireKnown(program: Command, [flag]: readonly string[]): void {
  if (flag === undefined) return;
  try {
    program.parse([flag], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const told = error.message.replace(/^error: /, '').replace(/\s+/g, ' ');
    throw new ConfigError(`${told}: see togai-sandbox --help.`, { cause: error });
  }
}

function requireValues(valueless: ReadonlySet<Setting>): void {
  for (const { flag, value, expects } of valueless) {
    throw new ConfigError(`--${flag} has no value: give ${expects}, as in --${flag}=${value}.`);
  }
}

function requireNone([operand]: readonly string[]): void {
  if (operand === undefined) return;
  throw new ConfigError(
    `${JSON.stringify(operand)} belongs to no flag: leave it out, or see togai-sandbox --help.`,
  );
}

/** Every flag with what it does, its variable, and examples. */
export function helpText(): string {
  return createProgram().helpInformation() + examples;
}

function createProgram(): Command {
  const program = new Command('togai-sandbox')
    .description('The Togai billing API on this machine: stateful, and never outside its contract.')
    .usage('[flags]')
    .helpOption(false)
    .configureHelp({ helpWidth: 110, optionTerm: ({ flags }) => flags.replace('[', '<').replace(']', '>') })
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .exitOverride();
  for (const setting of Object.values<Setting>(settings)) program.addOption(optionOf(setting));
  return program
    .addOption(new Option('--help', 'show this text'))
    .addOption(new Option('--version', 'show the version'));
}

function optionOf(setting: Setting): Option {
  const names = setting.short === undefined ? `--${setting.flag}` : `-${setting.short}, --${setting.flag}`;
  const variables = [setting.otherVariable, variableOf(setting)].filter(Boolean).join(', ');
  const again = setting.repeatable ? '; may be given several times' : '';
  // [value], not <value>: for a required value commander would take the next flag, as in `--token --ephemeral`.
  const flags = setting.value === undefined ? names : `${names} [${setting.value}]`;
  return new Option(flags, `${setting.about}${again} [${variables}]`);
}
