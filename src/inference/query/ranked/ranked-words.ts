import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';

/** The numbers by which rows are ranked, by plain names, the likeliest first. */
const figures = {
  score:
    'score totalscore bestscore highscore points totalpoints xp experience elo wins stars level rating averagerating',
  rating: 'averagerating avgrating ratingaverage ratingavg rating stars score averagescore reviewscore',
  popularity:
    'popularity popularityscore likes likescount likecount views viewscount viewcount votes votecount upvotes plays playcount ' +
    'downloads downloadcount sold soldcount salescount sales totalsales orderscount enrollments enrollmentcount enrolledcount ' +
    'followers followerscount attendeescount borrowcount timesborrowed bookingscount reviewcount reviewscount ratingcount',
  sales:
    'sold soldcount salescount sales totalsales totalsold quantitysold unitssold orderscount ordercount timesordered',
  price: 'price unitprice saleprice cost amount',
} as const;

/** The words for ranked lists, each with the kinds of numbers by which its rows are in order, and which way. */
const ranks: readonly (readonly [words: RegExp, kinds: readonly (keyof typeof figures)[], sign: '-' | ''])[] =
  [
    [/^(?:leaderboards?|ranks?|rankings?|standings|highscores?|topscor(?:es|ers))$/, ['score'], '-'],
    [/^(?:(?:top|best|highest)(?:rated|reviewed|rating))$/, ['rating'], '-'],
    [/^(?:(?:most)?popular|trending|hot|trendingnow)$/, ['popularity', 'sales', 'rating', 'score'], '-'],
    [/^(?:bestsellers?|(?:best|top)(?:selling|sellers?)|mostsold)$/, ['sales'], '-'],
    [/^(?:cheapest|lowestprice)$/, ['price'], ''],
    [/^(?:mostexpensive|highestprice)$/, ['price'], '-'],
    [/^(?:top|best)(?:\d+)?$/, ['score', 'rating', 'popularity', 'sales'], '-'],
  ];

/** What a list is called after what its rows have most of: `most-viewed`. */
const most = /^most(.{3,}?)(?:e?d)?$/;

/** The name of a place in a ranked list, by its plain name. */
export const rankName = /^(?:rank|ranking|position|place|standing)$/;

/**
 * The order of the rows of a list that a word ranks: `-score` for `leaderboard`, `-viewCount` for `most-viewed`. Undefined for any
 * other word, and where rows have no such number.
 */
export function rankedOrder(mergeSchema: MergeSchema, row: MergedSchema, word: string): string | undefined {
  const plain = plainName(word);
  const numbers = [...row.properties].flatMap(([name, schema]) =>
    isNumber(mergeSchema(schema)) && !rankName.test(plainName(name)) ? [name] : [],
  );
  const [, kinds = [], sign = ''] = ranks.find(([words]) => words.test(plain)) ?? [];
  const names = kinds.flatMap((kind) => figures[kind].split(' '));
  const named = names.flatMap((name) => numbers.filter((each) => plainName(each) === name))[0];
  if (named !== undefined) return `${sign}${named}`;
  const [, stem] = most.exec(plain) ?? [];
  const counted =
    stem &&
    numbers.find((name) =>
      plainName(name)
        .replace(/^(?:total|num)/, '')
        .startsWith(stem),
    );
  return counted && `-${counted}`;
}

/** Whether a word ranks the rows of a list. */
export function isRankedWord(word: string): boolean {
  const plain = plainName(word);
  return most.test(plain) || ranks.some(([words]) => words.test(plain));
}

function isNumber({ types }: MergedSchema): boolean {
  return types.has('integer') || types.has('number');
}
