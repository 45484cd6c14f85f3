import { defaults } from '../config.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { parseDemo, parseFile, parseSize, parseSwitch } from '../option-parsers.ts';

/** The options of what is stored. */
export const dataOptions = {
  data: {
    flag: 'data',
    placeholder: 'FILE',
    description: `state file (default: ${defaults.data}, or .togai-sandbox/<name>.json beside the contract)`,
    example: '.togai-sandbox/openapi.json',
    kind: 'file',
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
    example: 'seed-data.yaml',
    kind: 'file',
    expects: 'a file name, such as data/demo.json',
    parse: parseFile,
  },
  demo: {
    flag: 'demo',
    placeholder: 'N',
    impliedValue: '20',
    description:
      'generate N demo records when the state is empty: customers, or what the contract has (default: 20)',
    example: '20',
    kind: 'number',
    expects: 'a whole number from 1 to 100000',
    parse: parseDemo,
  },
  createParents: {
    flag: 'create-parents',
    description: 'create an unknown parent, such as the 9 of /shelves/9/books, when it is first used',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  sessionLimit: {
    flag: 'session-limit',
    placeholder: 'SIZE',
    description:
      'about how many bytes the rows of all named sessions take at most; the least recently used are deleted first (default: 512MB)',
    example: '512mb',
    expects: 'a size, such as 500mb or 2gb',
    parse: parseSize,
  },
  snapshotLimit: {
    flag: 'snapshot-limit',
    placeholder: 'SIZE',
    description:
      'about how many bytes of rows the snapshots of all sessions hold at most; the oldest are deleted first (default: 512MB)',
    example: '512mb',
    expects: 'a size, such as 500mb or 2gb',
    parse: parseSize,
  },
  replayLimit: {
    flag: 'replay-limit',
    placeholder: 'SIZE',
    description:
      'about how many bytes the responses to idempotency keys take at most; the oldest are deleted first (default: 64MB)',
    example: '64mb',
    expects: 'a size, such as 500kb or 200mb',
    parse: parseSize,
  },
  uploadStorageLimit: {
    flag: 'upload-storage-limit',
    placeholder: 'SIZE',
    description:
      'how many bytes all uploaded files take at most; the oldest are deleted first (default: 1GB)',
    example: '1gb',
    expects: 'a size, such as 500mb or 2gb',
    parse: parseSize,
  },
} satisfies Record<string, OptionDefinition>;
