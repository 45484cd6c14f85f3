import type { Schema } from '../../openapi/document.ts';

/** A query parameter that filters the rows of a list. */
export type Filter =
  | ValueFilter
  | TextFilter
  | RangeFilter
  | PresenceFilter
  | StateFilter
  | DerivedFilter
  | SearchFilter
  | ConditionFilter;

/** Finds the rows whose property has its value, or one of its values. */
export interface ValueFilter extends FilterBase, FieldPath {
  readonly kind: 'value';
  readonly words: ValueWords;
  /** Whether it finds all other rows. */
  readonly isNegated?: true;
  /** Whether a text is several values, separated by commas. */
  readonly isSplit?: true;
}

/** The values of a parameter that are no values of the property. */
export interface ValueWords {
  /** Those for which every row is found, such as `all`. */
  readonly everything: readonly string[];
  /** Those that find the rows without a value, such as `none`. */
  readonly absent: readonly string[];
  /** The value of the property that a value means which is spelled differently: `OPEN` for `open`. */
  readonly spellings: Readonly<Record<string, string>>;
}

/** Finds the rows whose text contains its value, or begins or ends with it. */
export interface TextFilter extends FilterBase, FieldPath {
  readonly kind: 'text';
  readonly part: TextPart;
}

export type TextPart = 'contains' | 'startsWith' | 'endsWith';

/** Finds the rows whose number or time is at least (`from`), above, at most (`to`) or below its value, or whose time is in its day (`during`). */
export interface RangeFilter extends FilterBase, FieldPath {
  readonly kind: 'range';
  readonly bound: Bound;
}

export type Bound = 'from' | 'above' | 'to' | 'below' | 'during';

/** Finds the rows that have a value, or those that have none; its own value is true or false. */
export interface PresenceFilter extends FilterBase, FieldPath {
  readonly kind: 'presence';
  /** Whether `true` finds the rows that have a value. */
  readonly isPresent: boolean;
  /** Whether `false` finds every row, and not the others. */
  readonly isOnly?: true;
}

/** Finds the rows in the state that its value names: `filter=completed`. */
export interface StateFilter extends FilterBase {
  readonly kind: 'state';
  /** The state that each word means. */
  readonly states: Readonly<Record<string, NamedState>>;
  /** The words for the rows that are in none of those states. */
  readonly rest: readonly string[];
}

/** Finds the rows in a state that follows from the clock, or from several of their values; its own value is true or false. */
export interface DerivedFilter extends FilterBase {
  readonly kind: 'derived';
  readonly state: DerivedState;
  /** Whether `false` finds every row, and not the others. */
  readonly isOnly?: true;
}

/** Finds the rows whose texts contain the words of its value. */
export interface SearchFilter extends FilterBase {
  readonly kind: 'search';
  readonly fields: readonly FieldPath[];
}

/** Finds the rows that meet the conditions in its value, each of which names its field: `{field, operator, value}`. */
export interface ConditionFilter extends FilterBase {
  readonly kind: 'condition';
  readonly fieldOf: (name: string) => FieldPath | undefined;
}

interface FilterBase {
  /** The parameter and, where its value is an object, the properties in it: `['filter', 'price', 'gte']`. */
  readonly parameterPath: readonly string[];
  /** The value that the contract says is assumed where none is sent. */
  readonly standard?: unknown;
}

/** The property of a row that a filter is about. */
export interface FieldPath {
  /** The properties that lead to it, such as `['address', 'city']`; a list on the way stands for each of its elements. */
  readonly path: readonly string[];
}

/** A state of items: the value of one of their properties, or that it has one. */
export type NamedState =
  | (FieldPath & { readonly value: unknown })
  | (FieldPath & { readonly isPresent: boolean })
  | DerivedState;

/** A state that no property names: all conditions are met. Its path is a name of its own, which no property has. */
export interface DerivedState extends FieldPath {
  readonly conditions: readonly DerivedCondition[];
}

/** What a state follows from. */
export type DerivedCondition =
  /** A time, by the clock; one that is open is met by an item without the time too. */
  | (FieldPath & { readonly time: 'past' | 'future' | 'today'; readonly isOpen?: true })
  /** A number, by a parameter, by another number of the item, or by a limit, whichever is there first. */
  | (FieldPath & {
      readonly level: 'atMost' | 'above';
      readonly limit: number;
      readonly limitPath?: readonly string[];
      readonly parameter?: string;
      /** The default of that parameter. */
      readonly standard?: number;
    })
  /** A flag that says that somebody has it. */
  | (FieldPath & { readonly isTaken: boolean })
  /** Whether anybody waits for it. */
  | { readonly isDone: boolean };

/** A parameter, or a property of its value, that may be a filter. */
export interface FilterCandidate {
  readonly parameterPath: readonly string[];
  /** Its name, and those of the objects that it is in: `price gte`. */
  readonly name: string;
  readonly schema: Schema;
}
