import type { HandlerContext } from '../../../../context.ts';
import type { FieldPath, Filter } from '../../../../inference/query/filter.ts';
import type { Item } from '../../stored-item.ts';

/** A filter that a request uses, with its value. */
export interface ActiveFilter {
  readonly matches: (item: Item) => boolean;
  /** For a kind with an index: the values to look up in it, of which an item must have one. */
  readonly lookup?: { readonly field: FieldPath; readonly values: ReadonlySet<string> };
  /** For a kind that compares one value at a time: of a list, one element must be accepted by all filters of the field. */
  readonly element?: { readonly field: FieldPath; readonly accepts: (value: unknown) => boolean };
}

/** What a filter may need to know besides its own value. */
export interface QueryScene {
  readonly clock: Pick<HandlerContext['clock'], 'now'>;
  readonly query: Item;
}

/** How filters of one kind are run. */
export interface FilterKind<F extends Filter> {
  /**
   * Parses the value of a parameter; undefined for one that the filter cannot use, which then filters nothing.
   * @param isAssumed whether it is the contract's default: rows without a value match, as if they had the default too
   */
  readonly parse: (
    filter: F,
    value: unknown,
    isAssumed: boolean,
    scene?: QueryScene,
  ) => ActiveFilter | undefined;
  /** The field whose index finds the rows; absent for a kind that checks row by row. */
  readonly index?: (filter: F) => FieldPath | undefined;
}

/** Whether a value is one that a parameter can be compared by. */
export function isScalarValue(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
