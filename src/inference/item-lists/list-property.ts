import type { Schema } from '../../openapi/document.ts';

/** A property of an item that holds a list. */
export interface ListProperty {
  readonly name: string;
  readonly element: Schema;
  readonly hasIds: boolean;
  /** Whether no schema of the item has the list, and only paths below the item show it. */
  readonly isMembership?: true;
  /** Whether its elements are the people who have marked the item, each for themselves: the followers of a user. */
  readonly isOfMarks?: true;
  /** Whether its elements are texts that say all there is, and no ids of anything. */
  readonly isOfTexts?: true;
}
