import { atOnce, inTurns, type Steps } from '../../turns.ts';
import type { Change, Collections } from '../store.ts';
import { createInPlaceEdits, type Edit } from './in-place-edits.ts';
import type { Table } from './table.ts';
import { collectionsOver } from './table-access.ts';
import { requireTable, type Tables } from './table-set.ts';

/** A unit of work on tables of its own. It records each change. */
export interface Transaction {
  readonly rows: Collections;
  readonly changes: readonly Change[];
  /** The tables that it has cloned, which only the tables of `finish` have. */
  readonly unshared: Iterable<Table>;
  /** Removes every row of every collection, and every quarantined row. */
  clear(): void;
  /** Restores the rows of other tables. Quarantined rows stay as they are. */
  restoreTo(other: Tables): void;
  /** The tables with the changes. From then on the transaction is read-only; calling it again returns the same. */
  finish(): Tables;
  /** The same, for somebody who holds on to them: none of them is unshared then. */
  finishShared(): Tables;
  /** Undoes what it changed in unshared tables; to be called when it fails. */
  undo(): void;
  /** Moves what it changed in unshared tables to clones; to be called before others see those tables. */
  leave(): void;
}

/** After how many changes to unshared tables a transaction clones them after all, so that it need not remember more. */
const maxInPlace = 256;

/**
 * Begins a transaction on tables; it clones only those that it writes to.
 * @param empty the same tables without a row
 * @param unshared the tables that it may change as they are; those that others see meanwhile are taken out of it
 */
export function createTransaction(base: Tables, empty: Tables, unshared: Set<Table>): Transaction {
  return new TableTransaction(base, empty, unshared);
}

class TableTransaction implements Transaction {
  readonly rows: Collections;
  readonly changes: Change[] = [];
  readonly #empty: Tables;
  readonly #unshared: Set<Table>;
  readonly #inPlace = createInPlaceEdits();
  readonly #cloned = new Map<string, Table>();
  #origin: Tables;
  #isFinished = false;
  #isShared = false;

  constructor(base: Tables, empty: Tables, unshared: Set<Table>) {
    this.#origin = base;
    this.#empty = empty;
    this.#unshared = unshared;
    this.rows = collectionsOver({
      reading: (name) => this.#cloned.get(name) ?? requireTable(this.#origin, name),
      run: (name, steps) => this.#run(name, steps),
      write: (name, change, edit) => this.#write(name, change, edit),
    });
  }

  get unshared(): Iterable<Table> {
    return this.#isShared ? [] : this.#cloned.values();
  }

  clear(): void {
    this.#requireOpen();
    this.#inPlace.undo();
    this.#origin = this.#empty;
    this.#cloned.clear();
    this.changes.push({ op: 'clear' });
  }

  restoreTo(other: Tables): void {
    this.#requireOpen();
    // There may be more changes than a function takes arguments.
    for (const change of changesBetween(this.#current(), other)) this.changes.push(change);
    this.#inPlace.undo();
    this.#origin = { ...this.#origin, collections: other.collections };
    this.#cloned.clear();
  }

  finish(): Tables {
    this.#isFinished = true;
    return this.#current();
  }

  finishShared(): Tables {
    this.#isShared = true;
    return this.finish();
  }

  undo(): void {
    this.#inPlace.undo();
  }

  leave(): void {
    for (const [name, edits] of this.#inPlace.undo()) {
      const clone = this.#cloneOf(name);
      for (const edit of edits) edit(clone);
    }
  }

  #current(): Tables {
    if (this.#cloned.size === 0) return this.#origin;
    const collections = new Map(this.#origin.collections);
    for (const [name, table] of this.#cloned) collections.set(name, table);
    return { ...this.#origin, collections };
  }

  #requireOpen(): void {
    if (this.#isFinished) throw new Error('a transaction cannot be written to after its work is over');
  }

  #cloneOf(name: string): Table {
    const known = this.#cloned.get(name);
    if (known !== undefined) return known;
    const table = requireTable(this.#origin, name);
    this.#unshared.delete(table); // what its clones know of it must stay true
    const clone = table.clone();
    this.#cloned.set(name, clone);
    return clone;
  }

  #write(name: string, change: Change, edit: Edit): boolean {
    this.#requireOpen();
    const table = requireTable(this.#origin, name);
    const isInPlace = !this.#cloned.has(name) && this.#unshared.has(table);
    const undo = edit(isInPlace ? table : this.#cloneOf(name));
    if (undo === undefined) return false;
    this.changes.push(change);
    if (isInPlace) this.#inPlace.add(name, { edit, undo });
    if (this.#inPlace.size > maxInPlace) this.leave();
    return true;
  }

  #run<T>(name: string, steps: Steps<T>): T | Promise<T> {
    if (this.#cloned.has(name) || this.#inPlace.has(name)) return atOnce(steps);
    const result = inTurns(steps);
    // It goes on in later turns, and must see one state throughout.
    if (result instanceof Promise) this.#unshared.delete(requireTable(this.#origin, name));
    return result;
  }
}

/** The changes that lead from some tables to others; the cost depends only on what they do not share. */
function changesBetween(from: Tables, to: Tables): Change[] {
  return [...to.collections].flatMap(([collection, table]): Change[] => {
    const { removed, put } = requireTable(from, collection).differencesTo(table);
    return [
      ...removed.map((key): Change => ({ op: 'remove', collection, key })),
      ...put.map((row): Change => ({ op: 'put', collection, row })),
    ];
  });
}
