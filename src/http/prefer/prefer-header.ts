import { SandboxError } from '../../errors.ts';

/** A preference as it stands in a `Prefer` header. */
export interface PreferenceItem {
  /** In lower case. */
  readonly name: string;
  /** What it is set to; empty where it is set to nothing. */
  readonly value: string;
  /** The whole as it was sent. */
  readonly text: string;
  /** Whether there is more to it than a name and a value: parameters, or what RFC 7240 does not know. */
  readonly hasParameters: boolean;
}

const member = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/gs;
const token = "[!#$%&'*+.^_`|~\\w-]+";
const preference = new RegExp(
  `^(?<name>${token})(?:[ \\t]*=[ \\t]*(?:(?<word>${token})|"(?<quoted>(?:[^"\\\\]|\\\\.)*)")?)?(?<more>.*)$`,
  's',
);

/**
 * The preferences in a header, or in several that Node has joined, in their order (RFC 7240). Several ones have commas
 * between them: `code=404, example="not there"`.
 * @throws SandboxError `malformed` for a part of it that does not even have a name.
 */
export function parsePreferHeader(header: string): readonly PreferenceItem[] {
  const texts = inUtf8(header).match(member) ?? [];
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
      `Prefer has ${JSON.stringify(text.slice(0, maxTextLength))}, which has no name: write name=value, with commas between`,
    );
  }
  const value = word ?? quoted.replace(/\\(.)/gs, '$1');
  return { name: name.toLowerCase(), value, text, hasParameters: !/^[\s;]*$/.test(more) };
}

/** How much of a text is told, in characters. */
const maxTextLength = 80;

/** Node takes each byte of a header for a character; what are several of UTF-8 together is read so. */
function inUtf8(header: string): string {
  if (/^[\x20-\x7e]*$/.test(header)) return header;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return header;
  }
}
