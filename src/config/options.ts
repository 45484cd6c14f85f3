import {
  parseAllowedHost,
  parseCurrency,
  parseDemo,
  parseFile,
  parseHost,
  parseOrigin,
  parsePath,
  parsePort,
  parseSeed,
  parseStep,
  parseSwitch,
  parseTime,
  parseToken,
} from './option-parsers.ts';

const accountIdentities = ['honoured', 'generated'] as const;

/** Whether the account made by `POST /customers` keeps the id, name and aliases it was sent with. */
export type AccountIdentity = (typeof accountIdentities)[number];

/** Everything a user may decide about a sandbox. */
export interface Config {
  /** The OpenAPI document to serve; undefined is the built-in one, Togai's. */
  readonly contract: string | undefined;
  /** Where the API is served, such as `/v1`; undefined takes the contract's `servers`. */
  readonly basePath: string | undefined;
  /** Whether the contract may refer to documents on other machines, which are then fetched at start. */
  readonly allowRemoteRefs: boolean;
  /** Decides all that chance decides; undefined lets ids be other ones at every start. */
  readonly seed: number | undefined;
  /** How the clock goes; undefined is the machine's. */
  readonly clock: ClockConfig | undefined;
  /** Whether to serve the contract anew when it changes. */
  readonly watch: boolean;
  readonly port: number;
  readonly host: string;
  /** The file that holds the state; undefined keeps it in memory only. */
  readonly data: string | undefined;
  /** The file of what an empty state begins with, and returns to when it is reset. */
  readonly seedData: string | undefined;
  /** How many customers, or whatever the contract is about, an empty state begins with; undefined begins with none. */
  readonly demo: number | undefined;
  /** The only tokens accepted; when there are none, any token is. */
  readonly tokens: readonly string[];
  /** Lower case, IPv6 in brackets: as a `Host` header says it. `*.` in front stands for every name below. */
  readonly allowHosts: readonly string[];
  /** `*`, `null`, or scheme://host[:port]: as an `Origin` header says it. */
  readonly allowOrigins: readonly string[];
  readonly baseCurrency: string;
  readonly accountIdentity: AccountIdentity;
  readonly quiet: boolean;
  /** Whether to keep what clients sent last, for `/__admin/requests`. */
  readonly journal: boolean;
}

/** A clock that stands at `time`, since 1970, and moves on by `step` with each call, both in milliseconds. */
export interface ClockConfig {
  readonly time: number;
  readonly step?: number;
}

/** What holds for everything that is not said. */
export const defaults: Config = {
  contract: undefined,
  basePath: undefined,
  allowRemoteRefs: false,
  seed: undefined,
  clock: undefined,
  watch: false,
  port: 4010,
  host: '127.0.0.1',
  data: 'data/sandbox.json',
  seedData: undefined,
  demo: undefined,
  tokens: [],
  allowHosts: [],
  allowOrigins: [],
  baseCurrency: 'USD',
  accountIdentity: 'honoured',
  quiet: false,
  journal: true,
};

/** A flag and its twin in the environment: `--base-currency` is also `TOGAI_SANDBOX_BASE_CURRENCY`. */
export interface OptionDefinition<T = unknown> {
  readonly flag: string;
  readonly short?: string;
  /** The name of the value in the help; a setting without one is a switch. */
  readonly placeholder?: string;
  /** A variable of another name, read when the twin is not set. */
  readonly variableAlias?: string;
  /** What is meant where the flag has no value; a next word that cannot be one is none. */
  readonly impliedValue?: string;
  /** May be given several times; its variable holds a list, separated by commas. */
  readonly repeatable?: boolean;
  /** Never shown in a message. */
  readonly secret?: boolean;
  readonly description: string;
  /** What to give, as a message says it. */
  readonly expects: string;
  /** Undefined when the text does not fit. */
  readonly parse: (text: string) => T | undefined;
}

/** The one list of settings: flags, variables, help and checks come from here. */
export const optionTable = {
  contract: {
    flag: 'contract',
    placeholder: 'FILE',
    description:
      'OpenAPI document to serve, 3.0 or 3.1, YAML or JSON; also as an argument (default: the built-in one)',
    expects: 'a file name, such as their-api.yaml',
    parse: parseFile,
  },
  port: {
    flag: 'port',
    short: 'p',
    placeholder: 'N',
    variableAlias: 'PORT',
    description: `port to listen on, 0 for any free one (default: ${defaults.port})`,
    expects: 'a whole number from 0 (any free port) to 65535',
    parse: parsePort,
  },
  host: {
    flag: 'host',
    short: 'h',
    placeholder: 'HOST',
    description: `address to listen on; one that other machines reach needs a --token (default: ${defaults.host})`,
    expects: 'a host name or an IP address without scheme, port and path, such as 127.0.0.1 or 0.0.0.0',
    parse: parseHost,
  },
  data: {
    flag: 'data',
    placeholder: 'FILE',
    description: `file that keeps the state (default: ${defaults.data}, or data/<name of the contract's file>.json)`,
    expects: `a file name, such as ${defaults.data}`,
    parse: parseFile,
  },
  ephemeral: {
    flag: 'ephemeral',
    description: 'keep the state in memory only',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  seedData: {
    flag: 'seed-data',
    placeholder: 'FILE',
    description:
      'rows to begin with while there are none, and to return to on reset: JSON or YAML, as an export',
    expects: 'a file name, such as data/demo.json',
    parse: parseFile,
  },
  demo: {
    flag: 'demo',
    placeholder: 'N',
    impliedValue: '20',
    description:
      'begin with made-up data while there is none, N customers or what the contract has (default: 20)',
    expects: 'a whole number from 1 to 100000',
    parse: parseDemo,
  },
  tokens: {
    flag: 'token',
    placeholder: 'T',
    repeatable: true,
    secret: true,
    description: 'accept only this bearer token (default: any token)',
    expects: 'letters, digits and - . _ ~ + / without spaces, as a bearer token is written (RFC 6750)',
    parse: parseToken,
  },
  allowHosts: {
    flag: 'allow-host',
    placeholder: 'H',
    repeatable: true,
    description: 'answer to this host name too, besides localhost; *.example.test is every name below',
    expects:
      'a host name or an IP address without scheme, port and path, such as sandbox.test or *.example.test',
    parse: parseAllowedHost,
  },
  allowOrigins: {
    flag: 'allow-origin',
    placeholder: 'O',
    repeatable: true,
    description: 'let web pages of this origin in too, besides those on this machine; * is every one',
    expects: '*, null or scheme://host[:port] without a path, such as https://app.example.test',
    parse: parseOrigin,
  },
  basePath: {
    flag: 'base-path',
    placeholder: 'PATH',
    description: "serve the API below this path (default: as the contract's servers say)",
    expects: 'a path, such as /v1, or / for none',
    parse: parsePath,
  },
  seed: {
    flag: 'seed',
    placeholder: 'N',
    description: 'number that decides generated values and ids, the same in every run (default: ids differ)',
    expects: 'a whole number',
    parse: parseSeed,
  },
  clock: {
    flag: 'clock',
    placeholder: 'TIME',
    description: "let the clock stand at this time (default: the machine's clock)",
    expects: 'a time with its offset, from 1970 on, such as 2026-01-01T00:00:00Z',
    parse: parseTime,
  },
  clockStep: {
    flag: 'clock-step',
    placeholder: 'D',
    description: 'let a clock set by --clock move on so far with each call (default: 0)',
    expects: 'a length of time, such as 1s, 5m or 250 (milliseconds)',
    parse: parseStep,
  },
  watch: {
    flag: 'watch',
    description: 'serve the contract anew when it changes',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  allowRemoteRefs: {
    flag: 'allow-remote-refs',
    description: 'let the contract refer to documents on other machines, and fetch them',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  baseCurrency: {
    flag: 'base-currency',
    placeholder: 'CUR',
    description: `currency of accounts that name none (default: ${defaults.baseCurrency})`,
    expects: 'three capital letters, such as EUR',
    parse: parseCurrency,
  },
  accountIdentity: {
    flag: 'account-identity',
    placeholder: 'HOW',
    description:
      `${accountIdentities.join(' or ')}: whether the account sent with a new customer keeps its id, name and ` +
      `aliases (default: ${defaults.accountIdentity})`,
    expects: accountIdentities.join(' or '),
    parse: (text) => accountIdentities.find((identity) => identity === text),
  },
  journal: {
    flag: 'journal',
    placeholder: 'HOW',
    description: 'on or off: whether to keep the last requests, for /__admin/requests (default: on)',
    expects: 'on or off',
    parse: (text) => (text === '' ? undefined : parseSwitch(text)),
  },
  quiet: {
    flag: 'quiet',
    description: 'no line per request',
    expects: 'yes or no',
    parse: parseSwitch,
  },
} satisfies Record<string, OptionDefinition>;

/** The variable of the environment that says the same as a flag. */
export function variableName(setting: OptionDefinition): string {
  return `TOGAI_SANDBOX_${setting.flag.replaceAll('-', '_').toUpperCase()}`;
}
