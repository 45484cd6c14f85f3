import type { Random } from '../../random.ts';
import { timeInFormat } from '../../timestamp.ts';
import { referenceTime } from '../faker-source.ts';

type GenerateString = (random: Random) => string;

const words =
  'amber birch cedar delta ember fern grove harbor iris juniper lark maple oak river stone willow'.split(' ');

/** A few plain words, for a string that neither name nor format describes. */
export function plainWords(random: Random, count: number): string {
  return random.shuffle(words).slice(0, count).join(' ');
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
}

/** A time in the year before the reference time, to the second. */
function randomTime(random: Random): Date {
  return new Date(referenceTime - random.integer(1, 365 * 24 * 3600) * 1000);
}

const iso: GenerateString = (random) => randomTime(random).toISOString().replace('.000Z', 'Z');

const uuid: GenerateString = (random) =>
  [
    hex(random, 8),
    hex(random, 4),
    `4${hex(random, 3)}`,
    `${random.pick(['8', '9', 'a', 'b'])}${hex(random, 3)}`,
    hex(random, 12),
  ].join('-');

const word: GenerateString = (random) => random.pick(words);
const host: GenerateString = (random) => `${word(random)}.example.com`;
const email: GenerateString = (random) => `${word(random)}.${word(random)}@example.com`;
const uri: GenerateString = (random) => `https://example.com/${word(random)}/${random.integer(1, 999)}`;
const path: GenerateString = (random) => `/${word(random)}/${random.integer(1, 999)}`;
const base64: GenerateString = (random) => Buffer.from(plainWords(random, 2)).toString('base64');
const decimal: GenerateString = (random) => `${random.integer(1, 999)}.${random.integer(10, 99)}`;
const integer: GenerateString = (random) => `${random.integer(1, 999)}`;

/** Generators by format: those of JSON Schema, of the OpenAPI format registry, and others that contracts use. */
const formats: ReadonlyMap<string, GenerateString> = new Map<string, GenerateString>([
  ['date', (random) => iso(random).slice(0, 10)],
  ['date-time', iso],
  ['datetime', iso],
  ['iso-date-time', iso],
  ['date-time-local', (random) => iso(random).slice(0, 19)],
  ['time', (random) => iso(random).slice(11)],
  ['iso-time', (random) => iso(random).slice(11)],
  ['time-local', (random) => iso(random).slice(11, 19)],
  ['duration', (random) => `PT${random.integer(1, 59)}M`],
  ['uuid', uuid],
  ['guid', uuid],
  // As pydantic writes its types: `UUID4`.
  ...['uuid1', 'uuid3', 'uuid4', 'uuid5', 'uuid7'].map((name) => [name, uuid] as const),
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
  ['base64', base64],
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

/** The shortest strings of formats, for a small `maxLength`. */
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
  ['base64', 'YQ=='],
  ['base64url', 'YQ'],
]);

/** Strings of a format to choose from, the most realistic first; none for an unknown format. */
export function stringsForFormat(format: string, random: Random): readonly string[] {
  const generate = formats.get(format.toLowerCase()) ?? timeOf(format);
  const short = shortest.get(format.toLowerCase());
  return [...(generate ? [generate(random)] : []), ...(short === undefined ? [] : [short])];
}

/** A random time in another format of times. */
function timeOf(format: string): GenerateString | undefined {
  if (timeInFormat(new Date(0), format) === undefined) return undefined;
  return (random) => timeInFormat(randomTime(random), format) ?? '';
}

/** Whether strings of a format can be generated. */
export function hasStringsForFormat(format: string): boolean {
  return formats.has(format.toLowerCase()) || timeOf(format) !== undefined;
}

/** A string of a format made longer by so many characters; absent where the format has no room for more. */
export function lengthen(format: string, text: string, by: number): string | undefined {
  if (by <= 0) return text;
  const filler = 'a'.repeat(by);
  if (/^(idn-)?email$/.test(format)) return `${filler}${text}`;
  if (/^(uri|url|iri|uri-reference|iri-reference|json-pointer|uri-template)$/.test(format))
    return `${text}${filler}`;
  if (format === 'regex' || format === 'password') return `${filler}${text}`;
  if (/^(byte|base64(url)?)$/.test(format)) return `${'YWFh'.repeat(Math.ceil(by / 4))}${text}`;
  return undefined;
}
