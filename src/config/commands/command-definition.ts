import type { OptionDefinition, ServiceOptionTable } from '../option-definition.ts';
import { serviceOptions } from '../option-definition.ts';
import { clientOptions } from '../options/client-options.ts';
import {
  configOptions,
  generalOptions,
  initOptions,
  reportOptions,
  typesOptions,
} from '../options/command-options.ts';
import { requestsOptions } from '../options/requests-options.ts';
import { groupedOptions, optionTable } from '../options.ts';

/** The commands, in the order of the help. */
export const commandNames = [
  'serve',
  'check',
  'state',
  'requests',
  'init',
  'types',
  'completion',
  'help',
] as const;

/** One of `commandNames`. */
export type CommandName = (typeof commandNames)[number];

/** The verbs of `state`. */
export const stateVerbs = ['export', 'import', 'reset'] as const;

/** One of `stateVerbs`. */
export type StateVerb = (typeof stateVerbs)[number];

/** The shells that `completion` writes a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** One of `shells`. */
export type Shell = (typeof shells)[number];

/** What the help, the completion and the documentation say of a command. */
export interface CommandText {
  /** What it does, in a line. */
  readonly summary: string;
  /** What follows its name. */
  readonly usage: string;
  /** What the first argument is: words to choose from, or a file. */
  readonly argument: readonly string[] | 'contract' | 'file' | 'none';
  /** Each a command line after `togai-sandbox`, and what it does. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

/** A command, with its options. */
export interface CommandDefinition extends CommandText {
  readonly options: readonly OptionDefinition[];
}

const commandTexts: Readonly<Record<CommandName, CommandText>> = {
  serve: {
    summary: 'serve an API from its contract; the command when none is given',
    usage: '[contract...] [flags]',
    argument: 'contract',
    examples: [
      ['', "serve the contract of this project, or else Togai's customers and accounts"],
      ['--demo', 'the same, with 20 generated records'],
      ['their-api.yaml --watch', 'serve an API, and reload when its contract changes'],
      ['a.yaml --mount /b=b.yaml', 'serve two APIs, each below its own path'],
      ['--port 0 --ephemeral', 'a free port, state in memory only'],
      ['--host 0.0.0.0 --token s3cret', 'reachable from other machines, for clients with the token'],
    ],
  },
  check: {
    summary: 'lint a contract, and show how each of its operations is served',
    usage: '[contract] [flags]',
    argument: 'contract',
    examples: [
      ['check their-api.yaml', 'exit code 1 when there are errors'],
      ['check their-api.yaml --json', 'the same as JSON'],
      ['check their-api.yaml --sarif check.sarif', 'write a report for CI services, too'],
      ['check --explain "GET /pets" their-api.yaml', 'show how one operation behaves, and why'],
    ],
  },
  state: {
    summary: 'export, import or reset the state of a running sandbox',
    usage: 'export [file] | import <file> | reset [flags]',
    argument: stateVerbs,
    examples: [
      ['state export', 'print the current state'],
      ['state export rows.json', 'save the current state to a file, which --seed-data accepts'],
      [
        'state import rows.yaml',
        'replace the current state with a JSON or YAML file; a file with errors is rejected whole, and every error is listed',
      ],
      ['state reset --session w3', 'reset the session w3 to the default session'],
    ],
  },
  requests: {
    summary: 'list the requests that clients sent to a running sandbox',
    usage: '[url] [flags]',
    argument: 'none',
    examples: [
      ['requests', 'list the requests that were sent, the oldest first'],
      ['requests --fail-on 4XX', 'the same; exit code 1 when one of them was refused'],
      ['requests http://127.0.0.1:4011 --session w3 --operation "POST /orders" --json', ''],
    ],
  },
  init: {
    summary: 'write a configuration file that has every option, commented',
    usage: '[file] [flags]',
    argument: 'file',
    examples: [
      ['init', 'write togai-sandbox.config.yaml, with the contract of this project'],
      ['init --force', 'write over the one that is there'],
    ],
  },
  types: {
    summary: 'write the TypeScript types of a contract',
    usage: '[contract] [flags]',
    argument: 'contract',
    examples: [
      ['types openapi.yaml', 'print the types'],
      ['types openapi.yaml -o src/api.d.ts', 'write them to a file, for openapi-fetch and others'],
    ],
  },
  completion: {
    summary: `print a script that completes command lines in a shell: ${shells.join(', ')}`,
    usage: shells.join(' | '),
    argument: shells,
    examples: [
      ['completion bash >> ~/.bashrc', 'bash'],
      ['completion zsh > ~/.zfunc/_togai-sandbox', 'zsh, where fpath has ~/.zfunc'],
      ['completion fish > ~/.config/fish/completions/togai-sandbox.fish', 'fish'],
    ],
  },
  help: {
    summary: 'show the help of a command',
    usage: '[command]',
    argument: commandNames,
    examples: [['help check', 'the same as togai-sandbox check --help']],
  },
};

const withHeading = (heading: string, options: object): readonly OptionDefinition[] =>
  Object.values<OptionDefinition>(options as Record<string, OptionDefinition>).map((option) => ({
    ...option,
    heading: `${heading}:`,
  }));

const general = withHeading('General', generalOptions);
const config = withHeading('General', configOptions);

/** The options that say where a contract is. */
const { contract, root, allowRemoteRefs, handlers } = optionTable;

/** The commands and all that they accept. */
export function commandTable(
  services: readonly ServiceOptionTable[],
): Readonly<Record<CommandName, CommandDefinition>> {
  const serving = [...groupedOptions, ...services.flatMap((each) => Object.values(serviceOptions(each)))];
  const reading = withHeading('Contract', { contract, root, allowRemoteRefs, handlers });
  const isOwn = (option: OptionDefinition) => !reading.some(({ flag }) => flag === option.flag);
  // `check` takes the flags of the line that serves the contract, too.
  const ignored = serving.filter(isOwn).map((option) => ({ ...option, hidden: true }));
  const options: Readonly<Record<CommandName, readonly OptionDefinition[]>> = {
    serve: [...serving, ...config, ...general],
    check: [...reading, ...ignored, ...withHeading('Report', reportOptions), ...config, ...general],
    state: [...withHeading('Sandbox', clientOptions), ...config, ...general],
    requests: [...withHeading('Sandbox', requestsOptions), ...config, ...general],
    init: [...withHeading('File', initOptions), ...general],
    types: [...reading, ...withHeading('Output', typesOptions), ...config, ...general],
    completion: general,
    help: general,
  };
  const withOptions = (name: CommandName) => ({ ...commandTexts[name], options: options[name] });
  return {
    serve: withOptions('serve'),
    check: withOptions('check'),
    state: withOptions('state'),
    requests: withOptions('requests'),
    init: withOptions('init'),
    types: withOptions('types'),
    completion: withOptions('completion'),
    help: withOptions('help'),
  };
}
