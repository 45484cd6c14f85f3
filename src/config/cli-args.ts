import { type Command, Option } from 'commander';
import { type CliOptions, type FlagValues, parseCliOptions } from './cli-options.ts';
import { createProgram } from './cli-program.ts';
import { ConfigError } from './config-error.ts';
import { type OptionDefinition, type ServiceOptionTable, serviceOptions } from './option-definition.ts';
import { groupedOptions, optionTable } from './options.ts';

/** A parsed command line, its values still text. */
export interface CliArgs {
  readonly values: FlagValues;
  /** Absent to serve. */
  readonly command?: 'help' | 'version' | 'check';
  /** Whether `check` reports as JSON. */
  readonly json: boolean;
  /** The operation that `check` explains. */
  readonly explain?: string;
}

const examples = `
Every flag has an environment variable; a flag wins over its variable. Lists are separated by commas.

Examples:
  togai-sandbox                               serve Togai's customers and accounts at http://127.0.0.1:4010
  togai-sandbox --demo                        the same, with 20 generated customers
  togai-sandbox their-api.yaml --watch        serve another API, and reload when its contract changes
  togai-sandbox check their-api.yaml          lint a contract and show how each operation is mocked;
                                              exit code 1 when there are errors; --json for machines
  togai-sandbox check --explain "GET /pets" their-api.yaml
                                              show how one operation behaves, and why
  togai-sandbox state export rows.json        save the current state to a file; see state --help
  togai-sandbox requests --fail-on 4XX        list the requests that were sent; see requests --help
  togai-sandbox a.yaml --mount /b=b.yaml      serve two APIs, each below its own path
  togai-sandbox --port 0 --ephemeral          a free port, state in memory only
  togai-sandbox --host 0.0.0.0 --token s3cret reachable from other machines, for clients with the token
`;

const checkOptions = [
  new Option('--json', 'report as JSON'),
  new Option('--explain [operation]', 'explain how one operation behaves: an operationId, or "METHOD /path"'),
];

interface ProgramOptions {
  readonly help?: true;
  readonly version?: true;
  readonly json?: true;
  /** `true` where its value is missing. */
  readonly explain?: string | true;
}

/**
 * Parses the command line of `togai-sandbox` and of `togai-sandbox check`.
 * @param services the built-in services, whose options are flags too
 * @throws ConfigError for an unknown flag, a flag without its value, and a second contract to check.
 */
export function parseCliArgs(args: readonly string[], services: readonly ServiceOptionTable[]): CliArgs {
  const isCheck = args[0] === 'check';
  const program = createServeProgram(services);
  if (isCheck) for (const option of checkOptions) program.addOption(option);
  const options = parseCliOptions(program, allOptions(services), args.slice(isCheck ? 1 : 0));
  const { help, version, json = false, explain } = program.opts<ProgramOptions>();
  if (help || version) return { values: options.values, json, command: help ? 'help' : 'version' };
  options.requireValid();
  if (explain === true) {
    throw new ConfigError('--explain has no value: give an operationId, or "METHOD /path" in quotes.');
  }
  const values = withContract(options, isCheck);
  return { values, json, ...(isCheck && { command: 'check' }), ...(explain !== undefined && { explain }) };
}

/** Contracts may be given as positional arguments, without their flag; one alone is checked. */
function withContract({ values, positionals }: CliOptions, isCheck: boolean): FlagValues {
  const { flag } = optionTable.contract;
  const contracts = [
    ...(values.get(flag) ?? []),
    ...positionals.map((text) => ({ text, flag: `--${flag}` })),
  ];
  if (isCheck && contracts.length > 1) {
    const names = contracts.map(({ text }) => JSON.stringify(text)).join(' and ');
    throw new ConfigError(`check takes one contract, not ${names}: give one of them.`);
  }
  return contracts.length > 0 ? new Map([...values, [flag, contracts]]) : values;
}

/** The text of `--help`: every flag with its description and variable, and examples. */
export function helpText(services: readonly ServiceOptionTable[]): string {
  return createServeProgram(services).helpInformation() + examples;
}

function createServeProgram(services: readonly ServiceOptionTable[]): Command {
  return createProgram(
    'togai-sandbox',
    'Serves an API on this machine from its OpenAPI contract: stateful, and never outside the contract.',
    '[check] [contract] [flags]',
    allOptions(services),
  ).addOption(new Option('--version', 'show the version'));
}

function allOptions(services: readonly ServiceOptionTable[]): readonly OptionDefinition[] {
  return [...groupedOptions, ...services.flatMap((service) => Object.values(serviceOptions(service)))];
}
