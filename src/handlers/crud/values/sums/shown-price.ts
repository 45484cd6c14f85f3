import type { Missing, RuleValue } from '../missing-property.ts';
import { memberOf } from './line-sums.ts';
import { sumValue } from './line-total.ts';
import { currencyIn } from './money.ts';

/** Names, in snake case, of what something costs now, which is its price as long as no offer is known. */
const shown = /^(?:effective|current|final|selling|display|actual)_price$/;

const stated = ['price', 'base_price', 'regular_price', 'list_price', 'original_price', 'unit_price'];

/** What something costs now, as its own price says. */
export function shownPrice({ words, merged, siblings, mergeSchema }: Missing): RuleValue | undefined {
  if (!shown.test(words)) return undefined;
  const item = Object.fromEntries(siblings);
  const price = memberOf(item, stated);
  const currency = price?.currency ?? currencyIn(item);
  return price && sumValue(mergeSchema, merged, { ...price, ...(currency !== undefined && { currency }) });
}
