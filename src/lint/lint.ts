import type { InferredResources } from '../inference/infer-resources.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { createSampler } from '../sample/sampler.ts';
import { createValidators } from '../schema/schema-validators.ts';
import { type Finding, severities } from './finding.ts';
import type { LintContext } from './lint-context.ts';
import { loadWarnings } from './load-warnings.ts';
import { noAmbiguousPaths } from './rules/no-ambiguous-paths.ts';
import { noIgnoredKeywords } from './rules/no-ignored-keywords.ts';
import { noInfiniteSchemas } from './rules/no-infinite-schemas.ts';
import { noInvalidExamples } from './rules/no-invalid-examples.ts';
import { noInvalidSchemaExamples } from './rules/no-invalid-schema-examples.ts';
import { noUnknownFormats } from './rules/no-unknown-formats.ts';
import { noUnreachableIds } from './rules/no-unreachable-ids.ts';
import { noUnsatisfiableRequests } from './rules/no-unsatisfiable-requests.ts';
import { noUnsatisfiableResponses } from './rules/no-unsatisfiable-responses.ts';
import { operationSuccessResponse } from './rules/operation-success-response.ts';
import { pathParametersDefined } from './rules/path-parameters-defined.ts';
import { securityDefined } from './rules/security-defined.ts';
import { createSatisfiable } from './satisfiability/satisfiable.ts';

export { type Finding, type FindingKind, type Severity, severities } from './finding.ts';

/** A contract that was loaded, and how it is served. */
export interface LintInput {
  readonly document: OpenApiDocument;
  /** What the loading noted. */
  readonly notes: readonly string[];
  readonly operations: ReadonlyMap<string, Operation>;
  readonly inferred: InferredResources;
  /** The ids of the operations that are written by hand. */
  readonly byHand: ReadonlySet<string>;
}

type FindKind = (examined: LintContext) => readonly Finding[];

const kinds: readonly FindKind[] = [
  noUnsatisfiableRequests,
  noUnsatisfiableResponses,
  noInvalidExamples,
  noInvalidSchemaExamples,
  noInfiniteSchemas,
  noAmbiguousPaths,
  pathParametersDefined,
  operationSuccessResponse,
  securityDefined,
  noUnreachableIds,
  noIgnoredKeywords,
  noUnknownFormats,
];

/** What the author of a contract should know of it, what matters most first. */
export function lint({ notes, ...contract }: LintInput): readonly Finding[] {
  const validators = createValidators(contract.document);
  const sampler = createSampler(contract.document, { seed: 0, validators });
  const examined = { ...contract, validators, satisfiable: createSatisfiable(validators, sampler) };
  const found = [...kinds.flatMap((kind) => kind(examined)), ...loadWarnings(notes)];
  const rank = ({ severity }: Finding) => severities.indexOf(severity);
  return found.sort((a, b) => rank(a) - rank(b));
}
