import { type Command, Option } from 'commander';
import { readFlags } from './cli-options.ts';
import { createProgram } from './cli-program.ts';
import { ConfigError } from './config-error.ts';
import { type Setting, settings } from './options.ts';

/** What stands on a command line: the texts after each flag, in their order; a switch has one without a text. */
export interface CommandLine {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly asks?: 'help' | 'version' | 'check';
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
export function readCommandLine(args: readonly string[]): CommandLine {
  const isCheck = args[0] === 'check';
  const program = createServer();
  if (isCheck) program.addOption(new Option('--json', 'tell it as JSON'));
  const flags = readFlags(program, Object.values<Setting>(settings), args.slice(isCheck ? 1 : 0));
  const { help, version, json = false } = program.opts<{ help?: true; version?: true; json?: true }>();
  if (help || version) return { texts: flags.texts, json, asks: help ? 'help' : 'version' };
  flags.requireSound();
  return { texts: withContract(flags), json, ...(isCheck && { asks: 'check' }) };
}

/** The contract may stand without its flag. */
function withContract({ texts, operands }: Pick<CommandLine, 'texts'> & { operands: readonly string[] }) {
  const { flag } = settings.contract;
  const contracts = [...(texts.get(flag) ?? []), ...operands];
  if (contracts.length > 1) {
    const lines = contracts.map((name) => JSON.stringify(name)).join(' and ');
    throw new ConfigError(`One contract is served at a time, and ${lines} are more: give one of them.`);
  }
  return contracts.length === 1 ? new Map([...texts, [flag, contracts]]) : texts;
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
    Object.values<Setting>(settings),
  ).addOption(new Option('--version', 'show the version'));
}
