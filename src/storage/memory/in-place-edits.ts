import type { Table } from './table.ts';

/** Changes a table; returns what undoes the change, `undefined` where nothing was changed. */
export type Edit = (table: Table) => (() => void) | undefined;

/** An edit that was made, and what undoes it. */
interface MadeEdit {
  readonly edit: Edit;
  readonly undo: () => void;
}

/**
 * What one transaction has changed in tables that others in the same batch began: a copy of each table for each
 * transaction would take longer than most transactions do.
 */
export interface InPlaceEdits {
  /** How many there are. */
  readonly size: number;
  has(collection: string): boolean;
  add(collection: string, edit: MadeEdit): void;
  /** Undoes all of them, the last ones first, and forgets them. Returns the edits of each collection, in order. */
  undo(): ReadonlyMap<string, readonly Edit[]>;
}

/** The edits of a transaction that has made none yet. */
export function createInPlaceEdits(): InPlaceEdits {
  return new MadeEdits();
}

/** A class, since each transaction has one: V8 gives each object with a getter of its own a shape of its own. */
class MadeEdits implements InPlaceEdits {
  readonly #made = new Map<string, MadeEdit[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(collection: string): boolean {
    return this.#made.has(collection);
  }

  add(collection: string, edit: MadeEdit): void {
    this.#size += 1;
    const known = this.#made.get(collection);
    if (known === undefined) this.#made.set(collection, [edit]);
    else known.push(edit);
  }

  undo(): ReadonlyMap<string, readonly Edit[]> {
    const edits = new Map<string, readonly Edit[]>();
    for (const [collection, own] of this.#made) {
      for (const { undo } of own.toReversed()) undo();
      edits.set(
        collection,
        own.map(({ edit }) => edit),
      );
    }
    this.#made.clear();
    this.#size = 0;
    return edits;
  }
}
