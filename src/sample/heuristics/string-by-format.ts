import type { Dice } from '../../random.ts';
import { today } from '../faker-source.ts';

type WriteText = (dice: Dice) => string;

const words =
  'amber birch cedar delta ember fern grove harbor iris juniper lark maple oak river stone willow'.split(' ');

/** A few plain words, for what no name describes. */
export function plainWords(dice: Dice, count: number): string {
  return dice.shuffle(words).slice(0, count).join(' ');
}

function hex(dice: Dice, length: number): string {
  return Array.from({ length }, () => dice.integer(0, 15).toString(16)).join('');
}

/** Some moment of the year before today, to the second. */
export function moment(dice: Dice): Date {
  return new Date(today - dice.integer(1, 365 * 24 * 3600) * 1000);
}

const iso: WriteText = (dice) => moment(dice).toISOString().replace('.000Z', 'Z');

const uuid: WriteText = (dice) =>
  [
    hex(dice, 8),
    hex(dice, 4),
    `4${hex(dice, 3)}`,
    `${dice.pick(['8', '9', 'a', 'b'])}${hex(dice, 3)}`,
    hex(dice, 12),
  ].join('-');

const word: WriteText = (dice) => dice.pick(words);
const host: WriteText = (dice) => `${word(dice)}.example.com`;
const email: WriteText = (dice) => `${word(dice)}.${word(dice)}@example.com`;
const uri: WriteText = (dice) => `https://example.com/${word(dice)}/${dice.integer(1, 999)}`;
const path: WriteText = (dice) => `/${word(dice)}/${dice.integer(1, 999)}`;
const base64: WriteText = (dice) => Buffer.from(plainWords(dice, 2)).toString('base64');
const decimal: WriteText = (dice) => `${dice.integer(1, 999)}.${dice.integer(10, 99)}`;
const integer: WriteText = (dice) => `${dice.integer(1, 999)}`;

/** Texts by the formats that contracts name, those of JSON Schema and those of OpenAPI's registry among them. */
const formats: ReadonlyMap<string, WriteText> = new Map<string, WriteText>([
  ['date', (dice) => iso(dice).slice(0, 10)],
  ['date-time', iso],
  ['datetime', iso],
  ['iso-date-time', iso],
  ['date-time-local', (dice) => iso(dice).slice(0, 19)],
  ['time', (dice) => iso(dice).slice(11)],
  ['iso-time', (dice) => iso(dice).slice(11)],
  ['time-local', (dice) => iso(dice).slice(11, 19)],
  ['duration', (dice) => `PT${dice.integer(1, 59)}M`],
  ['http-date', (dice) => moment(dice).toUTCString()],
  ['unix-time', (dice) => `${moment(dice).getTime() / 1000}`],
  ['uuid', uuid],
  ['guid', uuid],
  ['email', email],
  ['idn-email', email],
  ['hostname', host],
  ['idn-hostname', host],
  ['ipv4', (dice) => `192.0.2.${dice.integer(1, 254)}`],
  ['ip', (dice) => `192.0.2.${dice.integer(1, 254)}`],
  ['ipv6', (dice) => `2001:db8::${hex(dice, 4).replace(/^0+(?=.)/, '')}`],
  ['uri', uri],
  ['url', uri],
  ['iri', uri],
  ['uriref', path],
  ['uri-reference', path],
  ['iri-reference', path],
  ['uri-template', (dice) => `/${word(dice)}/{id}`],
  ['json-pointer', path],
  ['json-pointer-uri-fragment', (dice) => `#${path(dice)}`],
  ['relative-json-pointer', (dice) => `${dice.integer(0, 2)}${path(dice)}`],
  ['regex', (dice) => `^${word(dice)}$`],
  ['byte', base64],
  ['base64url', (dice) => Buffer.from(plainWords(dice, 2)).toString('base64url')],
  ['password', (dice) => `${word(dice)}-${word(dice)}-${hex(dice, 6)}`],
  ['decimal', decimal],
  ['decimal128', decimal],
  ['double', decimal],
  ['float', decimal],
  ['int32', integer],
  ['int64', integer],
  ['integer', integer],
  ['html', (dice) => `<p>${plainWords(dice, 3)}</p>`],
  ['commonmark', (dice) => `**${word(dice)}** ${plainWords(dice, 3)}`],
  ['json', (dice) => JSON.stringify({ [word(dice)]: dice.integer(1, 99) })],
  ['char', (dice) => word(dice).slice(0, 1)],
  ['color', (dice) => `#${hex(dice, 6)}`],
  ['phone', (dice) => `+1202555${dice.integer(1000, 9999)}`],
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
export function textsOfFormat(format: string, dice: Dice): readonly string[] {
  const write = formats.get(format.toLowerCase());
  const short = shortest.get(format.toLowerCase());
  return [...(write ? [write(dice)] : []), ...(short === undefined ? [] : [short])];
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
