import { englishName } from '../../../sample/english-names.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { timeSpanIn } from '../values/following/time-spans.ts';
import { memberOf, payableQuantity, priceNameIn, quantities, unitPrices } from '../values/sums/line-sums.ts';
import { isTotal } from '../values/sums/line-total.ts';
import { priceOf, referencesOf } from './references.ts';

/** The property in which something has the price of what it refers to, while its totals are computed. */
export const transientPrice = 'price';
/** The one in which it has how many days or hours of that it is about. */
const transientQuantity = 'pieces';

/** An item with prices, and what takes those away again that it had for its totals alone. */
export interface PricedItem {
  readonly priced: Item;
  readonly unpriced: (filled: Item) => Item;
}

/**
 * An item that is a line itself, with the price of what it refers to: an order that was sent as `{productId, quantity}`
 * and shows a total, a booking from one day to another. Where it shows the price of one piece too, it has that from then
 * on.
 */
export async function withOwnPrice(request: CrudRequest, item: Item): Promise<PricedItem> {
  const same = { priced: item, unpriced: (filled: Item) => filled };
  const isCounted = memberOf(item, quantities) !== undefined;
  const mayBeLine = isCounted || timeSpanIn(new Map(Object.entries(item))) !== undefined;
  if (!mayBeLine || priceOf(item) !== undefined) return same;
  const names = [...propertiesOf(request.crud, request.role.resource).keys()];
  if (!names.some((name) => isTotal(englishName(name)))) return same;
  const references = await referencesOf(request, item);
  const referred = references.map(({ row }) => row.item).find((each) => priceOf(each) !== undefined);
  const price = referred && priceOf(referred);
  const quantity = referred && payableQuantity(item, priceNameIn(referred))?.value;
  if (price === undefined || quantity === undefined) return same;
  const counted = isCounted ? {} : { [transientQuantity]: quantity };
  const own = names.find((name) => unitPrices.includes(englishName(name)));
  const priced = { ...item, [own ?? transientPrice]: price, ...counted };
  const added = [...(own === undefined ? [transientPrice] : []), ...Object.keys(counted)];
  return { priced, unpriced: (filled) => withoutMembers(filled, added) };
}

/** An item or a line without the price that it had for its totals alone. */
export function withoutPrice(line: Item): Item {
  return withoutMembers(line, [transientPrice]);
}

function withoutMembers(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}
