import { delayUsage, parseDelayText } from '../../engine/policies/delays/parse-delay.ts';
import { describeFaultNames, findFaultKind } from '../../engine/policies/faults/parse-fault.ts';
import {
  errorRateUsage,
  faultRateUsage,
  parseErrorRateText,
  parseFaultRateText,
  splitRate,
} from '../../engine/policies/general/parse-rate.ts';
import { parseRateLimitText, rateLimitUsage } from '../../engine/policies/limits/parse-rate-limit.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { parseFile } from '../option-parsers.ts';

/** The options of what is sent in place of, or on top of, what the contract says. The policies stay the texts that overrides are made of. */
export const responseOptions = {
  handlers: {
    flag: 'handlers',
    placeholder: 'FILE',
    description: 'module that exports what operations do in place of what the sandbox would do',
    example: 'handlers.mjs',
    kind: 'file',
    expects: 'a file name, such as handlers.mjs',
    parse: parseFile,
  },
  overrides: {
    flag: 'overrides',
    placeholder: 'FILE',
    description:
      'responses that replace or change those of operations, JSON or YAML: see docs/any-failure.md',
    example: 'overrides.yaml',
    kind: 'file',
    expects: 'a file name, such as overrides.yaml',
    parse: parseFile,
  },
  delay: {
    flag: 'delay',
    placeholder: 'D',
    description: 'delay every response: 250ms, a range 100ms-2s, or a median with its sigma 200ms~0.4',
    example: '250ms',
    expects: delayUsage,
    parse: validText(parseDelayText),
  },
  errorRate: {
    flag: 'error-rate',
    placeholder: 'P',
    repeatable: true,
    description: 'let this share of all requests fail, with 500 or another status: 5%, 503:5%',
    example: '503:5%',
    expects: errorRateUsage,
    parse: validText(parseErrorRateText),
  },
  faultRate: {
    flag: 'fault-rate',
    placeholder: 'P',
    repeatable: true,
    description:
      'break this share of all responses on the wire, by a reset or another fault: 2%, truncate:2%',
    example: 'truncate:2%',
    expects: faultRateUsage,
    hint: describeFault,
    parse: validText(parseFaultRateText),
  },
  rateLimit: {
    flag: 'rate-limit',
    placeholder: 'N/T',
    repeatable: true,
    description: 'let each client send N requests in a time T, then 429: 100/1m',
    example: '100/1m',
    expects: rateLimitUsage,
    parse: validText(parseRateLimitText),
  },
} satisfies Record<string, OptionDefinition>;

/** The text itself, where it can be parsed. */
function validText(parse: (text: string) => unknown): (text: string) => string | undefined {
  return (text) => (parse(text) === undefined ? undefined : text);
}

/** The faults that there are, for a text that names another. */
function describeFault(text: string): string {
  const [name] = splitRate(text);
  return name === undefined || findFaultKind(name) !== undefined ? '' : describeFaultNames(name);
}
