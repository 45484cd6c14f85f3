import { type FlagValues, parseCliOptions } from './cli-options.ts';
import { createProgram } from './cli-program.ts';
import { ConfigError } from './config-error.ts';
import type { OptionDefinition } from './option-definition.ts';
import { requestsOptionTable } from './requests-options.ts';

const examples = `
Every flag has an environment variable; a flag wins over its variable.

Examples:
  togai-sandbox requests                      list the requests that were sent, the oldest first
  togai-sandbox requests --fail-on 4XX        the same; exit code 1 when one of them was refused
  togai-sandbox requests http://127.0.0.1:4011 --session w3 --operation "POST /orders" --json
`;

const definitions = Object.values<OptionDefinition>(requestsOptionTable);

/**
 * Parses what follows `togai-sandbox requests`; `help` when the line asks for help.
 * @throws ConfigError for an unknown flag, and for more than one address.
 */
export function parseRequestsArgs(args: readonly string[]): FlagValues | 'help' {
  const program = createRequestsProgram();
  const { values, positionals, requireValid } = parseCliOptions(program, definitions, args);
  if (program.opts<{ help?: true }>().help) return 'help';
  requireValid();
  const { flag } = requestsOptionTable.url;
  const urls = [...(values.get(flag) ?? []), ...positionals.map((text) => ({ text, flag: `--${flag}` }))];
  const given = [...urls, ...(values.get(requestsOptionTable.port.flag) ?? [])].map(({ text }) => text);
  if (given.length > 1) {
    throw new ConfigError(
      `requests are those of one sandbox, not of ${given.join(' and ')}: give one of them.`,
    );
  }
  return urls.length === 0 ? values : new Map([...values, [flag, urls]]);
}

/** The text of `togai-sandbox requests --help`. */
export function requestsHelpText(): string {
  return createRequestsProgram().helpInformation() + examples;
}

function createRequestsProgram() {
  return createProgram(
    'togai-sandbox requests',
    'Lists the requests that clients sent to a running sandbox.',
    '[url] [flags]',
    definitions,
  );
}
