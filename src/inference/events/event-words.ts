import { plainName, singularsOf, splitName } from '../naming.ts';

/** What can happen to an item. */
export const changeKinds = ['created', 'updated', 'deleted'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** The words by which names of events say what happened; the first of each kind are never those of a state. */
const kindWords: Readonly<Record<ChangeKind, { readonly plain: string; readonly further: string }>> = {
  created: {
    plain: 'created create creation new added add',
    further: 'inserted registered signup placed opened submitted uploaded received issued joined posted made',
  },
  updated: {
    plain: 'updated update changed change modified',
    further: 'edited edit patched replaced saved upserted altered revised',
  },
  deleted: {
    plain: 'deleted delete deletion removed remove',
    further: 'destroyed destroy erased purged dropped discarded left',
  },
};

/** The words of names that say nothing about what happened. */
const noise = new Set(
  'on after when has have been was is the a an of my api hook webhook event events notification notify callback received'.split(
    ' ',
  ),
);

/** The kind of change that a word says; `undefined` for any other word. */
export function kindOfWord(word: string, words: 'plain' | 'further'): ChangeKind | undefined {
  return changeKinds.find((kind) => kindWords[kind][words].split(' ').includes(word));
}

/** The words of an event's name in lower case: `order.created`, `orderCreated` and `ORDER_CREATED` have the same. */
export function eventWordsOf(name: string): readonly string[] {
  return splitName(name).map((word) => word.toLowerCase());
}

/** Whether a word of an event's name may be left out. */
export function isNoise(word: string): boolean {
  return noise.has(word);
}

/** Which words name a thing, as positions in a list of words: `line` and `item`, for the collection `line_items`. */
export function positionsOf(words: readonly string[], thing: string): readonly number[] {
  const forms = new Set([plainName(thing), ...singularsOf(thing)]);
  for (let length = words.length; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const joined = words.slice(from, from + length).join('');
      const isThing = joined !== '' && [joined, ...singularsOf(joined)].some((form) => forms.has(form));
      if (isThing) return Array.from({ length }, (_, i) => from + i);
    }
  }
  return [];
}
