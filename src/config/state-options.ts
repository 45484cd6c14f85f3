import type { OptionDefinition } from './option-definition.ts';
import { parseSession, parseToken, parseUrl } from './option-parsers.ts';
import { optionTable } from './options.ts';

/** The address of a running sandbox when `--url` is left out. */
export const defaultUrl = 'http://127.0.0.1:4010';

/** The flags of `togai-sandbox state`: which sandbox, and which of its sessions. */
export const stateOptionTable = {
  url: {
    flag: 'url',
    placeholder: 'URL',
    description: `address of the sandbox (default: ${defaultUrl})`,
    expects: `an address such as ${defaultUrl}`,
    parse: parseUrl,
  },
  session: {
    flag: 'session',
    placeholder: 'NAME',
    description: 'name of the session (default: the default session)',
    expects: 'a name of 1 to 64 letters, digits, - and _',
    parse: parseSession,
  },
  token: {
    ...optionTable.tokens,
    repeatable: false,
    description: 'bearer token, when the sandbox requires one',
    // The server has the same variable, and may have several tokens in it.
    parse: (text) => parseToken(text.split(',', 1).join('').trim()),
  },
} satisfies Record<string, OptionDefinition>;

/** The verbs of `togai-sandbox state`. */
export const stateVerbs = ['export', 'import', 'reset'] as const;

/** One of `stateVerbs`. */
export type StateVerb = (typeof stateVerbs)[number];

/** A `togai-sandbox state` command: a verb, and the sandbox and session it is for. */
export interface StateCommand {
  readonly verb: StateVerb;
  /** The file to import, or to export to; undefined prints an export. */
  readonly file: string | undefined;
  readonly url: string;
  /** Undefined is the default session. */
  readonly session: string | undefined;
  readonly token: string | undefined;
}
