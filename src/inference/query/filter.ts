import type { Schema } from '../../openapi/document.ts';

/** A query parameter that filters the rows of a list. */
export type Filter = ValueFilter | RangeFilter | SearchFilter;

/** Finds the rows whose property has its value. */
export interface ValueFilter extends FilterBase, FieldPath {
  readonly kind: 'value';
}

/** Finds the rows whose number or time is at least (`from`), above, at most (`to`) or below its value. */
export interface RangeFilter extends FilterBase, FieldPath {
  readonly kind: 'range';
  readonly bound: Bound;
}

export type Bound = 'from' | 'above' | 'to' | 'below';

/** Finds the rows whose texts contain the words of its value. */
export interface SearchFilter extends FilterBase {
  readonly kind: 'search';
  readonly fields: readonly FieldPath[];
}

interface FilterBase {
  /** The parameter and, where its value is an object, the property of it: `['created', 'gte']`. */
  readonly parameterPath: readonly string[];
}

/** The property of a row that a filter is about. */
export interface FieldPath {
  readonly property: string;
  /** The property of the row that contains it, such as the `attributes` of JSON:API; absent for one of the row itself. */
  readonly within?: string;
}

/** A parameter, or a property of its value, that may be a filter. */
export interface FilterCandidate {
  readonly parameterPath: readonly string[];
  readonly name: string;
  readonly schema: Schema;
}
