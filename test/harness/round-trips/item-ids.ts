import type { ReceivedResponse } from '../client.ts';
import type { Collection } from './collections.ts';
import { entriesOf, isNode, type Node } from './contract.ts';
import { singular, wordsOf } from './nouns.ts';

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Names that identify an item, the likeliest first, as a person who sees the path and the response takes them. */
function candidateNames({ parameter, noun }: Collection): readonly string[] {
  const own = plain(parameter);
  const without = own.replace(noun, '');
  // `{comment}` is named after the item: a property `comment` is rather its text, where there is an `id` beside it.
  return [
    ...(own === noun ? ['id', own] : [own, without]),
    'id',
    `${noun}id`,
    `id${noun}`,
    'uuid',
    'uid',
    'guid',
    'pk',
  ].filter((name, i, all) => name !== '' && all.indexOf(name) === i);
}

/** Names that identify an item where nothing else does. */
const lesserNames = ['key', 'slug', 'code', 'name'];

/** Where an item has its own address. */
const addressNames = /^(self|uri|href|url|link|resourceuri|resourceurl|selflink|selfuri|selfurl|apiurl)$/;

/** The id at the end of an item's own address: `/albums/7` of an album, and none of its user's `/users/3`. */
function addressedIds({ noun }: Collection, body: Node): readonly string[] {
  const links = entriesOf(body).flatMap(([name, value]) => (/^_?links?$/.test(name) ? entriesOf(value) : []));
  const own = [...entriesOf(body), ...links.filter(([name]) => name === 'self')];
  return own.flatMap(([name, value]) => {
    if (!addressNames.test(plain(name))) return [];
    const address = isNode(value) ? (value.href ?? value.uri) : value;
    const [id = '', above = ''] = String(address).split(/[?#]/)[0]?.split('/').toReversed() ?? [];
    const isOwn = plain(singular(wordsOf(above).join(''))) === noun;
    return isOwn && id !== '' ? [decodeURIComponent(id)] : [];
  });
}

/** `account_registration_reference`, for the `{account-reg-ref}` of a path. */
function isInFull({ parameter }: Collection, name: string): boolean {
  const [short, words] = [wordsOf(parameter), wordsOf(name)];
  return (
    short.length > 1 &&
    words.length === short.length &&
    words.every((word, i) => word.startsWith(short[i] ?? '-'))
  );
}

/**
 * The ids that an object may be read by, the likeliest first.
 * @param lesser the names that identify an item where nothing else does
 */
export function idsIn(
  collection: Collection,
  body: unknown,
  depth = 0,
  lesser: readonly string[] = lesserNames,
): readonly string[] {
  if (depth === 0 && isShort(body)) return [String(body)];
  if (Array.isArray(body)) return body.length === 1 ? idsIn(collection, body[0], depth + 1, lesser) : [];
  if (!isNode(body) || depth > 3) return [];
  const members = new Map(entriesOf(body).map(([name, value]) => [plain(name), value]));
  const inFull = Object.keys(body).filter((name) => isInFull(collection, name));
  const names = [...candidateNames(collection), ...inFull.map(plain)];
  const others = Object.keys(body)
    .filter(isIdName)
    .map(plain)
    .filter((name) => !names.includes(name) && !lesserNames.includes(name));
  const of = (all: readonly string[]) => all.flatMap((name) => idOf(members.get(name)));
  // `customer_code`, where nothing else says which customer it is; a `status_code` says how the request went.
  const codes = Object.keys(body)
    .filter(
      (name) => /[a-z]_?code$/i.test(name) && !/^(status|response|result|error|http)_?code$/i.test(name),
    )
    .map(plain);
  const addressed = addressedIds(collection, body);
  // `{code: 1, message: 'Added'}` says how the request went, and so does an object that is nothing but a code: `meta`.
  const isReport = members.has('message') || members.size === 1;
  const least = lesser.filter((name) => name !== 'code' || !isReport);
  const own = [...of(names), ...addressed, ...of(least), ...of(others), ...of(['index', ...codes])];
  const inner = entriesOf(body).flatMap(([, value]) =>
    isNode(value) || Array.isArray(value) ? idsIn(collection, value, depth + 1, lesser) : [],
  );
  const isWrapper =
    own.length === 0 ||
    entriesOf(body).some(([name, value]) => mayHoldItem(value) && isNameOf(collection, name));
  return [...new Set(isWrapper ? [...inner, ...own] : [...own, ...inner])];
}

/** `customerId`, `order_uuid` and `id_pedido`, and not `paid`. */
function isIdName(name: string): boolean {
  const words = wordsOf(name);
  return [words[0], words.at(-1)].some((word) => /^(id|uuid|guid)$/.test(word ?? ''));
}

/** A response that is nothing but the id. */
function isShort(body: unknown): boolean {
  return typeof body === 'number' || (typeof body === 'string' && /^[\w-]{1,40}$/.test(body));
}

/** An object, or a list with one element, as some show what they have just made. */
function mayHoldItem(value: unknown): boolean {
  return isNode(value) || (Array.isArray(value) && value.length === 1);
}

function isNameOf({ noun }: Collection, name: string): boolean {
  const own = plain(singular(name));
  return own === noun || own === 'data' || own === 'result' || own === 'response';
}

function idOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** The id at the end of a `Location`; undefined without one, or where it leads to no item below the path of the create. */
export function locatedId({ headers }: ReceivedResponse, created: string): string | undefined {
  const { location } = headers;
  if (location === undefined) return undefined;
  const [path = ''] = location.split(/[?#]/, 1);
  const steps = path
    .replace(/^https?:\/\/[^/]+/, '')
    .split('/')
    .filter((step) => step !== '');
  const last = steps.at(-1);
  const collection = created
    .split('/')
    .filter((step) => step !== '')
    .at(-1);
  if (last === undefined || last === collection) return undefined;
  // `/orders/7.json` leads to the item 7 of `/orders.json`.
  const [format = ''] = /\.(json|xml)$/.exec(created) ?? [];
  const id = format !== '' && last.endsWith(format) ? last.slice(0, -format.length) : last;
  return decodeURIComponent(id);
}

/** The ids that the client chose: what it sent under the name of the path's parameter. */
export function idsSent({ parameter, noun }: Collection, sent: unknown): readonly string[] {
  const own = plain(parameter);
  const wanted = [own, own.replace(noun, ''), `${own}id`];
  const [[, inner] = [], ...others] = entriesOf(sent);
  const members = others.length === 0 && isNode(inner) ? { ...inner } : sent;
  const named = entriesOf(members).filter(([name]) => wanted.includes(plain(name)) && plain(name) !== '');
  return named.flatMap(([, value]) => idOf(value));
}

/** Whether a path names its items by something that is no id, such as `{username}`. */
export function isNamedByClient({ parameter }: Collection): boolean {
  return !isIdName(parameter);
}
