import { plainName } from '../naming.ts';
import type { ListChange } from '../resource.ts';

/** The verbs by which paths change lists, and what each does, by plain names; the first that a segment begins with counts. */
const verbs: readonly (readonly [change: ListChange, words: readonly string[]])[] = [
  ['clear', ['clear', 'empty', 'removeall', 'deleteall', 'clearall']],
  ['add', ['add', 'append', 'insert', 'assign', 'attach', 'link', 'include', 'enroll', 'invite', 'put']],
  ['remove', ['remove', 'delete', 'detach', 'unassign', 'unlink', 'discard', 'exclude', 'drop', 'kick']],
  ['change', ['update', 'change', 'edit', 'modify']],
  ['replace', ['set', 'replace']],
];

/** Words between a verb and what it is about: `add-to-cart`. */
const fillers = /^(?:to|from|the|a|an|all|of|in)+$/;

/** What a segment of a path does to a list, and the word for the list; empty for the verb alone. */
export interface ListVerb {
  readonly change: ListChange;
  readonly noun: string;
}

/** Parses a segment such as `addTask`, `remove_accounts` or `clear`; `undefined` for one that is no verb. */
export function parseListVerb(segment: string): ListVerb | undefined {
  const words = segment.replace(/([a-z0-9])([A-Z])/g, '$1_$2').split(/[^A-Za-z0-9]+/);
  for (const length of [2, 1]) {
    const verb = plainName(words.slice(0, length).join(''));
    const found = verbs.find(([, names]) => names.includes(verb));
    if (found === undefined || words.length < length) continue;
    const rest = words.slice(length).map(plainName);
    return { change: found[0], noun: rest.filter((word) => !fillers.test(word)).join('') };
  }
  return undefined;
}

/** Words for whatever a list in an item holds, in paths and properties alike. */
const elementWords: ReadonlySet<string> = new Set([
  'items',
  'item',
  'lines',
  'line',
  'lineitems',
  'lineitem',
  'products',
  'product',
  'entries',
  'entry',
  'positions',
  'articles',
  'contents',
]);

/** Whether a word says nothing of a list but that it has elements: the `items` of a cart. */
export function isElementWord(word: string): boolean {
  return elementWords.has(plainName(word));
}
