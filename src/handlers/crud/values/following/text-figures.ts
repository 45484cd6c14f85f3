import { englishName } from '../../../../sample/english-names.ts';
import type { Members } from '../../draft.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { toNumeric } from '../to-numeric.ts';

/** Names, in snake case, of the text that an item is about, the likeliest first. */
const bodies: readonly RegExp[] = [/^(?:body|content|contents)$/, /^(?:text|markdown|message|article)$/];

/** How many words people read in a minute. */
const wordsPerMinute = 200;

/** Figures of that text, by their names. */
const figures: readonly (readonly [name: RegExp, figure: (text: string) => number])[] = [
  [/^(?:word_?count|words_count|number_of_words)$/, wordsIn],
  [/^(?:char(?:acter)?s?_count|number_of_characters)$/, (text) => [...text].length],
  [
    /^(?:estimated_)?read(?:ing)?_?time(?:_(?:in_)?(?:minutes|mins?))?$|^minutes_to_read$/,
    (text) => Math.max(1, Math.ceil(wordsIn(text) / wordsPerMinute)),
  ],
];

/** A figure of the text of an item: how many words it has, how many minutes it takes to read it. */
export function textFigure({ words, merged, siblings }: Missing): RuleValue | undefined {
  const figure = figures.find(([name]) => name.test(words))?.[1];
  const text = figure === undefined ? undefined : bodyIn(siblings);
  const value = figure === undefined || text === undefined ? undefined : toNumeric(merged, figure(text));
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/** The text that an item is about; `undefined` where it has none. */
export function bodyIn(members: Members): string | undefined {
  for (const name of bodies) {
    for (const [own, value] of members) {
      if (name.test(englishName(own)) && typeof value === 'string' && value !== '') return value;
    }
  }
  return undefined;
}

function wordsIn(text: string): number {
  return text.match(/[\p{Letter}\p{Number}]+(?:['’-][\p{Letter}\p{Number}]+)*/gu)?.length ?? 0;
}
