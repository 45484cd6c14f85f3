import type { Schema } from '../../openapi/document.ts';

/** A query parameter that asks for some of the rows. */
export type Filter = ValueFilter | RangeFilter | SearchFilter;

/** Asks for the rows in which a property has its value. */
export interface ValueFilter extends FilterBase, FieldPath {
  readonly kind: 'value';
}

/** Asks for the rows in which a number or a time is not below (`from`), above, not above (`to`) or below its value. */
export interface RangeFilter extends FilterBase, FieldPath {
  readonly kind: 'range';
  readonly bound: Bound;
}

export type Bound = 'from' | 'above' | 'to' | 'below';

/** Asks for the rows in whose texts the words of its value stand. */
export interface SearchFilter extends FilterBase {
  readonly kind: 'search';
  readonly fields: readonly FieldPath[];
}

interface FilterBase {
  /** The parameter, and where its value is an object, the property of that: `['created', 'gte']`. */
  readonly parameterPath: readonly string[];
}

/** What of a row a filter is about. */
export interface FieldPath {
  readonly property: string;
  /** The property of a row in which that property is, as the `attributes` of JSON:API; absent for one of its own. */
  readonly within?: string;
}

/** One thing that can be asked for, by what name and with what values. */
export interface FilterCandidate {
  readonly parameterPath: readonly string[];
  readonly name: string;
  readonly schema: Schema;
}
