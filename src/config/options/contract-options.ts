import { leniencies, parseLeniencies } from '../leniency.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { parseFile, parseMount, parsePath, parseSwitch } from '../option-parsers.ts';

/** The options that say which contracts are served, and how. */
export const contractOptions = {
  contract: {
    flag: 'contract',
    placeholder: 'FILE',
    description:
      'OpenAPI document to serve, a file or an address, OpenAPI 3 or Swagger 2.0; also a positional argument (default: the built-in one)',
    example: 'openapi.yaml',
    kind: 'file',
    expects: 'a file name, such as their-api.yaml',
    parse: parseFile,
  },
  mounts: {
    flag: 'mount',
    placeholder: 'PATH=FILE',
    repeatable: true,
    description: 'serve a contract below a path, beside others',
    example: '/billing=billing.yaml',
    expects: 'a path and a file, such as /billing=billing.yaml',
    parse: parseMount,
  },
  basePath: {
    flag: 'base-path',
    placeholder: 'PATH',
    description: "path below which the API is served (default: from the contract's servers)",
    example: '/v1',
    expects: 'a path, such as /v1, or / for none',
    parse: parsePath,
  },
  root: {
    flag: 'root',
    placeholder: 'DIR',
    description:
      'folder whose files the contract may reference (default: the package or repository it is in)',
    example: '..',
    kind: 'folder',
    expects: 'the name of a folder, such as ..',
    parse: parseFile,
  },
  allowRemoteRefs: {
    flag: 'allow-remote-refs',
    description: 'fetch a contract on another machine, and documents on the network that it references',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  strict: {
    flag: 'strict',
    description: 'refuse a contract that is not as OpenAPI has it (default: serve around errors)',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  lenient: {
    flag: 'lenient',
    placeholder: 'WORDS',
    repeatable: true,
    description: `accept requests that the contract refuses: ${describeLeniencies()}`,
    example: 'dates',
    choices: Object.keys(leniencies),
    expects: `one or more of ${Object.keys(leniencies).join(', ')}, separated by commas`,
    parse: parseLeniencies,
  },
  watch: {
    flag: 'watch',
    description: 'reload when the contract, the handlers or the overrides change',
    expects: 'yes or no',
    parse: parseSwitch,
  },
} satisfies Record<string, OptionDefinition>;

function describeLeniencies(): string {
  return Object.entries(leniencies)
    .map(([word, meaning]) => `${word} (${meaning})`)
    .join(', ');
}
