import { Command, CommanderError, Option } from 'commander';
import { ConfigError } from './config-error.ts';
import { type Setting, settings, variableOf } from './settings.ts';

/** What stands on a command line: the texts after each flag, in their order; a switch has one without a text. */
export interface CommandLine {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly asks?: 'help' | 'version' | 'check';
  /** Whether the answer of `check` is for a machine. */
  readonly json: boolean;
}

/** The text of a switch that stands on the command line. */
const switchedOn = 'true';

const examples = `
Each flag has a variable in the environment as well; a flag wins. Lists are separated by commas.

Examples:
  togai-sandbox                               serve Togai's customers and accounts at http://127.0.0.1:4010
  togai-sandbox their-api.yaml --watch        serve another API, and again whenever its contract changes
  togai-sandbox check their-api.yaml          tell how each operation of a contract would be served, and what is
                                              wrong with it; exit code 1 when there are errors; --json for machines
  togai-sandbox --demo                        begin with 20 made-up customers
  togai-sandbox --port 0 --ephemeral          a free port, state in memory only
  togai-sandbox --host 0.0.0.0 --token s3cret reachable by other machines, for those who have the token
`;

/** @throws ConfigError for anything that no flag asks for. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const texts = new Map<string, readonly string[]>();
  const spared: string[] = [];
  const valueless = new Set<Setting>();
  const isCheck = args[0] === 'check';
  const program = createProgram();
  if (isCheck) program.addOption(new Option('--json', 'tell it as JSON'));
  for (const setting of Object.values<Setting>(settings)) {
    const note = (text: string) => texts.set(setting.flag, [...(texts.get(setting.flag) ?? []), text]);
    program.on(`option:${setting.flag}`, (text: string | null = switchedOn) => {
      const value = text ?? setting.alone;
      if (value === undefined) valueless.add(setting);
      else if (setting.alone === undefined || /^-?\d/.test(value)) note(value);
      else {
        // `--demo their-api.yaml`: commander takes the next word for the value that the flag may have.
        spared.push(value);
        note(setting.alone);
      }
    });
  }
  // Splits the line and no more: `parse` would tell faults only in sentences of its own.
  const { unknown, operands } = program.parseOptions(args.slice(isCheck ? 1 : 0));
  const { help, version, json = false } = program.opts<{ help?: true; version?: true; json?: true }>();
  const asks = help ? 'help' : version ? 'version' : isCheck ? 'check' : undefined;
  if (asks !== 'help' && asks !== 'version') {
    requireKnown(program, unknown);
    requireValues(valueless);
    noteContract(texts, [...spared, ...operands]);
  }
  return { texts, json, ...(asks && { asks }) };
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

/** The contract may stand without its flag. */
function noteContract(texts: Map<string, readonly string[]>, operands: readonly string[]): void {
  const { flag } = settings.contract;
  const contracts = [...(texts.get(flag) ?? []), ...operands];
  if (contracts.length > 1) {
    const told = contracts.map((name) => JSON.stringify(name)).join(' and ');
    throw new ConfigError(`One contract is served at a time, and ${told} are more: give one of them.`);
  }
  if (contracts.length === 1) texts.set(flag, contracts);
}

/** Every flag with what it does, its variable, and examples. */
export function helpText(): string {
  return createProgram().helpInformation() + examples;
}

function createProgram(): Command {
  const program = new Command('togai-sandbox')
    .description(
      'An API on this machine, from its OpenAPI contract: stateful, and never outside the contract.',
    )
    .usage('[check] [contract] [flags]')
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
