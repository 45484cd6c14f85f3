import type { BodyPath } from '../../body-path.ts';
import type { NamedState } from '../filter.ts';

/** A number that says something of the items of a collection, or several by the values of a property, those values, or some of the items. */
export interface Figure {
  /** Where the response has it. */
  readonly path: BodyPath;
  readonly of: 'count' | 'groups' | 'values' | 'min' | 'max' | 'average' | 'sum' | 'share' | 'newest';
  /** The state of the items that are counted or shown; absent for all. */
  readonly state?: NamedState;
  /** The property by whose values items are grouped, or whose numbers are put together. */
  readonly property?: string;
  /** The groups that are there without an item too. */
  readonly keys?: readonly string[];
  /** The members of each group, where groups are a list: `[{status, count}]`, `[{slug, name}]`. */
  readonly entry?: { readonly key: string; readonly count?: string; readonly slug?: string };
  /** What a share of everything is written as: 100 for one in percent. */
  readonly whole?: number;
}
