import { parseSession, parseToken, parseUrl } from './option-parsers.ts';
import { type OptionDefinition, optionTable } from './options.ts';

/** Where a running sandbox is, unless told otherwise. */
export const defaultUrl = 'http://127.0.0.1:4010';

/** What `togai-sandbox state` is told of the sandbox that it asks. */
export const stateOptionTable = {
  url: {
    flag: 'url',
    placeholder: 'URL',
    description: `where the sandbox is (default: ${defaultUrl})`,
    expects: `an address such as ${defaultUrl}`,
    parse: parseUrl,
  },
  session: {
    flag: 'session',
    placeholder: 'NAME',
    description: 'the session that is meant (default: the base, with which sessions begin)',
    expects: 'a name of 1 to 64 letters, digits, - and _',
    parse: parseSession,
  },
  token: {
    ...optionTable.tokens,
    repeatable: false,
    description: 'the bearer token, where the sandbox asks for one',
    // The variable is the server's too, which may know several.
    parse: (text) => parseToken(text.split(',', 1).join('').trim()),
  },
} satisfies Record<string, OptionDefinition>;

/** What may be done to the state of a running sandbox. */
export const stateVerbs = ['export', 'import', 'reset'] as const;

export type StateVerb = (typeof stateVerbs)[number];

/** What is to be done to the state of which sandbox. */
export interface StateCommand {
  readonly verb: StateVerb;
  /** The file of an import, or of an export that is not printed. */
  readonly file: string | undefined;
  readonly url: string;
  /** Undefined is the base. */
  readonly session: string | undefined;
  readonly token: string | undefined;
}
