import type { OptionDefinition } from './option-definition.ts';
import { parsePort } from './option-parsers.ts';
import { stateOptionTable } from './state-options.ts';

/** The statuses that a text names: `404`, or `4XX` for a class. */
function parseStatus(text: string): string | undefined {
  return /^[1-5](?:\d\d|XX)$/i.test(text) ? text.toUpperCase() : undefined;
}

const parseText = (text: string) => (text === '' ? undefined : text);

/** The flags of `togai-sandbox requests`: which sandbox, which requests, and what fails the command. */
export const requestsOptionTable = {
  ...stateOptionTable,
  port: {
    flag: 'port',
    short: 'p',
    placeholder: 'N',
    description: 'port of a sandbox on this machine, in place of --url',
    expects: 'a whole number from 1 to 65535',
    parse: parsePort,
  },
  operation: {
    flag: 'operation',
    placeholder: 'NAME',
    description: 'only requests for this operation: an operationId, or "METHOD /path"',
    expects: 'an operationId, or "METHOD /path" in quotes',
    parse: parseText,
  },
  status: {
    flag: 'status',
    placeholder: 'STATUS',
    description: 'only requests with this status, or class of status',
    expects: 'a status such as 404, or a class such as 4XX',
    parse: parseStatus,
  },
  failOn: {
    flag: 'fail-on',
    placeholder: 'STATUS',
    repeatable: true,
    description: 'exit with 1 when a listed request has this status, or class of status',
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

/** A `togai-sandbox requests` command. */
export interface RequestsCommand {
  readonly url: string;
  /** Undefined lists the requests of all sessions. */
  readonly session: string | undefined;
  readonly token: string | undefined;
  readonly operation: string | undefined;
  readonly status: string | undefined;
  /** The statuses that fail the command. */
  readonly failOn: readonly string[];
  readonly json: boolean;
}
