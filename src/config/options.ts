import { defaults } from './config.ts';
import { leniencies, parseLeniencies } from './leniency.ts';
import type { OptionDefinition } from './option-definition.ts';
import {
  parseAllowedHost,
  parseDemo,
  parseFile,
  parseHost,
  parseMount,
  parseOrigin,
  parsePath,
  parsePort,
  parseSeed,
  parseSize,
  parseStep,
  parseSwitch,
  parseTarget,
  parseTime,
  parseTimeout,
  parseToken,
  parseWebhookSecret,
} from './option-parsers.ts';
import { policyOptions } from './policy-options.ts';

/** The one table of options: flags, environment variables, help and validation are derived from it. */
export const optionTable = {
  contract: {
    flag: 'contract',
    placeholder: 'FILE',
    description:
      'OpenAPI document to serve, a file or an address, OpenAPI 3 or Swagger 2.0; also a positional argument (default: the built-in one)',
    expects: 'a file name, such as their-api.yaml',
    parse: parseFile,
  },
  mounts: {
    flag: 'mount',
    placeholder: 'PATH=FILE',
    repeatable: true,
    description: 'serve a contract below a path, beside others',
    expects: 'a path and a file, such as /billing=billing.yaml',
    parse: parseMount,
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
  https: {
    flag: 'https',
    description: 'speak https, with a certificate that is made at the first start',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  cert: {
    flag: 'cert',
    placeholder: 'FILE',
    description: 'speak https with this certificate, in PEM',
    expects: 'a file name, such as localhost.pem',
    parse: parseFile,
  },
  key: {
    flag: 'key',
    placeholder: 'FILE',
    description: 'private key of the certificate, in PEM',
    expects: 'a file name, such as localhost-key.pem',
    parse: parseFile,
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
  handlers: {
    flag: 'handlers',
    placeholder: 'FILE',
    description: 'module that exports what operations do in place of what the sandbox would do',
    expects: 'a file name, such as handlers.mjs',
    parse: parseFile,
  },
  overrides: {
    flag: 'overrides',
    placeholder: 'FILE',
    description:
      'responses that replace or change those of operations, JSON or YAML: see docs/any-failure.md',
    expects: 'a file name, such as overrides.yaml',
    parse: parseFile,
  },
  tokens: {
    flag: 'token',
    placeholder: 'T',
    repeatable: true,
    secret: true,
    description: 'require this token of every request (default: any credentials that the contract requires)',
    expects: 'letters, digits and - . _ ~ + / without spaces, as a bearer token is written (RFC 6750)',
    parse: parseToken,
  },
  publicOperations: {
    flag: 'public-operations',
    description: 'with --token, leave operations open that require no credentials by the contract',
    expects: 'yes or no',
    parse: parseSwitch,
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
  createParents: {
    flag: 'create-parents',
    description: 'create an unknown parent, such as the 9 of /shelves/9/books, when it is first used',
    expects: 'yes or no',
    parse: parseSwitch,
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
    description: 'reload when the contract, the handlers or the overrides change',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  allowRemoteRefs: {
    flag: 'allow-remote-refs',
    description: 'fetch a contract on another machine, and documents on the network that it references',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  lenient: {
    flag: 'lenient',
    placeholder: 'WORDS',
    repeatable: true,
    description: `accept requests that the contract refuses: ${describeLeniencies()}`,
    expects: `one or more of ${Object.keys(leniencies).join(', ')}, separated by commas`,
    parse: parseLeniencies,
  },
  root: {
    flag: 'root',
    placeholder: 'DIR',
    description:
      'folder whose files the contract may reference (default: the package or repository it is in)',
    expects: 'the name of a folder, such as ..',
    parse: parseFile,
  },
  strict: {
    flag: 'strict',
    description: 'refuse a contract that has errors (default: serve around them)',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  bodyLimit: {
    flag: 'body-limit',
    placeholder: 'SIZE',
    description: 'the longest body that is no file (default: 10MB)',
    expects: 'a size, such as 500kb or 20mb',
    parse: parseSize,
  },
  uploadLimit: {
    flag: 'upload-limit',
    placeholder: 'SIZE',
    description: 'the longest file, or form with files (default: 100MB)',
    expects: 'a size, such as 500kb or 2gb',
    parse: parseSize,
  },
  uploadStorageLimit: {
    flag: 'upload-storage-limit',
    placeholder: 'SIZE',
    description:
      'how many bytes all uploaded files take at most; the oldest are deleted first (default: 1GB)',
    expects: 'a size, such as 500mb or 2gb',
    parse: parseSize,
  },
  sessionLimit: {
    flag: 'session-limit',
    placeholder: 'SIZE',
    description:
      'about how many bytes the rows of all named sessions take at most; the least recently used are deleted first (default: 512MB)',
    expects: 'a size, such as 500mb or 2gb',
    parse: parseSize,
  },
  snapshotLimit: {
    flag: 'snapshot-limit',
    placeholder: 'SIZE',
    description:
      'about how many bytes of rows the snapshots of all sessions hold at most; the oldest are deleted first (default: 512MB)',
    expects: 'a size, such as 500mb or 2gb',
    parse: parseSize,
  },
  replayLimit: {
    flag: 'replay-limit',
    placeholder: 'SIZE',
    description:
      'about how many bytes the responses to idempotency keys take at most; the oldest are deleted first (default: 64MB)',
    expects: 'a size, such as 500kb or 200mb',
    parse: parseSize,
  },
  ...policyOptions,
  journal: {
    flag: 'journal',
    placeholder: 'HOW',
    description: 'on or off: whether to record the last requests for /__admin/requests (default: on)',
    expects: 'on or off',
    parse: (text) => (text === '' ? undefined : parseSwitch(text)),
  },
  webhookUrl: {
    flag: 'webhook-url',
    placeholder: 'URL',
    description: 'send webhooks there, and callbacks for which a request names no URL',
    expects: 'an address, such as http://127.0.0.1:9000/hooks',
    parse: parseTarget,
  },
  webhookSecret: {
    flag: 'webhook-secret',
    placeholder: 'KEY',
    secret: true,
    description: 'key that webhooks are signed with (default: a generated one)',
    expects: 'whsec_ and at least 16 bytes in Base64, as Standard Webhooks writes a key',
    parse: parseWebhookSecret,
  },
  webhookEvents: {
    flag: 'webhook-events',
    description: 'send an event for each change that the contract has no webhook for, such as orders.created',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  allowWebhookHosts: {
    flag: 'allow-webhook-host',
    placeholder: 'H',
    repeatable: true,
    description: 'also send webhooks to this host, besides this machine and that of --webhook-url',
    expects: 'a host name or an IP address without scheme, port and path, such as app or *.example.test',
    parse: parseAllowedHost,
  },
  webhookTimeout: {
    flag: 'webhook-timeout',
    placeholder: 'D',
    description: 'how long the target of a webhook may take (default: 10s)',
    expects: 'a duration up to 10 minutes, such as 5s or 500 (milliseconds)',
    parse: parseTimeout,
  },
  quiet: {
    flag: 'quiet',
    description: 'do not log requests',
    expects: 'yes or no',
    parse: parseSwitch,
  },
} satisfies Record<string, OptionDefinition>;

function describeLeniencies(): string {
  return Object.entries(leniencies)
    .map(([word, meaning]) => `${word} (${meaning})`)
    .join(', ');
}
