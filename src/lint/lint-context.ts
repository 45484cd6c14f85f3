import type { InferredResources } from '../inference/infer-resources.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Satisfiability } from '../sample/satisfiability/satisfiable.ts';
import type { Direction } from '../schema/json-schema.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';

import type { LocatedSchema } from './located-schemas.ts';

/** A document, with all that rules check it with. */
export interface LintContext extends Satisfiability {
  readonly document: OpenApiDocument;
  /** The warnings of loading it, each beginning with its file and location. */
  readonly notes: readonly string[];
  readonly operations: ReadonlyMap<string, Operation>;
  readonly inferred: InferredResources;
  /** The ids of the operations with a custom handler. */
  readonly customIds: ReadonlySet<string>;
  readonly validators: Validators;
  /** Merges each schema once for all rules, and for whoever inferred how the document is served. */
  readonly mergeSchema: MergeSchema;
  /** All schemas of the document. */
  readonly schemas: readonly LocatedSchema[];
  /** Why a value does not fit a schema of the document; nothing for one that does. */
  readonly issuesOf: (schema: unknown, direction: Direction, value: unknown) => readonly string[];
}
