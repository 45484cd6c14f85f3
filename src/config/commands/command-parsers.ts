import type { CheckFormat } from '../check-format.ts';
import { type ChosenContracts, chooseContracts, type Project } from '../choose-contracts.ts';
import { ConfigError } from '../config-error.ts';
import { configFileNames, findConfigFile } from '../file/find-config-file.ts';
import { initText } from '../file/init-text.ts';
import type { FlagValues } from '../flag-values.ts';
import type { Invocation, OpenCondition, StateCommand } from '../invocation.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { createLookup, type GivenValues, type Lookup } from '../option-lookup.ts';
import { type ClientTarget, clientOptions, defaultUrl } from '../options/client-options.ts';
import { initOptions, reportOptions, typesOptions } from '../options/command-options.ts';
import { networkOptions } from '../options/network-options.ts';
import { requestsOptions } from '../options/requests-options.ts';
import { optionTable } from '../options.ts';
import { toConfig } from '../to-config.ts';
import { type CommandName, commandNames, type StateVerb, shells, stateVerbs } from './command-definition.ts';
import { helpText } from './command-help.ts';
import { requireContracts, requireWord } from './split-command-line.ts';

/** A command line that is split, with all else that was given. */
export interface CommandLine {
  readonly given: GivenValues;
  /** The arguments that belong to no flag. */
  readonly positionals: readonly string[];
  readonly project: Project;
}

/** What each command makes of its line. Each throws ConfigError for what it does not take. */
export const commandParsers: Readonly<Record<CommandName, (line: CommandLine) => Invocation>> = {
  serve: (line) => {
    const { config, contracts } = toServed(line);
    return {
      kind: 'serve',
      config,
      isFound: contracts.isFound,
      open: toOpenCondition(createLookup(line.given)),
    };
  },
  check: (line) => {
    requireOneContract('check', line);
    const look = createLookup(line.given);
    const explain = look(reportOptions.explain).values.at(-1);
    const sarif = look(reportOptions.sarif).values.at(-1);
    const format = toFormat(look);
    requireExplainable(explain, format, sarif);
    return {
      kind: 'check',
      config: toServed(line).config,
      format,
      ...(sarif !== undefined && { sarif }),
      ...(explain !== undefined && { explain }),
    };
  },
  state: (line) => ({ kind: 'state', command: toStateCommand(line) }),
  requests: toRequests,
  init: ({ given, positionals, project }) => {
    requireCount('init', positionals, [0, 1], 'file');
    const force = createLookup(given)(initOptions.force).values.at(-1) ?? false;
    const [file = configFileNames[0]] = positionals;
    requireNewFile(file, project);
    return { kind: 'init', command: { file, text: initText(project), force } };
  },
  types: (line) => {
    requireOneContract('types', line);
    const { contract, root, allowRemoteRefs } = toServed(line).config;
    const output = createLookup(line.given)(typesOptions.output).values.at(-1);
    return { kind: 'types', command: { contract, root, allowRemoteRefs, output } };
  },
  completion: ({ positionals: [word, ...rest] }) => {
    const shell = requireWord(word, shells, 'completion', 'shell');
    requireCount('completion', rest, [0, 0], 'argument');
    return { kind: 'completion', shell };
  },
  help: ({ positionals: [word], project }) => {
    const name = word === undefined ? undefined : requireWord(word, commandNames, 'help', 'command');
    return { kind: 'help', text: helpText(name, project.services) };
  },
};

/** A flag is meant for this start, and the rest for every one. */
function toOpenCondition(look: Lookup): OpenCondition {
  const { values, source } = look(networkOptions.open);
  if (values.at(-1) !== true) return 'never';
  return source === 'flag' ? 'always' : 'terminal';
}

/** `--json` is short for a format. */
function toFormat(look: Lookup): CheckFormat {
  const format = look(reportOptions.format).values.at(-1);
  const isJson = look(reportOptions.json).values.at(-1) ?? false;
  if (isJson && format !== undefined && format !== 'json') {
    throw new ConfigError(`--json and --format ${format} contradict each other: give one of them.`);
  }
  return format ?? (isJson ? 'json' : 'text');
}

/** An explanation has no findings to annotate. */
function requireExplainable(explain?: string, format?: CheckFormat, sarif?: string): void {
  if (explain === undefined) return;
  const other = sarif === undefined ? format : 'sarif';
  if (other === 'text' || other === 'json') return;
  throw new ConfigError(`--explain is text or JSON, and not ${other}: leave out one of them.`);
}

/** A file with comments is one in YAML, and another configuration of the folder would contradict it. */
function requireNewFile(file: string, { folder }: Project): void {
  if (!/\.ya?ml$/.test(file)) {
    throw new ConfigError(`init writes YAML, and not ${file}: give a name such as ${configFileNames[0]}.`);
  }
  const other = folder === undefined ? undefined : findConfigFile(folder, undefined);
  if (other === undefined || other.file === file) return;
  throw new ConfigError(`${other.file} configures the sandbox already: edit that, or remove it first.`);
}

/** Contracts may be positional arguments, without their flag. */
function toServed({ given, positionals, project }: CommandLine) {
  const { flag } = optionTable.contract;
  if (project.folder !== undefined) requireContracts(positionals, project.folder, project.services);
  const look = createLookup({ ...given, flags: withPositionals(given.flags, flag, positionals) });
  const contracts: ChosenContracts = chooseContracts(look, project);
  return { config: toConfig(look, project.services, contracts), contracts };
}

/** A flag with the arguments that may be given without it, after those that are given with it. */
function withPositionals(flags: FlagValues, flag: string, positionals: readonly string[]): FlagValues {
  if (positionals.length === 0) return flags;
  const added = positionals.map((text) => ({ text, flag: `--${flag}` }));
  return new Map([...flags, [flag, [...(flags.get(flag) ?? []), ...added]]]);
}

function requireOneContract(command: CommandName, { given, positionals }: CommandLine): void {
  const flags = given.flags.get(optionTable.contract.flag) ?? [];
  const names = [...flags.map(({ text }) => text), ...positionals];
  if (names.length < 2) return;
  const list = names.map((name) => JSON.stringify(name)).join(' and ');
  throw new ConfigError(`${command} takes one contract, not ${list}: give one of them.`);
}

/** How many files each verb takes. */
const fileCounts: Readonly<Record<StateVerb, readonly [min: number, max: number]>> = {
  export: [0, 1],
  import: [1, 1],
  reset: [0, 0],
};

function toStateCommand({ given, positionals: [word, ...files] }: CommandLine): StateCommand {
  const verb = requireWord(word, stateVerbs, 'state', 'subcommand');
  requireCount(`state ${verb}`, files, fileCounts[verb], 'file');
  return { verb, file: files[0], ...toTarget(createLookup(given)) };
}

/** @throws ConfigError for too few and too many arguments. */
function requireCount(
  command: string,
  given: readonly string[],
  [min, max]: readonly [min: number, max: number],
  noun: string,
): void {
  if (given.length < min) {
    throw new ConfigError(`${command} has no ${noun}: give one in JSON or YAML, as in ${command} rows.json.`);
  }
  if (given.length <= max) return;
  const allowed = max === 0 ? `no ${noun}` : `one ${noun}`;
  throw new ConfigError(`${command} takes ${allowed}, and not ${given.join(' and ')}: leave out the rest.`);
}

function toRequests({ given, positionals }: CommandLine): Invocation {
  const { url, port } = requestsOptions;
  const flags = withPositionals(given.flags, url.flag, positionals);
  const named = [url, port].flatMap(({ flag }) => (flags.get(flag) ?? []).map(({ text }) => text));
  if (named.length > 1) {
    throw new ConfigError(
      `requests are those of one sandbox, not of ${named.join(' and ')}: give one of them.`,
    );
  }
  const look = createLookup({ ...given, flags });
  const last = <T>(definition: OptionDefinition<T>) => look(definition).values.at(-1);
  return {
    kind: 'requests',
    command: {
      ...toTarget(look),
      operation: last(requestsOptions.operation),
      status: last(requestsOptions.status),
      failOn: look(requestsOptions.failOn).values,
      json: last(requestsOptions.json) ?? false,
    },
  };
}

/** The sandbox that is named; else the one that the configuration file describes, on this machine. */
function toTarget(look: Lookup): ClientTarget {
  const url = look(clientOptions.url);
  const port = look(requestsOptions.port);
  // The server has a variable for its port, too: only a flag names another sandbox than --url does.
  const isPortNamed = port.source === 'flag' || (port.source === 'file' && url.source === 'default');
  const scheme = look(networkOptions.https).values.at(-1) && port.source === 'file' ? 'https' : 'http';
  const local =
    isPortNamed && port.values.at(-1) !== 0 ? `${scheme}://127.0.0.1:${port.values.at(-1)}` : undefined;
  return {
    url: local ?? url.values.at(-1) ?? defaultUrl,
    session: look(clientOptions.session).values.at(-1),
    token: look(clientOptions.token).values.at(-1),
  };
}
