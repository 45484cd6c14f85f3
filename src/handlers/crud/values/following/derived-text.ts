import { splitWords } from '../../../../sample/property-words.ts';
import type { Members } from '../../draft.ts';
import type { Item } from '../../stored-item.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { bodyIn } from './text-figures.ts';

type Siblings = ReadonlyMap<string, string>;

/** Names, in snake case, of what an item is called as a part of a URL. */
const slugNames = /^(slug|permalink|url_?key|url_?slug|handle)$/;

/** Texts that follow from others of the same item, by their names in snake case. */
const derivations: readonly (readonly [name: RegExp, derive: (texts: Siblings) => string | undefined])[] = [
  [/^(full|formatted|complete)_?name$/, (texts) => wholeName(texts) ?? firstOf(texts, ownNames)],
  [/^display_?(name|label|title)$/, (texts) => wholeName(texts) ?? firstOf(texts, ownNames)],
  [
    /^(name|title|label|display|short_?name|heading)$/,
    (texts) => wholeName(texts) ?? firstOf(texts, ownNames),
  ],
  [slugNames, slugOf],
  [/(^|_)last_?(four|4)(_?digits)?$/, (texts) => lastFour(firstOf(texts, accountNumbers))],
  [/^(excerpt|snippet|teaser|preview|(body|content|text)_preview)$/, (texts) => beginningOf(bodyIn(texts))],
];

/** Names of numbers of cards and accounts, of which a service shows the end alone. */
const accountNumbers: readonly RegExp[] = [/^(card_?|account_?)?number$/, /^(pan|iban|bban)$/];

function lastFour(number: string | undefined): string | undefined {
  return /[\dA-Z]{4}$/i.exec(number?.replace(/[\s-]/g, '') ?? '')?.[0];
}

/** So many characters a teaser has at most. */
const teaser = 160;

/** The first words of a text. */
function beginningOf(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= teaser) return text;
  return `${text.slice(0, teaser).replace(/\s+\S*$/u, '')}…`;
}

const givenNames = /^(first|given)_?name$|^forename$/;
const familyNames = /^(last|family|sur)_?name$/;

/** Names of texts that name an item, the likeliest first. */
const ownNames: readonly RegExp[] = [
  /^name$/,
  /^title$/,
  /^(full|display)_?name$/,
  /^(label|subject|headline|heading)$/,
  /^(company|business|billable|legal|organi[sz]ation|trading|public|contact|nick|user)_?name$/,
];

/** A text that follows from the item's other texts: `displayName` from its name, `slug` from its title. */
export function derivedText({ words, merged, siblings }: Missing): RuleValue | undefined {
  if (!merged.types.has('string') || merged.keywords.format !== undefined) return undefined;
  const derive = derivations.find(([name]) => name.test(words))?.[1];
  const value = derive?.(textsIn(siblings));
  return value !== undefined && value !== '' && fitsProperty(merged, value) ? { value } : undefined;
}

/** The slug that an item with the given values has in a property; `undefined` in others, and where nothing names it. */
export function slugIn(property: string, item: Item): string | undefined {
  if (!slugNames.test(splitWords(property))) return undefined;
  const slug = slugOf(textsIn(new Map(Object.entries(item))));
  return slug === '' ? undefined : slug;
}

function textsIn(siblings: Members): Siblings {
  return new Map(
    [...siblings].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[splitWords(name), value] as const] : [],
    ),
  );
}

/** `Ada Lovelace`, where both names are known, or one of them. */
function wholeName(texts: Siblings): string | undefined {
  const names = [firstOf(texts, [givenNames]), firstOf(texts, [familyNames])].filter(
    (name) => name !== undefined,
  );
  return names.length === 0 ? undefined : names.join(' ');
}

function firstOf(texts: Siblings, names: readonly RegExp[]): string | undefined {
  for (const name of names) {
    for (const [words, text] of texts) if (name.test(words)) return text;
  }
  return undefined;
}

/** The name of an item as a part of a URL: that of a `Crème brûlée!` is `creme-brulee`. */
function slugOf(texts: Siblings): string | undefined {
  return (firstOf(texts, ownNames) ?? wholeName(texts))
    ?.normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
