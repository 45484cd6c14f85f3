import type { StoreKind } from './movement-words.ts';

/** What an action puts into an item, or takes out: the `amount` of `POST /accounts/{id}/deposit`. */
export interface ActionMovement {
  readonly kind: StoreKind;
  /** The number of the item. */
  readonly property: string;
  /** The property of the request with the amount. */
  readonly sent: string;
  /** Whether it is put in or taken out; a property of the request may say so instead. */
  readonly by: 1 | -1;
  readonly direction?: string;
}
