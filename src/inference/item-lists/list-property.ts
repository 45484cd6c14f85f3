import type { Schema } from '../../openapi/document.ts';

/** A property of an item that holds a list. */
export interface ListProperty {
  readonly name: string;
  readonly element: Schema;
  readonly hasIds: boolean;
  /** Whether no schema of the item has the list, and only paths below the item show it. */
  readonly isMembership?: true;
  /**
   * How people put themselves into it, where it has those who mark the item: by a verb, as `POST /users/{id}/follow` does, or
   * by a write to its own path.
   */
  readonly markedBy?: 'verb' | 'path';
  /** Whether its elements are texts that say all there is, and no ids of anything. */
  readonly isOfTexts?: true;
}
