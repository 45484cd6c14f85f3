import { logFormats } from '../log-format.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { parseSwitch } from '../option-parsers.ts';

/** The options of what the sandbox records and prints. */
export const logOptions = {
  logFormat: {
    flag: 'log',
    placeholder: 'FORMAT',
    description: 'how requests are logged: pretty, json (a line each) or none (default: pretty)',
    example: 'pretty',
    choices: logFormats,
    expects: 'pretty, json or none',
    parse: (text) => logFormats.find((each) => each === text.toLowerCase()),
  },
  verbose: {
    flag: 'verbose',
    description: "log requests for the admin API and the sandbox's own pages too, and more of each request",
    expects: 'yes or no',
    parse: parseSwitch,
  },
  quiet: {
    flag: 'quiet',
    description: 'do not log requests, as --log none',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  journal: {
    flag: 'journal',
    placeholder: 'HOW',
    description: 'on or off: whether to record the last requests for /__admin/requests (default: on)',
    example: 'on',
    choices: ['on', 'off'],
    expects: 'on or off',
    parse: (text) => (text === '' ? undefined : parseSwitch(text)),
  },
} satisfies Record<string, OptionDefinition>;
