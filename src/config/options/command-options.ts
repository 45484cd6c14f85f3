import { checkFormats } from '../check-format.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { parseFile, parseSwitch } from '../option-parsers.ts';

const parseText = (text: string) => (text === '' ? undefined : text);

/** The options that choose the configuration file. */
export const configOptions = {
  config: {
    flag: 'config',
    placeholder: 'FILE',
    description: 'configuration file (default: togai-sandbox.config.yaml, .yml or .json, or package.json)',
    example: 'togai-sandbox.config.yaml',
    kind: 'file',
    expects: 'a file name, such as togai-sandbox.config.yaml',
    parse: parseFile,
  },
} satisfies Record<string, OptionDefinition>;

/** What every command has. */
export const generalOptions = {
  help: {
    flag: 'help',
    flagOnly: true,
    description: 'show this help; also -h alone',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  version: {
    flag: 'version',
    short: 'v',
    flagOnly: true,
    description: 'show the version',
    expects: 'yes or no',
    parse: parseSwitch,
  },
} satisfies Record<string, OptionDefinition>;

/** The form of `check`'s report. */
export const reportOptions = {
  format: {
    flag: 'format',
    placeholder: 'FORMAT',
    flagOnly: true,
    description:
      'form of the report: text, json, sarif for CI services, github for annotations of GitHub Actions (default: text)',
    example: 'text',
    choices: checkFormats,
    expects: 'text, json, sarif or github',
    parse: (text) => checkFormats.find((each) => each === text.toLowerCase()),
  },
  json: {
    flag: 'json',
    flagOnly: true,
    description: 'report as JSON, as --format json',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  sarif: {
    flag: 'sarif',
    placeholder: 'FILE',
    flagOnly: true,
    description: 'write the report to a file too, as SARIF',
    example: 'check.sarif',
    kind: 'file',
    expects: 'a file name, such as check.sarif',
    parse: parseFile,
  },
  explain: {
    flag: 'explain',
    placeholder: 'OPERATION',
    flagOnly: true,
    description: 'explain how one operation behaves: an operationId, or "METHOD /path"',
    example: 'GET /pets',
    expects: 'an operationId, or "METHOD /path" in quotes',
    parse: parseText,
  },
} satisfies Record<string, OptionDefinition>;

/** Where `types` writes. */
export const typesOptions = {
  output: {
    flag: 'output',
    short: 'o',
    placeholder: 'FILE',
    flagOnly: true,
    description: 'file to write (default: print the types)',
    example: 'api.d.ts',
    kind: 'file',
    expects: 'a file name, such as api.d.ts',
    parse: parseFile,
  },
} satisfies Record<string, OptionDefinition>;

/** Whether `init` writes over a file. */
export const initOptions = {
  force: {
    flag: 'force',
    flagOnly: true,
    description: 'write over a file that is there',
    expects: 'yes or no',
    parse: parseSwitch,
  },
} satisfies Record<string, OptionDefinition>;
