/** What a module of `src`, a folder or a file at the root, is for, and what it may import. */
export interface Module {
  readonly idea: string;
  /** `*` is every module; `type:` before a name lets types alone through. */
  readonly mayImport: readonly string[];
}

/** The shapes that everything hangs on: they know nothing of any capability but its types. */
export const shapes = [
  'operation',
  'typed-operation',
  'context',
  'errors',
  'random',
  'duration',
  'timestamp',
  'pattern',
  'similar-names',
  'debug',
  'json',
] as const;
/** The modules that read the contract; none of them knows HTTP or storage. */
export const contractModules = [
  'error-response',
  'sample',
  'inference',
  'validation',
  'codecs',
  'schema',
  'openapi',
] as const;

/** The modules of `src`, in the order that a request meets them. */
export const modules: Readonly<Record<string, Module>> = {
  index: { idea: 'the public API: `createSandbox` and its types', mayImport: ['*'] },
  cli: {
    idea: 'argv becomes a running command',
    mayImport: [
      'index',
      'config',
      'server',
      'services',
      'lint',
      'inference',
      'openapi',
      'similar-names',
      'json',
      'debug',
    ],
  },
  config: {
    idea: 'flags, file and variables become a `Config`',
    mayImport: ['duration', 'timestamp', 'json', 'debug'],
  },
  server: {
    idea: 'composition: document, service and storage become a listener; reload, session handles',
    mayImport: ['*'],
  },
  http: {
    idea: 'the only Express: the list of steps that each request takes',
    mayImport: [...shapes, ...contractModules, 'engine', 'session', 'state'],
  },
  services: {
    idea: 'what is built in, a folder each',
    mayImport: [...shapes, ...contractModules, 'engine', 'state', 'storage'],
  },
  handlers: {
    idea: 'behaviours that follow from a contract: CRUD with state, examples without',
    mayImport: [...shapes, ...contractModules, 'engine', 'state', 'type:session', 'storage'],
  },
  state: {
    idea: 'a whole state as a document: export, import, seed, demo',
    mayImport: [...shapes, ...contractModules, 'engine', 'session', 'storage'],
  },
  engine: {
    idea: 'how any operation is carried out',
    mayImport: [...shapes, 'validation', 'codecs', 'openapi', 'type:session', 'type:storage'],
  },
  session: {
    idea: 'isolated sessions: their rows, snapshots, clock and random numbers',
    mayImport: ['context', 'errors', 'random', 'json', 'debug', 'storage'],
  },
  storage: { idea: 'rows and transactions, and no API', mayImport: ['errors', 'json', 'debug'] },
  lint: {
    idea: 'what is wrong with a document, one rule a file',
    mayImport: [
      'pattern',
      'errors',
      'json',
      'debug',
      'inference',
      'sample',
      'validation',
      'codecs',
      'schema',
      'openapi',
    ],
  },
  'error-response': {
    idea: 'a failure in the shape that the contract declares',
    mayImport: ['sample', 'codecs', 'schema', 'openapi', 'json', 'debug'],
  },
  inference: {
    idea: 'which operation does what to which collection',
    mayImport: ['codecs', 'schema', 'openapi', 'pattern', 'json', 'debug'],
  },
  sample: {
    idea: 'a schema becomes a value',
    mayImport: ['schema', 'openapi', 'pattern', 'json', 'debug', 'random'],
  },
  validation: {
    idea: 'whether a request or a response matches the contract',
    mayImport: ['codecs', 'schema', 'openapi', 'errors', 'pattern', 'json', 'debug'],
  },
  codecs: {
    idea: 'bytes become values and values bytes, by media type, and which media type is used',
    mayImport: ['schema', 'openapi', 'errors', 'json'],
  },
  schema: {
    idea: 'one JSON Schema: normalized, merged, compiled',
    mayImport: ['openapi', 'pattern', 'json', 'debug'],
  },
  openapi: {
    idea: 'a file becomes a checked document and its operations',
    mayImport: ['errors', 'pattern', 'similar-names', 'json', 'debug'],
  },
  operation: { idea: 'what a request, a reply and a handler are', mayImport: ['openapi', 'context'] },
  'typed-operation': {
    idea: 'requests, replies and handlers with the types of a contract',
    mayImport: ['operation', 'context'],
  },
  context: { idea: 'all that a handler may touch', mayImport: ['type:storage', 'random'] },
  errors: { idea: 'the table of failures', mayImport: [] },
  random: { idea: 'random numbers that can be seeded', mayImport: [] },
  duration: { idea: 'durations as text, such as `1.5s`', mayImport: [] },
  timestamp: { idea: 'RFC 3339 timestamps', mayImport: [] },
  json: { idea: 'what JSON values have in common', mayImport: [] },
  debug: { idea: 'the debug channels that `NODE_DEBUG` turns on', mayImport: [] },
  pattern: {
    idea: 'regular expressions with the semantics of JSON Schema, in linear time',
    mayImport: [],
  },
  'similar-names': { idea: 'which name a wrong one may mean', mayImport: [] },
};

/** The one idea of each folder within a module. */
export const folders: Readonly<Record<string, string>> = {
  'cli/commands': 'one subcommand a file',
  'cli/reporters': 'results as text for a terminal',
  'codecs/xml': 'XML by the `xml` keywords of schemas, both ways',
  'engine/conditional': 'entity tags and preconditions (`ETag`, `If-Match`, `If-None-Match`)',
  'engine/idempotency': '`Idempotency-Key`: stored responses and requests in flight',
  'handlers/crud': 'operations on inferred collections: create, read, list and the others',
  'handlers/crud/demo': 'demo data, created by requests to the inferred operations',
  'handlers/crud/ids': 'ids of new items',
  'handlers/crud/import': 'whether imported and stored rows match the contract',
  'handlers/crud/items': 'one item: find, fill in, save, serialize, delete',
  'handlers/crud/jobs': 'jobs that operations start, and that go on when they are polled',
  'handlers/crud/operations': 'one role a file: create, list, read, update …',
  'handlers/crud/parents': 'operations below items: whether those exist, and the one that `me` means',
  'handlers/crud/patch': 'JSON Patch, SCIM Patch and JSON Merge Patch',
  'handlers/crud/projection': 'rows become responses: cheaply by types, exactly where that does not validate',
  'handlers/crud/query': 'lists: filters, sorting, pagination, and which index serves them',
  'handlers/crud/query/filters': 'how each kind of filter is run, in one table',
  'handlers/echo': 'what a request sent, laid over a response without state',
  'handlers/crud/relations': 'items that refer to items of other collections',
  'handlers/crud/values': 'what the server sets: defaults, timestamps',
  'handlers/crud/view': 'what a query asks for of items: some of their fields, related items whole',
  'handlers/examples': 'responses without state: declared examples and generated values',
  'handlers/headers':
    'the headers that a response declares: examples, values of their own syntax, generated ones',
  'handlers/crud/people': 'the people who use an API: whose request it is, passwords, tokens',
  'handlers/people': 'sign-up, log-in and log-out, over all other handlers',
  'http/admin': 'the admin API under `/__admin`, validated by a contract of its own',
  'http/admin/handlers': 'the operations of the admin API, one resource a file',
  'http/express': 'what makes Express fast: composed steps, prototypes set once',
  'http/journal': 'the request journal: capture, filter, redact',
  'http/middleware': 'the steps of `app.ts`, one a file',
  'http/pages': 'what is served beside the API: `/`, `/openapi.json`, `/openapi.yaml`',
  'http/prefer': 'the `Prefer` header and its query twins',
  'http/request': 'bytes become values: parameters and bodies',
  'http/response': 'a reply becomes headers and bytes',
  'inference/identity': 'which property is the id of an item, and the format of generated ids',
  'inference/relations': 'which properties of items refer to items of other collections',
  'inference/verbs': 'verbs in paths, such as `/products/add` and `documents.create`',
  'inference/people': 'people: how they sign up, log in and are recognized',
  'inference/query': 'what the query parameters of a list mean: filters, sorting, pagination',
  'inference/writes': 'writes that are more than an item: patches, upserts, jobs',
  'inference/wrapper': 'where bodies have items and rows: envelopes, and what groups properties',
  'lint/rules': 'one rule a file',
  'openapi/load': 'files become one document: read, resolve, check, bundle',
  'sample/flatten': 'a schema with its combinators becomes one flat schema',
  'sample/heuristics': 'plausible values by name and format',
  'sample/pattern': 'a regular expression becomes a matching string',
  'sample/satisfiability': 'whether any value can match a schema',
  'schema/normalize': 'the steps from OpenAPI dialects to one JSON Schema',
  'server/session-handle': 'a session as the public API gives it to tests',
  'services/togai': "Togai's customers and accounts",
  'services/togai/demo': 'the demo data of that service',
  'state/demo': 'a demo that plays requests and records the rows',
  'storage/file': 'persistence in a JSON file with a write-ahead log',
  'storage/file/snapshot': 'the JSON file: parse, serialize, replace atomically',
  'storage/file/wal': 'the write-ahead log: append, read, replay',
  'storage/fs': 'the file system behind an interface',
  'storage/fs/lock': 'one process a file',
  'storage/memory': 'tables, transactions and group commit',
  'storage/memory/index': 'secondary indexes',
  'storage/recovery': 'from a file and its log to checked tables',
  'validation/adapter': 'the only importer of express-openapi-validator',
};

/** The one place that knows each library; a folder ends with a slash. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  express: ['http/'],
  cors: ['http/middleware/cors.ts'],
  multer: ['http/request/parts-reader.ts'],
  qs: ['codecs/form-codec.ts'],
  negotiator: ['codecs/negotiate.ts'],
  'csv-parse': ['codecs/csv-codec.ts'],
  '@rgrove/parse-xml': ['codecs/xml/parse-xml.ts'],
  'express-openapi-validator': ['validation/adapter/'],
  ajv: ['schema/'],
  'ajv-formats': ['schema/'],
  '@apidevtools/json-schema-ref-parser': ['openapi/load/bundle.ts'],
  '@eslint-community/regexpp': ['pattern/', 'sample/pattern/'],
  '@faker-js/faker': ['sample/faker-source.ts'],
  'js-yaml': ['openapi/load/parse-yaml-json.ts', 'http/pages/built-in-pages.ts'],
  lowdb: ['storage/file/snapshot/lowdb-adapter.ts'],
  'sorted-btree': ['storage/btree.ts'],
  'jsonc-parser': ['storage/file/snapshot/locate-json-error.ts', 'openapi/load/source-position.ts'],
  ulid: ['session/session-runtime.ts'],
  'mime-types': ['handlers/headers/header-values.ts'],
  ms: ['duration.ts'],
  commander: ['config/'],
};
