import type { InferredResources } from '../inference/infer-resources.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Validators } from '../schema/schema-validators.ts';
import type { Satisfiable } from './satisfiability/satisfiable.ts';

/** A contract with what findings are made of. */
export interface LintContext {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly inferred: InferredResources;
  /** The ids of the operations that are written by hand. */
  readonly byHand: ReadonlySet<string>;
  readonly validators: Validators;
  readonly satisfiable: Satisfiable;
}
