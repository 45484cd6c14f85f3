import type { OptionDefinition } from '../option-definition.ts';
import { parseSeed, parseStep, parseTime } from '../option-parsers.ts';

/** The options that make runs alike. */
export const determinismOptions = {
  seed: {
    flag: 'seed',
    placeholder: 'N',
    description: 'seed for reproducible data and ids (default: ids differ in every run)',
    example: '42',
    kind: 'number',
    expects: 'a whole number',
    parse: parseSeed,
  },
  clock: {
    flag: 'clock',
    placeholder: 'TIME',
    description: "freeze the clock at this time (default: the machine's clock)",
    example: '2026-01-01T00:00:00Z',
    expects: 'a time with its offset, from 1970 on, such as 2026-01-01T00:00:00Z',
    parse: parseTime,
  },
  clockStep: {
    flag: 'clock-step',
    placeholder: 'D',
    description: 'advance the frozen clock per request (default: 0)',
    example: '1s',
    expects: 'a duration, such as 1s, 5m or 250 (milliseconds)',
    parse: parseStep,
  },
} satisfies Record<string, OptionDefinition>;
