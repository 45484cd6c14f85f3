import {
  parseAllowedHost,
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

/** What the user of a sandbox configures, every option resolved. */
export interface Config {
  /** The OpenAPI document to serve; undefined is the built-in one, Togai's. */
  readonly contract: string | undefined;
  /** The path below which the API is served, such as `/v1`; undefined takes it from the contract's `servers`. */
  readonly basePath: string | undefined;
  /** Whether the contract may reference documents on other machines, which are then fetched at start. */
  readonly allowRemoteRefs: boolean;
  /** Seeds generated data and ids; undefined generates different ids at every start. */
  readonly seed: number | undefined;
  /** A frozen clock; undefined is the machine's clock. */
  readonly clock: ClockConfig | undefined;
  /** Whether to reload when the contract changes. */
  readonly watch: boolean;
  readonly port: number;
  readonly host: string;
  /** The path of the state file; undefined stores the state in memory only. */
  readonly data: string | undefined;
  /** The path of the seed data for an empty state, which a reset restores. */
  readonly seedData: string | undefined;
  /** How many demo records to generate when the state is empty: of Togai's contract, customers. Undefined is none. */
  readonly demo: number | undefined;
  /** The only bearer tokens accepted; an empty list accepts any token. */
  readonly tokens: readonly string[];
  /** Further `Host` names accepted: lower case, IPv6 in brackets. A leading `*.` matches every subdomain. */
  readonly allowHosts: readonly string[];
  /** Further `Origin` values with CORS access: `*`, `null`, or scheme://host[:port]. */
  readonly allowOrigins: readonly string[];
  /** The options of built-in services that are set, by the name of the service and that of the option. */
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly quiet: boolean;
  /** Whether to record requests for `/__admin/requests`. */
  readonly journal: boolean;
}

/** A clock frozen at `time` (milliseconds since 1970), which each request advances by `step` milliseconds. */
export interface ClockConfig {
  readonly time: number;
  readonly step?: number;
}

/** The defaults of every option. */
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
  services: {},
  quiet: false,
  journal: true,
};

/** A flag and its environment variable: `--allow-host` is also `TOGAI_SANDBOX_ALLOW_HOST`. */
export interface OptionDefinition<T = unknown> {
  readonly flag: string;
  readonly short?: string;
  /** Another name of the flag, which the help leaves out. */
  readonly flagAlias?: string;
  /** The heading of the help under which the flag is listed; the general one by default. */
  readonly heading?: string;
  /** The name of the value in the help; an option without one is a switch. */
  readonly placeholder?: string;
  /** A second environment variable, read when the first is not set. */
  readonly variableAlias?: string;
  /** The value of a flag that is given without one. A next argument that is no number is not taken for its value. */
  readonly impliedValue?: string;
  /** Whether the flag may be repeated; its variable holds a list, separated by commas. */
  readonly repeatable?: boolean;
  /** Whether the value is a secret, which no message quotes. */
  readonly secret?: boolean;
  /** What the help says. */
  readonly description: string;
  /** What an error message asks for: "give …". */
  readonly expects: string;
  /** Returns `undefined` for an invalid text. */
  readonly parse: (text: string) => T | undefined;
}

/** The one table of options: flags, environment variables, help and validation are derived from it. */
export const optionTable = {
  contract: {
    flag: 'contract',
    placeholder: 'FILE',
    description:
      'OpenAPI document to serve, 3.0 or 3.1, YAML or JSON; also a positional argument (default: the built-in one)',
    expects: 'a file name, such as their-api.yaml',
    parse: parseFile,
  },
  port: {
    flag: 'port',
    short: 'p',
    placeholder: 'N',
    variableAlias: 'PORT',
    description: `port to listen on, 0 for any free port (default: ${defaults.port})`,
    expects: 'a whole number from 0 (any free port) to 65535',
    parse: parsePort,
  },
  host: {
    flag: 'host',
    short: 'h',
    placeholder: 'HOST',
    description: `address to listen on; one that other machines can reach requires a --token (default: ${defaults.host})`,
    expects: 'a host name or an IP address without scheme, port and path, such as 127.0.0.1 or 0.0.0.0',
    parse: parseHost,
  },
  data: {
    flag: 'data',
    placeholder: 'FILE',
    description: `state file (default: ${defaults.data}, or data/<name of the contract's file>.json)`,
    expects: `a file name, such as ${defaults.data}`,
    parse: parseFile,
  },
  ephemeral: {
    flag: 'ephemeral',
    description: 'store the state in memory only',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  seedData: {
    flag: 'seed-data',
    placeholder: 'FILE',
    description: 'seed data for an empty state, restored on reset: JSON or YAML, in the form of an export',
    expects: 'a file name, such as data/demo.json',
    parse: parseFile,
  },
  demo: {
    flag: 'demo',
    placeholder: 'N',
    impliedValue: '20',
    description:
      'generate N demo records when the state is empty: customers, or what the contract has (default: 20)',
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
    description: 'also accept this Host header, besides localhost; *.example.test matches every subdomain',
    expects:
      'a host name or an IP address without scheme, port and path, such as sandbox.test or *.example.test',
    parse: parseAllowedHost,
  },
  allowOrigins: {
    flag: 'allow-origin',
    placeholder: 'O',
    repeatable: true,
    description: 'allow CORS from this origin, besides those on this machine; * allows every origin',
    expects: '*, null or scheme://host[:port] without a path, such as https://app.example.test',
    parse: parseOrigin,
  },
  basePath: {
    flag: 'base-path',
    placeholder: 'PATH',
    description: "path below which the API is served (default: from the contract's servers)",
    expects: 'a path, such as /v1, or / for none',
    parse: parsePath,
  },
  seed: {
    flag: 'seed',
    placeholder: 'N',
    description: 'seed for reproducible data and ids (default: ids differ in every run)',
    expects: 'a whole number',
    parse: parseSeed,
  },
  clock: {
    flag: 'clock',
    placeholder: 'TIME',
    description: "freeze the clock at this time (default: the machine's clock)",
    expects: 'a time with its offset, from 1970 on, such as 2026-01-01T00:00:00Z',
    parse: parseTime,
  },
  clockStep: {
    flag: 'clock-step',
    placeholder: 'D',
    description: 'advance the frozen clock per request (default: 0)',
    expects: 'a duration, such as 1s, 5m or 250 (milliseconds)',
    parse: parseStep,
  },
  watch: {
    flag: 'watch',
    description: 'reload when the contract changes',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  allowRemoteRefs: {
    flag: 'allow-remote-refs',
    description: 'fetch documents on other machines that the contract references',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  journal: {
    flag: 'journal',
    placeholder: 'HOW',
    description: 'on or off: whether to record the last requests for /__admin/requests (default: on)',
    expects: 'on or off',
    parse: (text) => (text === '' ? undefined : parseSwitch(text)),
  },
  quiet: {
    flag: 'quiet',
    description: 'do not log requests',
    expects: 'yes or no',
    parse: parseSwitch,
  },
} satisfies Record<string, OptionDefinition>;

/** The environment variable of a flag. */
export function variableName(setting: OptionDefinition): string {
  return `TOGAI_SANDBOX_${setting.flag.replaceAll('-', '_').toUpperCase()}`;
}

/** A built-in service as the command line knows it: its name, how people write that, and its options. */
export interface ServiceOptionTable {
  readonly name: string;
  readonly title: string;
  readonly options: Readonly<Record<string, OptionDefinition>>;
}

/** The options of a service as flags: listed under its title, and also accepted with its name as a prefix. */
export function serviceOptions({
  name,
  title,
  options,
}: ServiceOptionTable): Readonly<Record<string, OptionDefinition>> {
  const toFlag = (option: OptionDefinition): OptionDefinition => ({
    ...option,
    flagAlias: `${name}-${option.flag}`,
    heading: `Options of ${title}:`,
  });
  return Object.fromEntries(Object.entries(options).map(([key, option]) => [key, toFlag(option)]));
}
