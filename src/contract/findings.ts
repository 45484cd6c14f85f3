import type { OpenApiDocument } from './document.ts';
import { ambiguousPaths } from './findings/ambiguous-paths.ts';
import { endlessSchemas } from './findings/endless-schemas.ts';
import type { Examined } from './findings/examined.ts';
import { failingExamples } from './findings/failing-examples.ts';
import { failingSchemaExamples } from './findings/failing-schema-examples.ts';
import { type Finding, severities } from './findings/finding.ts';
import { ignoredKeywords } from './findings/ignored-keywords.ts';
import { loadNotes } from './findings/load-notes.ts';
import { missingAnswers } from './findings/missing-answers.ts';
import { pathParameters } from './findings/path-parameters.ts';
import { createSatisfiable } from './findings/satisfiable.ts';
import { undefinedSecurity } from './findings/undefined-security.ts';
import { unknownFormats } from './findings/unknown-formats.ts';
import { unreadableIds } from './findings/unreadable-ids.ts';
import { unsatisfiableAnswers } from './findings/unsatisfiable-answers.ts';
import { unsatisfiableRequests } from './findings/unsatisfiable-requests.ts';
import type { Operation } from './operations.ts';
import type { Inferred } from './resources.ts';
import { createSampler } from './sample.ts';
import { createValidators } from './validators.ts';

export { type Finding, type FindingKind, type Severity, severities } from './findings/finding.ts';

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
