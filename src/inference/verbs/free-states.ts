import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { stateNamesAfter } from '../state-transition.ts';

/** The verbs after which the state of an item is called, whatever it is; a new word is one more. */
const tellingVerbs: ReadonlySet<string> = new Set(
  (
    'cancel pay send publish unpublish archive unarchive activate reactivate deactivate disable complete finish resolve ' +
    'close open reopen suspend unsuspend approve reject decline accept confirm ship deliver submit schedule revoke refund ' +
    'block unblock ban pause expire void capture fulfill fulfil terminate withdraw return dispatch freeze'
  ).split(' '),
);

/** How the state is written where the verb doubles its last letter, or takes something back. */
const spelled = new Map(
  Object.entries({
    ship: 'shipped',
    ban: 'banned',
    submit: 'submitted',
    unpublish: 'draft',
    unarchive: 'active',
    unblock: 'active',
    fulfil: 'fulfilled',
  }),
);

/** Values of what says how a request went, and not in which state an item is. */
const outcome = /^(?:ok|success|successful|error|fail|failed|failure|true|false|\d+)$/i;

/**
 * What an action such as `cancel` changes in an item whose state may be any text: `status: canceled`, as the description of
 * the property writes it, else in the style of its example. Empty where the item has no such property, or its schema
 * restricts it.
 */
export function inferFreeState(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
): Readonly<Record<string, string>> {
  if (!tellingVerbs.has(plainName(verb))) return {};
  const { properties } = mergeSchema(item);
  const name = [...properties.keys()].find((each) => /^(?:status|state)$/.test(plainName(each)));
  const merged = name === undefined ? undefined : mergeSchema(properties.get(name) ?? {});
  const value = merged && isFreeText(merged) ? stateIn(merged, verb) : undefined;
  return name === undefined || value === undefined ? {} : { [name]: value };
}

function isFreeText({ types, variants, keywords }: MergedSchema): boolean {
  const restricting = ['enum', 'const', 'format', 'pattern', 'minLength', 'maxLength'];
  return (
    types.has('string') && variants.length === 0 && restricting.every((each) => keywords[each] === undefined)
  );
}

function stateIn({ keywords }: MergedSchema, verb: string): string | undefined {
  const { description, example, default: initial } = keywords;
  const names = stateNamesAfter(verb);
  const described = typeof description === 'string' ? description.split(/[^\w-]+/) : [];
  const written = names.flatMap((name) => described.find((word) => plainName(word) === name) ?? [])[0];
  const [shown] = [initial, example].filter((each) => typeof each === 'string');
  if (shown !== undefined && outcome.test(shown)) return undefined;
  return written ?? inStyleOf(shown ?? '', spelled.get(plainName(verb)) ?? names[0] ?? '');
}

/** A word in capitals, or with a capital, where another is written so. */
function inStyleOf(other: string, word: string): string {
  if (/^[A-Z][A-Z_\d]+$/.test(other)) return word.toUpperCase();
  return /^[A-Z]/.test(other) ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word;
}
