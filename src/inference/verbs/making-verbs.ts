import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { isContentWord } from '../files/file-paths.ts';
import { plainName, singularsOf } from '../naming.ts';
import { parseActionPath } from '../resource-path.ts';
import { stateNamesAfter } from '../state-transition.ts';
import { createMakesItem, respondedSchema, splitLast } from './makes-item.ts';
import type { ParseSegment } from './trailing-verbs.ts';
import type { VerbSegment } from './verb-words.ts';

/**
 * Verbs that make what a collection has where nothing else does, by plain names, and of which collections that is known
 * alone. Elsewhere they may do anything with it: `POST /messages/send` beside a `POST /messages` sends what that made.
 */
const makingVerbs: readonly { readonly words: ReadonlySet<string>; readonly of?: RegExp }[] = [
  {
    words: new Set(
      (
        'send book generate register place purchase buy submit issue schedule request publish post open reserve ' +
        'record log make compose build enqueue write report donate rent borrow store'
      ).split(' '),
    ),
  },
  {
    words: new Set('deposit withdraw transfer topup exchange pay charge'.split(' ')),
    of: /^(?:transactions?|transfers?|payments?|movements?|operations?)$/i,
  },
];

/**
 * Adds to the verbs in paths those that make something in their own word: `POST /messages/send`, `/appointments/book` and
 * `/exams/generate`, where nothing else creates there, what is there is listed or read, and it shows what is sent or what
 * the operation responds with. `/mail/send` makes what `/mail/sent` lists, where that is all there is. So does a form with
 * a file that is sent to what a collection's items are about, such as `POST /files/content`, and the only POST below a
 * collection that makes its items by any other word.
 */
export function withMakingVerbs(
  operations: readonly Operation[],
  mergeSchema: MergeSchema,
  parseSegment: ParseSegment,
): ParseSegment {
  const posts = operations.filter(({ method }) => method === 'post' || method === 'put');
  const reads = operations.filter(({ method }) => method === 'get');
  const making = new Map<string, VerbSegment>();
  for (const operation of posts.filter(({ method }) => method === 'post')) {
    const { before, last } = splitLast(operation.path);
    const isContent = isContentOf(operation, last, before);
    if ((!isMakingVerb(last, before) && !isContent) || isMadeIn(before, isContent)) continue;
    const shown = readsBelow(before, last);
    if (shown !== undefined && makesWhat(mergeSchema, operation, before, shown.operations))
      making.set(`${before}/${last}`, { kind: 'create', noun: shown.noun });
  }
  const isFree = ({ path }: Operation) =>
    !making.has(path.replace(/\/+$/, '')) && !isMadeIn(splitLast(path).before, false);
  const makesItem = createMakesItem(operations, (schema) => namesIn(mergeSchema, schema));
  const own = ownWords(posts.filter((each) => isWord(parseSegment, each) && makesItem(each) && isFree(each)));
  return (segment, method, before) => {
    const known = parseSegment(segment, method, before);
    if (known !== undefined || (method !== 'post' && method !== 'get')) return known;
    const path = `${before}/${segment}`;
    // `GET /products/selling` lists what the POST makes there.
    if (own.has(path)) return { kind: method === 'post' ? 'create' : 'list', noun: '', first: 'create' };
    return method === 'post' ? making.get(path) : undefined;
  };

  /**
   * Whether something creates in a collection by a path of its own, or by a usual verb. A POST to an item may make the one
   * of that id, unless files are sent to the collection: then it changes one that is there.
   */
  function isMadeIn(collection: string, isContent: boolean): boolean {
    return posts.some(({ path, method }) => {
      const { before, last } = splitLast(path);
      if (path.replace(/\/+$/, '') === collection) return true;
      const isItem = method === 'post' && last.startsWith('{') && !isContent;
      return before === collection && (isItem || parseSegment(last, method, before)?.kind === 'create');
    });
  }

  /** What lists or reads the items of a collection, else what lists those that a verb has made. */
  function readsBelow(collection: string, verb: string) {
    const own = reads.filter(({ path }) => {
      const { before, last } = splitLast(path);
      return path.replace(/\/+$/, '') === collection || (before === collection && /^\{[^{}]*\}$/.test(last));
    });
    if (own.length > 0) return { operations: own, noun: '' };
    const done = stateNamesAfter(verb);
    const found = reads.find(({ path }) => {
      const { before, last } = splitLast(path);
      return before === collection && plainName(last) !== plainName(verb) && done.includes(plainName(last));
    });
    return found && { operations: [found], noun: splitLast(found.path).last };
  }
}

/**
 * Whether reads show most of what an operation is sent or responds with, or say nothing of what they show. What is sent
 * the id of an item and hardly more does something with that.
 */
function makesWhat(
  mergeSchema: MergeSchema,
  operation: Operation,
  collection: string,
  shownBy: readonly Operation[],
): boolean {
  const shown = new Set(shownBy.flatMap((each) => namesIn(mergeSchema, respondedSchema(each))));
  const sent = namesIn(mergeSchema, contentWithFields(operation.requestBody?.content)?.schema);
  const responded = namesIn(mergeSchema, respondedSchema(operation)).filter((name) => name !== 'id');
  const ids = ['', ...singularsOf(splitLast(collection).last)].map((word) => `${word}id`);
  const others = sent.filter((name) => !ids.includes(name));
  if (others.length < sent.length && others.length < 2) return false;
  const shares = (names: readonly string[]) => names.filter((name) => shown.has(name)).length;
  const isShown = (shown.size === 0 && others.length > 0) || shares(others) * 2 >= Math.max(others.length, 1);
  return isShown || (shares(responded) > 1 && shares(responded) * 2 > responded.length);
}

/** The paths at which alone something is made in a collection. */
function ownWords(makers: readonly Operation[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { path } of makers)
    counts.set(splitLast(path).before, (counts.get(splitLast(path).before) ?? 0) + 1);
  const alone = makers.filter(({ path }) => counts.get(splitLast(path).before) === 1);
  return new Set(alone.map(({ path }) => path.replace(/\/+$/, '')));
}

/** Whether a POST is to a word below a collection that is no verb, nor an action on the item above: `/ips/{id}/actions/assign`. */
function isWord(parseSegment: ParseSegment, { path, method }: Operation): boolean {
  const { before, last } = splitLast(path);
  if (parseActionPath(path) !== undefined) return false;
  if (method !== 'post' || last === '' || [last, splitLast(before).last].some((each) => each.startsWith('{')))
    return false;
  return !isMakingVerb(last, before) && parseSegment(last, method, before) === undefined;
}

/** Whether a word at the end of a path may make something in the collection before it. */
function isMakingVerb(word: string, before: string): boolean {
  const { last } = splitLast(before);
  const isKnown = makingVerbs.some(({ words, of }) => words.has(plainName(word)) && (of?.test(last) ?? true));
  return isKnown && last !== '' && !last.startsWith('{');
}

/** Whether an operation is sent a form with the file of a new item: `POST /files/content`. */
function isContentOf({ requestBody }: Operation, word: string, before: string): boolean {
  const { last } = splitLast(before);
  const isForm = Object.keys(requestBody?.content ?? {}).some((name) => name.startsWith('multipart/'));
  return isForm && isContentWord(word) && last !== '' && !last.startsWith('{');
}

/** The names of what a body has, in its envelopes and in the elements of lists too. */
function namesIn(mergeSchema: MergeSchema, schema: Schema | undefined, depth = 3): readonly string[] {
  if (schema === undefined || depth === 0) return [];
  const { properties, items } = mergeSchema(schema);
  const inner = [...properties.values()].flatMap((member) => {
    const { types, properties: own } = mergeSchema(member);
    return types.has('array') || own.size > 0 ? namesIn(mergeSchema, member, depth - 1) : [];
  });
  const isEnvelope = properties.size > 0 && properties.size <= 5 && inner.length > 0;
  const own = isEnvelope ? [...properties.keys(), ...inner] : [...properties.keys()];
  return [...own, ...namesIn(mergeSchema, items, depth)].map(plainName);
}
