import { englishName } from '../../../sample/english-names.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { memberOf, quantities, unitPrices } from '../values/sums/line-sums.ts';
import { isTotal } from '../values/sums/line-total.ts';
import { priceOf, referencesOf } from './references.ts';

/** The property in which something has the price of what it refers to, while its totals are computed. */
export const transientPrice = 'price';

/** An item with prices, and what takes those away again that it had for its totals alone. */
export interface PricedItem {
  readonly priced: Item;
  readonly unpriced: (filled: Item) => Item;
}

/**
 * An item that is a line itself, with the price of what it refers to: an order that was sent as `{productId, quantity}`
 * and shows a total. Where it shows the price of one piece too, it has that from then on.
 */
export async function withOwnPrice(request: CrudRequest, item: Item): Promise<PricedItem> {
  const same = { priced: item, unpriced: (filled: Item) => filled };
  if (memberOf(item, quantities) === undefined || priceOf(item) !== undefined) return same;
  const names = [...propertiesOf(request.crud, request.role.resource).keys()];
  if (!names.some((name) => isTotal(englishName(name)))) return same;
  const references = await referencesOf(request, item);
  const price = references.map(({ row }) => priceOf(row.item)).find((each) => each !== undefined);
  if (price === undefined) return same;
  const own = names.find((name) => unitPrices.includes(englishName(name)));
  if (own !== undefined) return { ...same, priced: { ...item, [own]: price } };
  return { priced: { ...item, [transientPrice]: price }, unpriced: withoutPrice };
}

/** An item or a line without the price that it had for its totals alone. */
export function withoutPrice(line: Item): Item {
  return Object.fromEntries(Object.entries(line).filter(([name]) => name !== transientPrice));
}
