import type { Row } from '../storage/store.ts';

/**
 * Everything stored, as the state file keeps it: an export, a snapshot to keep and seed data have this one form.
 * @example { version: 1, contract: 'City Library', collections: { authors: [{ key: 1, id: 1, within: {}, item: {…} }] } }
 */
export interface StateFile {
  readonly version: number;
  /** The title of the contract whose rows these are. */
  readonly contract: string;
  readonly collections: Readonly<Record<string, readonly Row[]>>;
}
