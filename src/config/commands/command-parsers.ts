import type { CheckFormat } from '../check-format.ts';
import { type ChosenContracts, chooseContracts, type Project } from '../choose-contracts.ts';
import { ConfigError } from '../config-error.ts';
import { configFileNames, findConfigFile } from '../file/find-config-file.ts';
import { initText } from '../file/init-text.ts';
import type { Invocation, OpenCondition } from '../invocation.ts';
import { createLookup, type Lookup } from '../option-lookup.ts';
import { initOptions, reportOptions, typesOptions } from '../options/command-options.ts';
import { networkOptions } from '../options/network-options.ts';
import { optionTable } from '../options.ts';
import { toConfig } from '../to-config.ts';
import { toRequests, toStateCommand } from './client-parsers.ts';
import { type CommandName, commandNames, shells } from './command-definition.ts';
import { helpText } from './command-help.ts';
import { type CommandLine, requireCount, withPositionals } from './command-line.ts';
import { requireContracts, requireWord } from './split-command-line.ts';

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

function requireOneContract(command: CommandName, { given, positionals }: CommandLine): void {
  const flags = given.flags.get(optionTable.contract.flag) ?? [];
  const names = [...flags.map(({ text }) => text), ...positionals];
  if (names.length < 2) return;
  const list = names.map((name) => JSON.stringify(name)).join(' and ');
  throw new ConfigError(`${command} takes one contract, not ${list}: give one of them.`);
}
