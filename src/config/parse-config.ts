import type { GeneralPolicies } from '../engine/policies/general/general-policies.ts';
import { helpText, parseCliArgs } from './cli-args.ts';
import type { FlagValues } from './cli-options.ts';
import { type Config, defaults } from './config.ts';
import { ConfigError } from './config-error.ts';
import {
  type OptionDefinition,
  type ServiceOptionTable,
  serviceOptions,
  variableName,
} from './option-definition.ts';
import { isLoopback } from './option-parsers.ts';
import { optionTable } from './options.ts';
import { parseRequestsArgs, requestsHelpText } from './requests-args.ts';
import { type RequestsCommand, requestsOptionTable } from './requests-options.ts';
import { parseStateArgs, stateHelpText } from './state-args.ts';
import { defaultStateFile, type StateFilePlace } from './state-file.ts';
import { defaultUrl, type StateCommand, stateOptionTable } from './state-options.ts';

export { type Config, defaults } from './config.ts';
export { ConfigError } from './config-error.ts';
export type { ServiceOptionTable } from './option-definition.ts';
export { isLoopback, parseAllowedHost } from './option-parsers.ts';
export type { RequestsCommand } from './requests-options.ts';
export { defaultUrl, type StateCommand } from './state-options.ts';

/** What a command line asks for, every option resolved. */
export type Invocation =
  | { readonly kind: 'serve'; readonly config: Config }
  | { readonly kind: 'check'; readonly config: Config; readonly json: boolean; readonly explain?: string }
  | { readonly kind: 'state'; readonly command: StateCommand }
  | { readonly kind: 'requests'; readonly command: RequestsCommand }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' };

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The values of one option, and where they come from. */
interface OptionValues<T> {
  readonly values: readonly T[];
  readonly source: 'flag' | 'variable' | 'default';
  /** What messages call the option: its flag or its variable. */
  readonly name: string;
}

/** Looks the values of an option up. */
type Lookup = <T>(definition: OptionDefinition<T>) => OptionValues<T>;

/**
 * Parses the command line and the environment; a flag wins over its variable.
 * @param args the arguments after the name of the program
 * @param services the built-in services, whose options are flags and variables too
 * @throws ConfigError for the first mistake, in one line that says what to give instead.
 */
export function parseConfig(
  args: readonly string[],
  env: Environment,
  services: readonly ServiceOptionTable[] = [],
): Invocation {
  if (args[0] === 'state') return parseStateCommand(args.slice(1), env);
  if (args[0] === 'requests') return parseRequestsCommand(args.slice(1), env);
  const { command, values, ...report } = parseCliArgs(args, services);
  if (command === 'help') return { kind: 'help', text: helpText(services) };
  if (command === 'version') return { kind: 'version' };
  const look: Lookup = (definition) => lookUp(definition, values, env);
  const config = requireToken(toConfig(look, services), look(optionTable.host).name);
  return command === 'check' ? { kind: 'check', config, ...report } : { kind: 'serve', config };
}

function parseStateCommand(args: readonly string[], env: Environment): Invocation {
  const parsed = parseStateArgs(args);
  if (parsed === 'help') return { kind: 'help', text: stateHelpText() };
  const { verb, file, values } = parsed;
  const last = <T>(definition: OptionDefinition<T>) => lookUp(definition, values, env).values.at(-1);
  const url = last(stateOptionTable.url) ?? defaultUrl;
  const session = last(stateOptionTable.session);
  const token = last(stateOptionTable.token);
  return { kind: 'state', command: { verb, file, url, session, token } };
}

function parseRequestsCommand(args: readonly string[], env: Environment): Invocation {
  const values = parseRequestsArgs(args);
  if (values === 'help') return { kind: 'help', text: requestsHelpText() };
  const all = <T>(definition: OptionDefinition<T>) => lookUp(definition, values, env);
  const last = <T>(definition: OptionDefinition<T>) => all(definition).values.at(-1);
  // The server has a variable for its port, too: only a flag names another sandbox than --url does.
  const { source, values: ports } = all(requestsOptionTable.port);
  const url = source === 'flag' ? `http://127.0.0.1:${ports.at(-1)}` : last(requestsOptionTable.url);
  return {
    kind: 'requests',
    command: {
      url: url ?? defaultUrl,
      session: last(requestsOptionTable.session),
      token: last(requestsOptionTable.token),
      operation: last(requestsOptionTable.operation),
      status: last(requestsOptionTable.status),
      failOn: all(requestsOptionTable.failOn).values,
      json: last(requestsOptionTable.json) ?? false,
    },
  };
}

function toConfig(look: Lookup, services: readonly ServiceOptionTable[]): Config {
  const last = <T>(definition: OptionDefinition<T>, fallback: T): T =>
    look(definition).values.at(-1) ?? fallback;
  const mounts = toMounts(look);
  const contract = mounts.length > 0 ? undefined : look(optionTable.contract).values.at(-1);
  return {
    contract,
    mounts,
    basePath: last<string | undefined>(optionTable.basePath, defaults.basePath),
    allowRemoteRefs: last(optionTable.allowRemoteRefs, defaults.allowRemoteRefs),
    root: last<string | undefined>(optionTable.root, defaults.root),
    strict: last(optionTable.strict, defaults.strict),
    seed: last<number | undefined>(optionTable.seed, defaults.seed),
    clock: toClock(look),
    watch: last(optionTable.watch, defaults.watch),
    port: last(optionTable.port, defaults.port),
    host: last(optionTable.host, defaults.host),
    ...toTls(look),
    ...toStateFile(look, contract),
    ...toInitialData(look),
    handlers: last<string | undefined>(optionTable.handlers, defaults.handlers),
    overrides: last<string | undefined>(optionTable.overrides, defaults.overrides),
    tokens: look(optionTable.tokens).values,
    publicOperations: last(optionTable.publicOperations, defaults.publicOperations),
    allowHosts: look(optionTable.allowHosts).values,
    allowOrigins: look(optionTable.allowOrigins).values,
    createParents: last(optionTable.createParents, defaults.createParents),
    services: Object.fromEntries(services.flatMap((service) => optionsOf(service, look))),
    lenient: [...new Set(look(optionTable.lenient).values.flat())],
    bodyLimit: last(optionTable.bodyLimit, defaults.bodyLimit),
    uploadLimit: last(optionTable.uploadLimit, defaults.uploadLimit),
    uploadStorageLimit: last(optionTable.uploadStorageLimit, defaults.uploadStorageLimit),
    sessionLimit: last(optionTable.sessionLimit, defaults.sessionLimit),
    snapshotLimit: last(optionTable.snapshotLimit, defaults.snapshotLimit),
    replayLimit: last(optionTable.replayLimit, defaults.replayLimit),
    webhookUrl: last<string | undefined>(optionTable.webhookUrl, defaults.webhookUrl),
    webhookSecret: last<string | undefined>(optionTable.webhookSecret, defaults.webhookSecret),
    webhookEvents: last(optionTable.webhookEvents, defaults.webhookEvents),
    allowWebhookHosts: look(optionTable.allowWebhookHosts).values,
    webhookTimeout: last(optionTable.webhookTimeout, defaults.webhookTimeout),
    quiet: last(optionTable.quiet, defaults.quiet),
    journal: last<boolean>(optionTable.journal, defaults.journal),
    ...toGeneralPolicies(look),
  };
}

/** What holds for every request; what is not given is left out. */
function toGeneralPolicies(look: Lookup): GeneralPolicies {
  const delay = look(optionTable.delay).values.at(-1);
  const lists = {
    errorRate: look(optionTable.errorRate).values,
    faultRate: look(optionTable.faultRate).values,
    rateLimit: look(optionTable.rateLimit).values,
  };
  const given = Object.entries(lists).filter(([, values]) => values.length > 0);
  return { ...(delay !== undefined && { delay }), ...Object.fromEntries(given) };
}

/** The options of a service that are set, under its name; the others are left to the defaults of the service. */
function optionsOf(service: ServiceOptionTable, look: Lookup): readonly [string, Record<string, unknown>][] {
  const values = Object.entries(serviceOptions(service)).flatMap(([name, definition]) => {
    const value = look(definition).values.at(-1);
    return value === undefined ? [] : [[name, value] as const];
  });
  return values.length === 0 ? [] : [[service.name, Object.fromEntries(values)]];
}

function lookUp<T>(
  definition: OptionDefinition<T>,
  cliValues: FlagValues,
  env: Environment,
): OptionValues<T> {
  const fromFlag = cliValues.get(definition.flag);
  if (fromFlag !== undefined) {
    const values = fromFlag.map(({ text, flag }) => parseValue(definition, text, flag));
    return { values, source: 'flag', name: `--${definition.flag}` };
  }
  const { repeatable, secret, variableAlias } = definition;
  const names = [variableName(definition), ...(variableAlias ? [variableAlias] : [])];
  const name = names.find((candidate) => env[candidate] !== undefined);
  if (name === undefined) return { values: [], source: 'default', name: `--${definition.flag}` };
  const text = env[name] ?? '';
  const items = repeatable ? text.split(',').map((item) => item.trim()) : [text];
  // An empty list means none. For a secret it is an error: a token that failed to be set must not allow any token.
  const given = repeatable && !secret ? items.filter((item) => item !== '') : items;
  return { values: given.map((item) => parseValue(definition, item, name)), source: 'variable', name };
}

function parseValue<T>(definition: OptionDefinition<T>, text: string, name: string): T {
  const value = definition.parse(text);
  if (value !== undefined) return value;
  const quoted = definition.secret ? 'this' : JSON.stringify(text);
  const hint = definition.hint?.(text) ?? '';
  throw new ConfigError(`${name} cannot be ${quoted}: give ${definition.expects}.${hint}`);
}

/** A flag wins over a variable: `--data` over `--ephemeral` in the environment. Both as flags are a contradiction. */
function toStateFile(look: Lookup, contract: string | undefined): StateFilePlace {
  const [data, ephemeral] = [look(optionTable.data), look(optionTable.ephemeral)];
  const inMemory = ephemeral.values.at(-1) ?? false;
  if (data.source === 'flag' && ephemeral.source === 'flag') {
    throw new ConfigError('--data and --ephemeral contradict each other: give one of them.');
  }
  const given = data.values.at(-1);
  if (data.source === 'flag' || !inMemory) {
    return given === undefined ? defaultStateFile({ contract }) : { data: given };
  }
  return { data: undefined };
}

/** Each of several contracts; none where there is one. What belongs to one contract cannot be given for several. */
function toMounts(look: Lookup): Config['mounts'] {
  const plain = look(optionTable.contract).values.map((contract) => ({ contract, path: undefined }));
  const mounted = look(optionTable.mounts).values;
  if (mounted.length === 0 && plain.length < 2) return [];
  for (const option of [
    optionTable.data,
    optionTable.seedData,
    optionTable.basePath,
    optionTable.overrides,
  ]) {
    const { source, name } = look<unknown>(option);
    if (source !== 'flag') continue;
    throw new ConfigError(`${name} belongs to one contract: leave it out, or give one contract.`);
  }
  const inMemory = look(optionTable.ephemeral).values.at(-1) ?? false;
  const all = [...plain, ...mounted];
  return all.map((each) => {
    const others = all.filter((other) => other !== each);
    return { ...each, ...(inMemory ? { data: undefined } : defaultStateFile(each, others)) };
  });
}

/** An empty state has one source of initial data; a flag wins over a variable. */
function toInitialData(look: Lookup): Pick<Config, 'seedData' | 'demo'> {
  const [seedData, demo] = [look(optionTable.seedData), look(optionTable.demo)];
  if (seedData.source === demo.source && seedData.source !== 'default') {
    throw new ConfigError(`${seedData.name} and ${demo.name} contradict each other: give one of them.`);
  }
  return demo.source === 'flag' || seedData.source === 'default'
    ? { seedData: undefined, demo: demo.values.at(-1) }
    : { seedData: seedData.values.at(-1), demo: undefined };
}

/** Only a frozen clock can be advanced per request. */
function toClock(look: Lookup): Config['clock'] {
  const time = look(optionTable.clock).values.at(-1);
  const { name, values } = look(optionTable.clockStep);
  const step = values.at(-1);
  if (time !== undefined) return { time, ...(step !== undefined && { step }) };
  if (step === undefined) return undefined;
  throw new ConfigError(`${name} advances a frozen clock: give --clock too.`);
}

/** A certificate goes with its private key. */
function toTls(look: Lookup): Pick<Config, 'https' | 'cert' | 'key'> {
  const [cert, key] = [look(optionTable.cert), look(optionTable.key)];
  const [given, missing] = cert.values.length > 0 ? [cert, key] : [key, cert];
  if (given.values.length > 0 && missing.values.length === 0) {
    throw new ConfigError(`${given.name} needs its other half: give ${missing.name} too.`);
  }
  const https = look(optionTable.https).values.at(-1) ?? defaults.https;
  return { https: https || given.values.length > 0, cert: cert.values.at(-1), key: key.values.at(-1) };
}

/** An address that other machines can reach requires a token. */
function requireToken(config: Config, name: string): Config {
  if (isLoopback(config.host) || config.tokens.length > 0) return config;
  throw new ConfigError(
    `${name} ${config.host} is reachable from other machines: require a --token, or listen on ${defaults.host}.`,
  );
}
