/** A kind of things with its words, so that the name, the category and the description of one belong together. */
export interface Group {
  readonly category: string;
  /** Further words for the category, in snake case: an enum may call it by one of them. */
  readonly alsoCalled?: readonly string[];
  /** A name is one of the first list and one of the second; the second list may be whole names. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Sentences of which a description has two. */
  readonly about: readonly string[];
  readonly tags: readonly string[];
  /** Whether two may have the same name, as two dogs may. */
  readonly mayRepeat?: boolean;
  /** What one costs, at least and at most. */
  readonly price?: readonly [number, number];
}

/** What things of a resource are called and said to be. */
export interface Theme {
  /** Words of the resources, in snake case and in the singular. */
  readonly owners: readonly string[];
  readonly groups: readonly Group[];
}

/** `a|b c` as a list: tables are read more easily so. */
export const words = (text: string): readonly string[] => text.split('|');
