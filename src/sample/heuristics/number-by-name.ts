import { endingIn, splitWords } from '../property-words.ts';
import type { NumberRange } from '../sample-number.ts';

const ranges: readonly (readonly [pattern: RegExp, range: NumberRange])[] = [
  [endingIn('lat|latitude'), [-90, 90]],
  [endingIn('lng|lon|long|longitude'), [-180, 180]],
  [endingIn('year'), [2000, 2025]],
  [endingIn('month'), [1, 12]],
  [endingIn('day'), [1, 28]],
  [endingIn('hours?'), [0, 23]],
  [endingIn('minutes?|seconds?'), [0, 59]],
  [endingIn('age'), [18, 90]],
  [endingIn('percent|percentage|progress'), [0, 100]],
  [endingIn('rating|score|stars|priority|level'), [1, 5]],
  [endingIn('page_size|per_page|limit'), [10, 100]],
  [endingIn('quantity|qty|count|page|pages|page_number|position|index'), [1, 20]],
  [endingIn('price|amount|total|balance|cost|fee'), [1, 500]],
  [endingIn('port'), [1024, 49_151]],
  [endingIn('status|status_code|http_status'), [200, 200]],
  [endingIn('at|time|timestamp|created|updated|modified|expires'), [1_704_067_200, 1_735_689_600]],
];

/** The range of a number whose name suggests none. */
export const defaultNumberRange: NumberRange = [1, 1000];

/** The range that the name of a number suggests. */
export function numberRangeByName(name: string): NumberRange {
  const words = splitWords(name);
  return ranges.find(([pattern]) => pattern.test(words))?.[1] ?? defaultNumberRange;
}
