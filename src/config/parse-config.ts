import { join, parse } from 'node:path';
import { helpText, parseCliArgs } from './cli-args.ts';
import { ConfigError } from './config-error.ts';
import { isLoopback } from './option-parsers.ts';
import { type Config, defaults, type OptionDefinition, optionTable, variableName } from './options.ts';
import { parseStateArgs, stateHelpText } from './state-args.ts';
import { defaultUrl, type StateCommand, stateOptionTable } from './state-options.ts';

export { ConfigError } from './config-error.ts';
export { isLoopback, parseAllowedHost } from './option-parsers.ts';
export { type AccountIdentity, type Config, defaults } from './options.ts';
export { defaultUrl, type StateCommand } from './state-options.ts';

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: 'serve'; readonly config: Config }
  | { readonly kind: 'check'; readonly config: Config; readonly json: boolean }
  | { readonly kind: 'state'; readonly command: StateCommand }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' };

/** The variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What was said of one setting, and where: on the command line or in a variable. */
interface ParsedArgs<T> {
  readonly values: readonly T[];
  readonly by: 'flag' | 'variable' | 'default';
  /** What a message calls it. */
  readonly name: string;
}

/** What was said of a setting. */
type Lookup = <T>(setting: OptionDefinition<T>) => ParsedArgs<T>;

/**
 * Reads the command line and the environment; a flag wins over its variable.
 * @param args what follows the name of the program
 * @throws ConfigError for the first mistake, in one line that says what to give instead.
 */
export function parseConfig(args: readonly string[], env: Environment): Invocation {
  if (args[0] === 'state') return parseState(args.slice(1), env);
  const line = parseCliArgs(args);
  if (line.command === 'help') return { kind: 'help', text: helpText() };
  if (line.command === 'version') return { kind: 'version' };
  const look: Lookup = (setting) => lookUp(setting, line.values, env);
  const config = requireSafe(configOf(look), look(optionTable.host).name);
  return line.command === 'check' ? { kind: 'check', config, json: line.json } : { kind: 'serve', config };
}

function parseState(args: readonly string[], env: Environment): Invocation {
  const line = parseStateArgs(args);
  if (line === 'help') return { kind: 'help', text: stateHelpText() };
  const last = <T>(setting: OptionDefinition<T>) => lookUp(setting, line.values, env).values.at(-1);
  const { verb, file } = line;
  const [session, token] = [last(stateOptionTable.session), last(stateOptionTable.token)];
  return {
    kind: 'state',
    command: { verb, file, url: last(stateOptionTable.url) ?? defaultUrl, session, token },
  };
}

function configOf(look: Lookup): Config {
  const last = <T>(setting: OptionDefinition<T>, usual: T): T => look(setting).values.at(-1) ?? usual;
  const contract = last<string | undefined>(optionTable.contract, defaults.contract);
  return {
    contract,
    basePath: last<string | undefined>(optionTable.basePath, defaults.basePath),
    allowRemoteRefs: last(optionTable.allowRemoteRefs, defaults.allowRemoteRefs),
    seed: last<number | undefined>(optionTable.seed, defaults.seed),
    clock: clockOf(look),
    watch: last(optionTable.watch, defaults.watch),
    port: last(optionTable.port, defaults.port),
    host: last(optionTable.host, defaults.host),
    data: dataOf(look, contract),
    ...firstWordsOf(look),
    tokens: look(optionTable.tokens).values,
    allowHosts: look(optionTable.allowHosts).values,
    allowOrigins: look(optionTable.allowOrigins).values,
    baseCurrency: last(optionTable.baseCurrency, defaults.baseCurrency),
    accountIdentity: last(optionTable.accountIdentity, defaults.accountIdentity),
    quiet: last(optionTable.quiet, defaults.quiet),
    journal: last<boolean>(optionTable.journal, defaults.journal),
  };
}

function lookUp<T>(
  setting: OptionDefinition<T>,
  texts: ReadonlyMap<string, readonly string[]>,
  env: Environment,
): ParsedArgs<T> {
  const flag = `--${setting.flag}`;
  const flagged = texts.get(setting.flag);
  if (flagged !== undefined) {
    return { values: flagged.map((text) => read(setting, text, flag)), by: 'flag', name: flag };
  }
  const names = [variableName(setting), ...(setting.variableAlias ? [setting.variableAlias] : [])];
  const name = names.find((candidate) => env[candidate] !== undefined);
  if (name === undefined) return { values: [], by: 'default', name: flag };
  const text = env[name] ?? '';
  const items = setting.repeatable ? text.split(',').map((item) => item.trim()) : [text];
  // An empty list says that there is nothing. Not so where it is a secret: one that failed to be set opens doors.
  const given = setting.repeatable && !setting.secret ? items.filter((item) => item !== '') : items;
  return { values: given.map((item) => read(setting, item, name)), by: 'variable', name };
}

function read<T>(setting: OptionDefinition<T>, text: string, name: string): T {
  const value = setting.parse(text);
  if (value !== undefined) return value;
  const shown = setting.secret ? 'this' : JSON.stringify(text);
  throw new ConfigError(`${name} cannot be ${shown}: give ${setting.expects}.`);
}

/** Of a file and memory the one said on the command line counts; both there contradict each other. */
function dataOf(look: Lookup, contract: string | undefined): string | undefined {
  const [data, ephemeral] = [look(optionTable.data), look(optionTable.ephemeral)];
  const inMemory = ephemeral.values.at(-1) ?? false;
  if (data.by === 'flag' && ephemeral.by === 'flag') {
    throw new ConfigError('--data and --ephemeral contradict each other: give one of them.');
  }
  if (data.by === 'flag' || !inMemory) return data.values.at(-1) ?? dataFileOf(contract);
  return undefined;
}

/** A state begins with one thing; of a flag and a variable, the flag counts. */
function firstWordsOf(look: Lookup): Pick<Config, 'seedData' | 'demo'> {
  const [seedData, demo] = [look(optionTable.seedData), look(optionTable.demo)];
  if (seedData.by === demo.by && seedData.by !== 'default') {
    throw new ConfigError(`${seedData.name} and ${demo.name} contradict each other: give one of them.`);
  }
  return demo.by === 'flag' || seedData.by === 'default'
    ? { seedData: undefined, demo: demo.values.at(-1) }
    : { seedData: seedData.values.at(-1), demo: undefined };
}

/** A clock that goes cannot be moved on by the calls as well. */
function clockOf(look: Lookup): Config['clock'] {
  const [time, step] = [look(optionTable.clock).values.at(-1), look(optionTable.clockStep)];
  const by = step.values.at(-1);
  if (time !== undefined) return { time, ...(by !== undefined && { step: by }) };
  if (by === undefined) return undefined;
  throw new ConfigError(`${step.name} moves on a clock that stands: give --clock too.`);
}

/** Each contract has data of its own, so that one is not taken for another's. */
function dataFileOf(contract: string | undefined): string | undefined {
  return contract === undefined ? defaults.data : join('data', `${parse(contract).name}.json`);
}

/** Other machines are let in only with a token. */
function requireSafe(config: Config, name: string): Config {
  if (isLoopback(config.host) || config.tokens.length > 0) return config;
  throw new ConfigError(
    `${name} ${config.host} lets other machines in: give at least one --token that they must send, or listen on ${defaults.host}.`,
  );
}
