import type { Field, ObjectFields } from './object-fields.ts';

/** Two words, of which the first names what comes before what the second names. */
export type WordPair = readonly [first: string, second: string, ...rest: unknown[]];

/** Two properties of an object whose names differ in such words alone. */
export interface FieldPair<P extends WordPair> {
  readonly first: Field;
  readonly second: Field;
  readonly words: P;
}

/** Words that say of a name that it is a time, and nothing else. */
const suffix = /_(?:at|on|date|time|date_time|datetime|timestamp|day)$|^date_(?:of_)?/g;

const coreOf = (words: string) => words.replace(suffix, '');

/** Finds the pairs in objects by a table: `start_date` and `endsAt`, `min_price` and `max_price`. */
export interface PairFinder<P extends WordPair> {
  /** The pairs among names in snake case. */
  readonly among: (names: readonly string[]) => readonly NamePair<P>[];
  readonly of: (fields: ObjectFields) => readonly FieldPair<P>[];
}

interface NamePair<P extends WordPair> {
  readonly first: string;
  readonly second: string;
  readonly words: P;
}

const mostKinds = 2_000;

/** The pairs of each kind of object are found once. */
export function createPairFinder<P extends WordPair>(table: readonly P[]): PairFinder<P> {
  const groups = groupByFirst(table);
  const known = new Map<string, readonly NamePair<P>[]>();
  const among = (names: readonly string[]) => {
    const key = names.join(' ');
    const pairs = known.get(key) ?? namePairs(names, groups);
    if (known.size < mostKinds) known.set(key, pairs);
    return pairs;
  };
  const of = (fields: ObjectFields) =>
    among([...fields.keys()]).flatMap(({ first, second, words }): FieldPair<P>[] => {
      const [one, other] = [fields.get(first), fields.get(second)];
      return one === undefined || other === undefined ? [] : [{ first: one, second: other, words }];
    });
  return { among, of };
}

/** The lines of a table by their first words: a name has few of those. */
type PairsByFirst<P extends WordPair> = ReadonlyMap<string, readonly P[]>;

function groupByFirst<P extends WordPair>(table: readonly P[]): PairsByFirst<P> {
  const groups = new Map<string, P[]>();
  for (const pair of table) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}

function namePairs<P extends WordPair>(
  names: readonly string[],
  groups: PairsByFirst<P>,
): readonly NamePair<P>[] {
  const byCore = new Map(names.map((name) => [coreOf(name), name]));
  if (byCore.size < 2) return [];
  return [...groups].flatMap(([word, pairs]) => {
    const firsts = [...byCore].filter(([core]) => `_${core}_`.includes(`_${word}_`));
    if (firsts.length === 0) return [];
    return pairs.flatMap((words) =>
      firsts.flatMap(([core, first]): NamePair<P>[] => {
        const second = byCore.get(replaceWord(core, words));
        return second === undefined || second === first ? [] : [{ first, second, words }];
      }),
    );
  });
}

/** The name with the second word in place of the first. */
function replaceWord(core: string, [first, second]: WordPair): string {
  return `_${core}_`.replace(`_${first}_`, `_${second}_`).slice(1, -1);
}
