import type { OptionDefinition } from '../option-definition.ts';
import { parseSession, parseToken, parseUrl } from '../option-parsers.ts';
import { networkOptions } from './network-options.ts';

/** The address of a running sandbox when `--url` is left out. */
export const defaultUrl = 'http://127.0.0.1:4010';

/** The options of commands that talk to a running sandbox: which one, and which of its sessions. */
export const clientOptions = {
  url: {
    flag: 'url',
    placeholder: 'URL',
    description: `address of the sandbox (default: ${defaultUrl}, or the port of the configuration file)`,
    example: defaultUrl,
    expects: `an address such as ${defaultUrl}`,
    parse: parseUrl,
  },
  session: {
    flag: 'session',
    placeholder: 'NAME',
    description: 'name of the session (default: the default session)',
    example: 'w1',
    expects: 'a name of 1 to 64 letters, digits, - and _',
    parse: parseSession,
  },
  token: {
    ...networkOptions.tokens,
    repeatable: false,
    description: 'token of --token or --lan, when the sandbox requires one',
    // The server has the same variable, and may have several tokens in it.
    parse: (text) => parseToken(text.split(',', 1).join('').trim()),
  },
} satisfies Record<string, OptionDefinition>;

/** The sandbox and the session that a command is for. */
export interface ClientTarget {
  readonly url: string;
  /** Undefined is the default session, or all of them where a command lists. */
  readonly session: string | undefined;
  readonly token: string | undefined;
}
