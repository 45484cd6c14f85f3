import { SandboxError } from '../../errors.ts';
import { quote } from '../../json.ts';

/** A preference in a `Prefer` header. */
export interface PreferenceItem {
  /** In lower case. */
  readonly name: string;
  /** Empty when it has no value. */
  readonly value: string;
  /** The whole preference, as sent. */
  readonly text: string;
  /** Whether it has more than a name and a value: parameters, or what RFC 7240 does not define. */
  readonly hasParameters: boolean;
}

const member = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/gs;
const token = "[!#$%&'*+.^_`|~\\w-]+";
const preference = new RegExp(
  `^(?<name>${token})(?:[ \\t]*=[ \\t]*(?:(?<word>${token})|"(?<quoted>(?:[^"\\\\]|\\\\.)*)")?)?(?<more>.*)$`,
  's',
);

/**
 * Parses a `Prefer` header, or several that Node has joined (RFC 7240): `code=404, example="not there"`.
 * @returns the preferences in their order
 * @throws SandboxError `malformed` for a preference without a name.
 */
export function parsePreferHeader(header: string): readonly PreferenceItem[] {
  const texts = decodeUtf8Header(header).match(member) ?? [];
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(parsePreference);
}

function parsePreference(text: string): PreferenceItem {
  const { name, word, quoted = '', more = '' } = preference.exec(text)?.groups ?? {};
  if (name === undefined) {
    throw new SandboxError(
      'malformed',
      `Prefer has ${quote(text)}, which has no name: write name=value, separated by commas`,
    );
  }
  const value = word ?? quoted.replace(/\\(.)/gs, '$1');
  return { name: name.toLowerCase(), value, text, hasParameters: !/^[\s;]*$/.test(more) };
}

/** Node decodes a header as Latin-1; this decodes it as UTF-8 when it is valid UTF-8. */
function decodeUtf8Header(header: string): string {
  if (/^[\x20-\x7e]*$/.test(header)) return header;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return header;
  }
}
