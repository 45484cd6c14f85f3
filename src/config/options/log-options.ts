import type { OptionDefinition } from '../option-definition.ts';
import { parseSwitch } from '../option-parsers.ts';

/** The options of what the sandbox records and prints. */
export const logOptions = {
  quiet: {
    flag: 'quiet',
    description: 'do not log requests',
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
