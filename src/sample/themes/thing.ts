import type { Random } from '../../random.ts';
import { toSlug } from '../plain-letters.ts';
import { splitWords } from '../property-words.ts';
import type { Group, Theme } from './theme.ts';

/** One thing of a theme: its name, what it is said to be, and what belongs to it. */
export interface Thing {
  readonly name: string;
  readonly slug: string;
  readonly category: string;
  readonly description: string;
  /** The first sentence of the description. */
  readonly summary: string;
  readonly sentences: readonly string[];
  readonly tags: readonly string[];
  readonly price?: readonly [number, number];
}

export interface ThingOptions {
  readonly random: Random;
  /** How many of its series come before it: neighbours in a list have different words. */
  readonly ordinal: number;
  /** Which words the series begins with. */
  readonly rotation: number;
  /** The categories that its schema allows; empty where it allows any. */
  readonly categories: readonly string[];
}

/** Prime to the length of most lists, so that every word comes up before one is repeated. */
const stride = 7;

/** The next thing of a theme. */
export function createThing(theme: Theme, { random, ordinal, rotation, categories }: ThingOptions): Thing {
  const groups = groupsFor(theme, categories);
  const group = at(groups, ordinal + rotation);
  const round = Math.floor(ordinal / groups.length);
  const name = nameOf(group, round, rotation);
  const sentences = random.shuffle(group.about);
  return {
    name,
    slug: toSlug(name),
    category: group.category,
    description: sentences.slice(0, 2).join(' '),
    summary: sentences[0] ?? '',
    sentences,
    tags: random.shuffle(group.tags),
    ...(group.price && { price: group.price }),
  };
}

function at<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}

/** Words of both lists, so that the last words of neighbours differ and each pair comes up before one is repeated. */
function nameOf(group: Group, round: number, rotation: number): string {
  const { first, second } = group;
  const block = Math.floor(round / second.length);
  const place = round % second.length;
  const last = at(second, place * stepIn(second) + rotation);
  const before = at(first, block + place * stepIn(first) + rotation);
  const name = before === '' ? last : `${before} ${last}`;
  const lap = Math.floor(block / first.length);
  return lap === 0 || group.mayRepeat ? name : `${name} ${lap + 1}`;
}

function stepIn(list: readonly string[]): number {
  return list.length % stride === 0 ? 1 : stride;
}

/** The groups whose category the schema allows; all of them where it allows any, or none of theirs. */
function groupsFor({ groups }: Theme, categories: readonly string[]): readonly Group[] {
  if (categories.length === 0) return groups;
  const allowed = new Set(categories.map(splitWords));
  const found = groups.filter((group) => categoryNames(group).some((name) => allowed.has(name)));
  return found.length === 0 ? groups : found;
}

/** What a group may be called in an enum, in snake case. */
export function categoryNames({
  category,
  alsoCalled = [],
}: Pick<Group, 'category' | 'alsoCalled'>): readonly string[] {
  return [splitWords(category), ...alsoCalled];
}
