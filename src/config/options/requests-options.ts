import type { OptionDefinition } from '../option-definition.ts';
import { parsePort } from '../option-parsers.ts';
import { clientOptions } from './client-options.ts';

/** The statuses that a text names: `404`, or `4XX` for a class. */
function parseStatus(text: string): string | undefined {
  return /^[1-5](?:\d\d|XX)$/i.test(text) ? text.toUpperCase() : undefined;
}

const parseText = (text: string) => (text === '' ? undefined : text);

/** The options of `requests`: which sandbox, which requests, and what fails the command. */
export const requestsOptions = {
  ...clientOptions,
  port: {
    flag: 'port',
    short: 'p',
    placeholder: 'N',
    description: 'port of a sandbox on this machine, in place of --url',
    example: '4010',
    kind: 'number',
    expects: 'a whole number from 1 to 65535',
    parse: parsePort,
  },
  operation: {
    flag: 'operation',
    placeholder: 'NAME',
    description: 'only requests for this operation: an operationId, or "METHOD /path"',
    example: 'listPets',
    expects: 'an operationId, or "METHOD /path" in quotes',
    parse: parseText,
  },
  status: {
    flag: 'status',
    placeholder: 'STATUS',
    description: 'only requests with this status, or class of status',
    example: '404',
    expects: 'a status such as 404, or a class such as 4XX',
    parse: parseStatus,
  },
  failOn: {
    flag: 'fail-on',
    placeholder: 'STATUS',
    repeatable: true,
    description: 'exit with 1 when a listed request has this status, or class of status',
    example: '4XX',
    expects: 'a status such as 404, or a class such as 4XX',
    parse: parseStatus,
  },
  json: {
    flag: 'json',
    description: 'print JSON, as GET /__admin/requests has it',
    expects: 'yes or no',
    parse: (text) => (text === 'true' || text === 'yes' ? true : text === 'no' ? false : undefined),
  },
} satisfies Record<string, OptionDefinition>;
