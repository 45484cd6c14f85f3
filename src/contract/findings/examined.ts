import type { OpenApiDocument } from '../document.ts';
import type { Operation } from '../operations.ts';
import type { Inferred } from '../resources.ts';
import type { Validators } from '../validators.ts';
import type { Satisfiable } from './satisfiable.ts';

/** A contract with what findings are made of. */
export interface Examined {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly inferred: Inferred;
  /** The ids of the operations that are written by hand. */
  readonly byHand: ReadonlySet<string>;
  readonly validators: Validators;
  readonly satisfiable: Satisfiable;
}
