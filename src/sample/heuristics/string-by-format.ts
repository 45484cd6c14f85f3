import type { Random } from '../../random.ts';
import { today } from '../faker-source.ts';

type WriteText = (random: Random) => string;

const words =
  'amber birch cedar delta ember fern grove harbor iris juniper lark maple oak river stone willow'.split(' ');

/** A few plain words, for what no name describes. */
export function plainWords(random: Random, count: number): string {
  return random.shuffle(words).slice(0, count).join(' ');
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
}

/** Some moment of the year before today, to the second. */
export function moment(random: Random): Date {
  return new Date(today - random.integer(1, 365 * 24 * 3600) * 1000);
}

const iso: WriteText = (random) => moment(random).toISOString().replace('.000Z', 'Z');

const uuid: WriteText = (random) =>
  [
    hex(random, 8),
    hex(random, 4),
    `4${hex(random, 3)}`,
    `${random.pick(['8', '9', 'a', 'b'])}${hex(random, 3)}`,
    hex(random, 12),
  ].join('-');

const word: WriteText = (random) => random.pick(words);
const host: WriteText = (random) => `${word(random)}.example.com`;
const email: WriteText = (random) => `${word(random)}.${word(random)}@example.com`;
const uri: WriteText = (random) => `https://example.com/${word(random)}/${random.integer(1, 999)}`;
const path: WriteText = (random) => `/${word(random)}/${random.integer(1, 999)}`;
const base64: WriteText = (random) => Buffer.from(plainWords(random, 2)).toString('base64');
const decimal: WriteText = (random) => `${random.integer(1, 999)}.${random.integer(10, 99)}`;
const integer: WriteText = (random) => `${random.integer(1, 999)}`;

/** Texts by the formats that contracts name, those of JSON Schema and those of OpenAPI's registry among them. */
const formats: ReadonlyMap<string, WriteText> = new Map<string, WriteText>([
  ['date', (random) => iso(random).slice(0, 10)],
  ['date-time', iso],
  ['datetime', iso],
  ['iso-date-time', iso],
  ['date-time-local', (random) => iso(random).slice(0, 19)],
  ['time', (random) => iso(random).slice(11)],
  ['iso-time', (random) => iso(random).slice(11)],
  ['time-local', (random) => iso(random).slice(11, 19)],
  ['duration', (random) => `PT${random.integer(1, 59)}M`],
  ['http-date', (random) => moment(random).toUTCString()],
  ['unix-time', (random) => `${moment(random).getTime() / 1000}`],
  ['uuid', uuid],
  ['guid', uuid],
  ['email', email],
  ['idn-email', email],
  ['hostname', host],
  ['idn-hostname', host],
  ['ipv4', (random) => `192.0.2.${random.integer(1, 254)}`],
  ['ip', (random) => `192.0.2.${random.integer(1, 254)}`],
  ['ipv6', (random) => `2001:db8::${hex(random, 4).replace(/^0+(?=.)/, '')}`],
  ['uri', uri],
  ['url', uri],
  ['iri', uri],
  ['uriref', path],
  ['uri-reference', path],
  ['iri-reference', path],
  ['uri-template', (random) => `/${word(random)}/{id}`],
  ['json-pointer', path],
  ['json-pointer-uri-fragment', (random) => `#${path(random)}`],
  ['relative-json-pointer', (random) => `${random.integer(0, 2)}${path(random)}`],
  ['regex', (random) => `^${word(random)}$`],
  ['byte', base64],
  ['base64url', (random) => Buffer.from(plainWords(random, 2)).toString('base64url')],
  ['password', (random) => `${word(random)}-${word(random)}-${hex(random, 6)}`],
  ['decimal', decimal],
  ['decimal128', decimal],
  ['double', decimal],
  ['float', decimal],
  ['int32', integer],
  ['int64', integer],
  ['integer', integer],
  ['html', (random) => `<p>${plainWords(random, 3)}</p>`],
  ['commonmark', (random) => `**${word(random)}** ${plainWords(random, 3)}`],
  ['json', (random) => JSON.stringify({ [word(random)]: random.integer(1, 99) })],
  ['char', (random) => word(random).slice(0, 1)],
  ['color', (random) => `#${hex(random, 6)}`],
  ['phone', (random) => `+1202555${random.integer(1000, 9999)}`],
  ['media-range', () => 'application/json'],
]);

/** The shortest texts of formats that a short limit would otherwise rule out. */
const shortest: ReadonlyMap<string, string> = new Map([
  ['email', 'a@b.co'],
  ['idn-email', 'a@b.co'],
  ['hostname', 'a.co'],
  ['idn-hostname', 'a.co'],
  ['uri', 'x:/a'],
  ['iri', 'x:/a'],
  ['url', 'http://a.co'],
  ['uri-reference', '/a'],
  ['iri-reference', '/a'],
  ['uri-template', '/a'],
  ['json-pointer', '/a'],
  ['regex', 'a'],
  ['duration', 'P1D'],
  ['ipv4', '1.1.1.1'],
  ['ipv6', '::1'],
  ['byte', 'YQ=='],
]);

/** Texts of a format to choose from, the most lifelike first; none for a format that is not known. */
export function stringsForFormat(format: string, random: Random): readonly string[] {
  const write = formats.get(format.toLowerCase());
  const short = shortest.get(format.toLowerCase());
  return [...(write ? [write(random)] : []), ...(short === undefined ? [] : [short])];
}

/** Whether there are texts of a format to choose from. */
export function isWrittenFormat(format: string): boolean {
  return formats.has(format.toLowerCase());
}

/** A text of a format made longer where the format has room for it. */
export function lengthened(format: string, text: string, by: number): string | undefined {
  if (by <= 0) return text;
  const filler = 'a'.repeat(by);
  if (/^(idn-)?email$/.test(format)) return `${filler}${text}`;
  if (/^(uri|url|iri|uri-reference|iri-reference|json-pointer|uri-template)$/.test(format))
    return `${text}${filler}`;
  if (format === 'regex' || format === 'password') return `${filler}${text}`;
  if (format === 'byte') return `${'YWFh'.repeat(Math.ceil(by / 4))}${text}`;
  return undefined;
}
