import type { Inferred } from '../inference/infer-resources.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { createSampler } from '../sample/sampler.ts';
import { createValidators } from '../schema/schema-validators.ts';
import { type Finding, severities } from './finding.ts';
import type { Examined } from './lint-context.ts';
import { loadNotes } from './load-warnings.ts';
import { ambiguousPaths } from './rules/no-ambiguous-paths.ts';
import { ignoredKeywords } from './rules/no-ignored-keywords.ts';
import { endlessSchemas } from './rules/no-infinite-schemas.ts';
import { failingExamples } from './rules/no-invalid-examples.ts';
import { failingSchemaExamples } from './rules/no-invalid-schema-examples.ts';
import { unknownFormats } from './rules/no-unknown-formats.ts';
import { unreadableIds } from './rules/no-unreachable-ids.ts';
import { unsatisfiableRequests } from './rules/no-unsatisfiable-requests.ts';
import { unsatisfiableAnswers } from './rules/no-unsatisfiable-responses.ts';
import { missingAnswers } from './rules/operation-success-response.ts';
import { pathParameters } from './rules/path-parameters-defined.ts';
import { undefinedSecurity } from './rules/security-defined.ts';
import { createSatisfiable } from './satisfiability/satisfiable.ts';

export { type Finding, type FindingKind, type Severity, severities } from './finding.ts';

/** A contract that was loaded, and how it is served. */
export interface CheckedContract {
  readonly document: OpenApiDocument;
  /** What the loading noted. */
  readonly notes: readonly string[];
  readonly operations: ReadonlyMap<string, Operation>;
  readonly inferred: Inferred;
  /** The ids of the operations that are written by hand. */
  readonly byHand: ReadonlySet<string>;
}

type FindKind = (examined: Examined) => readonly Finding[];

const kinds: readonly FindKind[] = [
  unsatisfiableRequests,
  unsatisfiableAnswers,
  failingExamples,
  failingSchemaExamples,
  endlessSchemas,
  ambiguousPaths,
  pathParameters,
  missingAnswers,
  undefinedSecurity,
  unreadableIds,
  ignoredKeywords,
  unknownFormats,
];

/** What the author of a contract should know of it, what matters most first. */
export function findingsOf({ notes, ...contract }: CheckedContract): readonly Finding[] {
  const validators = createValidators(contract.document);
  const sampler = createSampler(contract.document, { seed: 0, validators });
  const examined = { ...contract, validators, satisfiable: createSatisfiable(validators, sampler) };
  const found = [...kinds.flatMap((kind) => kind(examined)), ...loadNotes(notes)];
  const rank = ({ severity }: Finding) => severities.indexOf(severity);
  return found.sort((a, b) => rank(a) - rank(b));
}
