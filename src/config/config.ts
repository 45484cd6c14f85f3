import type { GeneralPolicies } from '../engine/policies/general/general-policies.ts';
import type { Leniency } from './leniency.ts';
import type { LogFormat } from './log-format.ts';

/** What the user of a sandbox configures, every option resolved. */
export interface Config extends GeneralPolicies {
  /** The OpenAPI document to serve; undefined is the built-in one, Togai's. */
  readonly contract: string | undefined;
  /** Several contracts, each with its state file, and below a path or the base path of its own; empty for one contract. */
  readonly mounts: readonly MountConfig[];
  /** The path below which the API is served, such as `/v1`; undefined takes it from the contract's `servers`. */
  readonly basePath: string | undefined;
  /** Whether the contract may reference documents on other machines, which are then fetched at start. */
  readonly allowRemoteRefs: boolean;
  /** The folder whose files the contract may refer to; undefined is the package or repository that it is in. */
  readonly root: string | undefined;
  /** Whether a contract with errors is refused; it is served around them otherwise. */
  readonly strict: boolean;
  /** Seeds generated data and ids; undefined generates different ids at every start. */
  readonly seed: number | undefined;
  /** A frozen clock; undefined is the machine's clock. */
  readonly clock: ClockConfig | undefined;
  /** Whether to reload when the contract changes. */
  readonly watch: boolean;
  readonly port: number;
  readonly host: string;
  /** Whether the local network may use the sandbox, with a token of its own; it then listens on every address. */
  readonly lan: boolean;
  /** That token; undefined generates one. */
  readonly lanToken: string | undefined;
  /** Whose `X-Forwarded-*` are honoured: nobody's, everybody's, so many proxies', or those of addresses, as Express has it. */
  readonly trustProxy: boolean | number | readonly string[];
  /** Whether to speak https, with a certificate that is made at the first start. */
  readonly https: boolean;
  /** The path of a certificate in PEM to speak https with, in place of that one; and that of its private key. */
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** The path of the state file; undefined stores the state in memory only. */
  readonly data: string | undefined;
  /** Where earlier versions stored the state: used as long as it is there, and nothing at `data`. */
  readonly formerData?: string | undefined;
  /** The path of the seed data for an empty state, which a reset restores. */
  readonly seedData: string | undefined;
  /** The path of the module that exports handlers of the user's own. */
  readonly handlers: string | undefined;
  /** The path of a file with overrides that every session begins with, JSON or YAML. */
  readonly overrides: string | undefined;
  /** How many demo records to generate when the state is empty: of Togai's contract, customers. Undefined is none. */
  readonly demo: number | undefined;
  /** The only tokens accepted, which every operation then requires; an empty list accepts any credentials. */
  readonly tokens: readonly string[];
  /** Whether operations stay open, in spite of tokens, that require no credentials by the contract. */
  readonly publicOperations: boolean;
  /** Further `Host` names accepted: lower case, IPv6 in brackets. A leading `*.` matches every subdomain. */
  readonly allowHosts: readonly string[];
  /** Further `Origin` values with CORS access: `*`, `null`, or scheme://host[:port]. */
  readonly allowOrigins: readonly string[];
  /** Whether a parent that nobody created, such as the `9` of `/shelves/9/books`, exists from its first use on. */
  readonly createParents: boolean;
  /** The options of built-in services that are set, by the name of the service and that of the option. */
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What requests are accepted for, though the contract refuses them. */
  readonly lenient: readonly Leniency[];
  /** The longest body that is read into memory, and the longest file or form with files, in bytes. */
  readonly bodyLimit: number;
  readonly uploadLimit: number;
  /** How many bytes all files that were uploaded may take together. */
  readonly uploadStorageLimit: number;
  /** About how many bytes the rows of all named sessions may take together, those that only snapshots hold, and the responses to idempotency keys. */
  readonly sessionLimit: number;
  readonly snapshotLimit: number;
  readonly replayLimit: number;
  /** Where webhooks are sent; undefined lists them without sending them, unless a request names a URL. */
  readonly webhookUrl: string | undefined;
  /** The key that webhooks are signed with, `whsec_` and Base64; undefined generates one. */
  readonly webhookSecret: string | undefined;
  /** Whether each change sends an event, where the contract declares no webhook for it. */
  readonly webhookEvents: boolean;
  /** Further hosts that webhooks may be sent to: lower case, IPv6 in brackets. A leading `*.` matches every subdomain. */
  readonly allowWebhookHosts: readonly string[];
  /** How long the target of a webhook may take, in milliseconds. */
  readonly webhookTimeout: number;
  /** Whether requests are left out of the log. */
  readonly quiet: boolean;
  /** `none` leaves requests out too. */
  readonly logFormat: LogFormat;
  /** Whether the sandbox's own requests are logged too. */
  readonly verbose: boolean;
  /** Whether to record requests for `/__admin/requests`. */
  readonly journal: boolean;
}

/** One of several contracts. */
export interface MountConfig {
  readonly contract: string;
  /** The path below which it is served; undefined takes it from its `servers`. */
  readonly path: string | undefined;
  readonly data: string | undefined;
  readonly formerData?: string | undefined;
}

/** A clock frozen at `time` (milliseconds since 1970), which each request advances by `step` milliseconds. */
export interface ClockConfig {
  readonly time: number;
  readonly step?: number;
}

/** The defaults of every option. */
export const defaults: Config = {
  contract: undefined,
  mounts: [],
  basePath: undefined,
  allowRemoteRefs: false,
  root: undefined,
  strict: false,
  seed: undefined,
  clock: undefined,
  watch: false,
  port: 4010,
  host: '127.0.0.1',
  lan: false,
  lanToken: undefined,
  trustProxy: false,
  https: false,
  cert: undefined,
  key: undefined,
  data: 'data/sandbox.json',
  seedData: undefined,
  handlers: undefined,
  overrides: undefined,
  demo: undefined,
  tokens: [],
  publicOperations: false,
  allowHosts: [],
  allowOrigins: [],
  createParents: false,
  services: {},
  lenient: [],
  bodyLimit: 10 * 1024 * 1024,
  uploadLimit: 100 * 1024 * 1024,
  uploadStorageLimit: 1024 * 1024 * 1024,
  sessionLimit: 512 * 1024 * 1024,
  snapshotLimit: 512 * 1024 * 1024,
  replayLimit: 64 * 1024 * 1024,
  webhookUrl: undefined,
  webhookSecret: undefined,
  webhookEvents: false,
  allowWebhookHosts: [],
  webhookTimeout: 10_000,
  quiet: false,
  logFormat: 'pretty',
  verbose: false,
  journal: true,
};
