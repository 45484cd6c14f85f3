import { type Command, Option } from 'commander';
import { parseCliOptions } from './cli-options.ts';
import { createProgram } from './cli-program.ts';
import { ConfigError } from './config-error.ts';
import { type OptionDefinition, optionTable } from './options.ts';

/** What stands on a command line: the texts after each flag, in their order; a switch has one without a text. */
export interface CliArgs {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly command?: 'help' | 'version' | 'check';
  /** Whether the answer of `check` is for a machine. */
  readonly json: boolean;
}

const examples = `
Each flag has a variable in the environment as well; a flag wins. Lists are separated by commas.

Examples:
  togai-sandbox                               serve Togai's customers and accounts at http://127.0.0.1:4010
  togai-sandbox --demo                        the same, with 20 made-up customers to begin with
  togai-sandbox their-api.yaml --watch        serve another API, and again whenever its contract changes
  togai-sandbox check their-api.yaml          tell how each operation of a contract would be served, and what is
                                              wrong with it; exit code 1 when there are errors; --json for machines
  togai-sandbox state export rows.json        keep what a running sandbox has stored; state --help tells the rest
  togai-sandbox --port 0 --ephemeral          a free port, state in memory only
  togai-sandbox --host 0.0.0.0 --token s3cret reachable by other machines, for those who have the token
`;

/** @throws ConfigError for anything that no flag asks for. */
export function parseCliArgs(args: readonly string[]): CliArgs {
  const isCheck = args[0] === 'check';
  const program = createServer();
  if (isCheck) program.addOption(new Option('--json', 'tell it as JSON'));
  const flags = parseCliOptions(
    program,
    Object.values<OptionDefinition>(optionTable),
    args.slice(isCheck ? 1 : 0),
  );
  const { help, version, json = false } = program.opts<{ help?: true; version?: true; json?: true }>();
  if (help || version) return { values: flags.values, json, command: help ? 'help' : 'version' };
  flags.requireValid();
  return { values: withContract(flags), json, ...(isCheck && { command: 'check' }) };
}

/** The contract may stand without its flag. */
function withContract({ values, positionals }: Pick<CliArgs, 'values'> & { positionals: readonly string[] }) {
  const { flag } = optionTable.contract;
  const contracts = [...(values.get(flag) ?? []), ...positionals];
  if (contracts.length > 1) {
    const lines = contracts.map((name) => JSON.stringify(name)).join(' and ');
    throw new ConfigError(`One contract is served at a time, and ${lines} are more: give one of them.`);
  }
  return contracts.length === 1 ? new Map([...values, [flag, contracts]]) : values;
}

/** Every flag with what it does, its variable, and examples. */
export function helpText(): string {
  return createServer().helpInformation() + examples;
}

function createServer(): Command {
  return createProgram(
    'togai-sandbox',
    'An API on this machine, from its OpenAPI contract: stateful, and never outside the contract.',
    '[check] [contract] [flags]',
    Object.values<OptionDefinition>(optionTable),
  ).addOption(new Option('--version', 'show the version'));
}
