/** What a room of `src` is for, and what it may import. A module at the root is a room of its own. */
export interface Room {
  readonly idea: string;
  /** `*` is every room; `type:` before a name lets types alone through. */
  readonly mayImport: readonly string[];
}

/** The shapes that everything hangs on: they know nothing of any capability but its types. */
const shapes = [
  'operation',
  'typed-operation',
  'context',
  'errors',
  'random',
  'duration',
  'timestamp',
  'pattern',
  'debug',
  'json',
] as const;
/** The rooms that read the contract; none of them knows HTTP or storage. */
const contractRooms = [
  'error-response',
  'sample',
  'inference',
  'validation',
  'codecs',
  'schema',
  'openapi',
] as const;

/** The house: `ls src`, in the order that a request meets it. */
export const rooms: Readonly<Record<string, Room>> = {
  index: { idea: 'the public API: `createSandbox` and its types', mayImport: ['*'] },
  cli: {
    idea: 'argv becomes a running command',
    mayImport: ['index', 'config', 'server', 'lint', 'inference', 'openapi', 'json', 'debug'],
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
    mayImport: [...shapes, ...contractRooms, 'engine', 'session', 'state'],
  },
  services: {
    idea: 'what is built in, a folder each',
    mayImport: [...shapes, ...contractRooms, 'engine', 'state', 'storage', 'config'],
  },
  handlers: {
    idea: 'behaviours that follow from a contract: CRUD with state, examples without',
    mayImport: [...shapes, ...contractRooms, 'engine', 'state', 'type:session', 'storage'],
  },
  state: {
    idea: 'a whole state as a document: export, import, seed, demo',
    mayImport: [...shapes, ...contractRooms, 'engine', 'session', 'storage'],
  },
  engine: {
    idea: 'how any operation is carried out',
    mayImport: [...shapes, 'validation', 'codecs', 'openapi', 'type:session', 'type:storage'],
  },
  session: {
    idea: 'isolated sessions: their rows, snapshots, clock and chance',
    mayImport: ['context', 'errors', 'random', 'json', 'debug', 'storage'],
  },
  storage: { idea: 'rows and transactions, and no API', mayImport: ['errors', 'json', 'debug'] },
  lint: {
    idea: 'what is wrong with a document, one rule a file',
    mayImport: [
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
    idea: 'whether a request, a response fits the contract',
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
    mayImport: ['errors', 'pattern', 'json', 'debug'],
  },
  operation: { idea: 'what is asked, what is replied, what a handler is', mayImport: ['openapi', 'context'] },
  'typed-operation': {
    idea: 'requests, replies and handlers with the types of a contract',
    mayImport: ['operation', 'context'],
  },
  context: { idea: 'all that a handler may touch', mayImport: ['type:storage', 'random'] },
  errors: { idea: 'the table of failures', mayImport: [] },
  random: { idea: 'chance that can be seeded', mayImport: [] },
  duration: { idea: 'durations as text, such as `1.5s`', mayImport: [] },
  timestamp: { idea: 'RFC 3339 timestamps', mayImport: [] },
  json: { idea: 'what JSON values have in common', mayImport: [] },
  debug: { idea: 'the debug channels that `NODE_DEBUG` turns on', mayImport: [] },
  pattern: { idea: 'a regular expression as JSON Schema means it', mayImport: [] },
};

/** The one place that knows each library; a folder ends with a slash. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  express: ['http/'],
  cors: ['http/middleware/cors.ts'],
  multer: ['http/request/parts-reader.ts'],
  qs: ['codecs/form-codec.ts'],
  'express-openapi-validator': ['validation/adapter/'],
  ajv: ['schema/'],
  'ajv-formats': ['schema/'],
  '@apidevtools/json-schema-ref-parser': ['openapi/load/bundle.ts'],
  '@eslint-community/regexpp': ['openapi/load/redos-inputs.ts', 'sample/pattern/'],
  '@faker-js/faker': ['sample/faker-source.ts'],
  'js-yaml': ['openapi/load/parse-yaml-json.ts', 'http/pages/built-in-pages.ts'],
  lowdb: ['storage/file/snapshot/lowdb-adapter.ts'],
  'sorted-btree': ['storage/btree.ts'],
  'jsonc-parser': ['storage/file/snapshot/locate-json-error.ts'],
  ulid: ['session/session-runtime.ts'],
  ms: ['duration.ts'],
  commander: ['config/'],
};
