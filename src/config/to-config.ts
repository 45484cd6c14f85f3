import type { GeneralPolicies } from '../engine/policies/general/general-policies.ts';
import type { ChosenContracts } from './choose-contracts.ts';
import { type Config, defaults } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { LogFormat } from './log-format.ts';
import { type OptionDefinition, type ServiceOptionTable, serviceOptions } from './option-definition.ts';
import { isStronger, type Lookup } from './option-lookup.ts';
import { optionTable } from './options.ts';
import { defaultStateFile, type StateFilePlace } from './state-file.ts';
import { requireToken, toLan } from './to-lan.ts';

/**
 * Resolves every option of a sandbox.
 * @param services the built-in services, whose options are given too
 * @param contracts which contracts are served
 * @throws ConfigError for what is invalid, and for options that contradict each other.
 */
export function toConfig(
  look: Lookup,
  services: readonly ServiceOptionTable[],
  contracts: ChosenContracts,
): Config {
  const last = <T>(definition: OptionDefinition<T>, fallback: T): T =>
    look(definition).values.at(-1) ?? fallback;
  const { contract } = contracts;
  const config: Config = {
    contract,
    mounts: toMounts(look, contracts),
    basePath: last<string | undefined>(optionTable.basePath, defaults.basePath),
    allowRemoteRefs: last(optionTable.allowRemoteRefs, defaults.allowRemoteRefs),
    root: last<string | undefined>(optionTable.root, defaults.root),
    strict: last(optionTable.strict, defaults.strict),
    seed: last<number | undefined>(optionTable.seed, defaults.seed),
    clock: toClock(look),
    watch: last(optionTable.watch, defaults.watch),
    port: last(optionTable.port, defaults.port),
    host: last(optionTable.host, defaults.host),
    ...toLan(look),
    trustProxy: last<Config['trustProxy']>(optionTable.trustProxy, defaults.trustProxy),
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
    logFormat: last<LogFormat>(optionTable.logFormat, defaults.logFormat),
    verbose: last(optionTable.verbose, defaults.verbose),
    journal: last<boolean>(optionTable.journal, defaults.journal),
    ...toGeneralPolicies(look),
  };
  return requireToken(config, look(optionTable.host).name);
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

/** The stronger of `--data` and `--ephemeral` wins; given as flags, or in one file, they are a contradiction. */
function toStateFile(look: Lookup, contract: string | undefined): StateFilePlace {
  const [data, ephemeral] = [look(optionTable.data), look(optionTable.ephemeral)];
  const given = data.values.at(-1);
  const inMemory = ephemeral.values.at(-1) ?? false;
  if (!inMemory || isStronger(data.source, ephemeral.source)) {
    return given === undefined ? defaultStateFile({ contract }) : { data: given };
  }
  if (data.source === ephemeral.source && data.source !== 'variable') throw contradiction(data, ephemeral);
  return { data: undefined };
}

function contradiction(...options: readonly { readonly name: string }[]): ConfigError {
  const names = options.map(({ name }) => name).join(' and ');
  return new ConfigError(`${names} contradict each other: give one of them.`);
}

/** What belongs to one contract cannot be given for several, unless by a weaker source than theirs. */
function toMounts(look: Lookup, { mounts, source }: ChosenContracts): Config['mounts'] {
  if (mounts.length === 0) return [];
  const { data, seedData, basePath, overrides } = optionTable;
  for (const option of [data, seedData, basePath, overrides]) {
    const given = look<unknown>(option);
    if (given.source === 'variable' || given.source === 'default' || isStronger(source, given.source))
      continue;
    throw new ConfigError(`${given.name} belongs to one contract: leave it out, or give one contract.`);
  }
  const inMemory = look(optionTable.ephemeral).values.at(-1) ?? false;
  return mounts.map((each) => {
    const others = mounts.filter((other) => other !== each);
    return { ...each, ...(inMemory ? { data: undefined } : defaultStateFile(each, others)) };
  });
}

/** An empty state has one source of initial data; the stronger one wins. */
function toInitialData(look: Lookup): Pick<Config, 'seedData' | 'demo'> {
  const [seedData, demo] = [look(optionTable.seedData), look(optionTable.demo)];
  if (seedData.source === demo.source && seedData.source !== 'default') throw contradiction(seedData, demo);
  return isStronger(seedData.source, demo.source)
    ? { seedData: seedData.values.at(-1), demo: undefined }
    : { seedData: undefined, demo: demo.values.at(-1) };
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
