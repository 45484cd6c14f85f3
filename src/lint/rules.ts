import type { Rule } from './rule.ts';
import { noAmbiguousPaths } from './rules/no-ambiguous-paths.ts';
import { noClosedMembers } from './rules/no-closed-members.ts';
import { noConflictingIds } from './rules/no-conflicting-ids.ts';
import { noContradictedPatterns } from './rules/no-contradicted-patterns.ts';
import { noForgottenWrites } from './rules/no-forgotten-writes.ts';
import { noIgnoredKeywords } from './rules/no-ignored-keywords.ts';
import { noIgnoredParameters } from './rules/no-ignored-parameters.ts';
import { noInfiniteSchemas } from './rules/no-infinite-schemas.ts';
import { noInvalidExamples } from './rules/no-invalid-examples.ts';
import { noInvalidSchemaExamples } from './rules/no-invalid-schema-examples.ts';
import { noSlowPatterns } from './rules/no-slow-patterns.ts';
import { noUnappliedUpdates } from './rules/no-unapplied-updates.ts';
import { noUnknownFakers } from './rules/no-unknown-fakers.ts';
import { noUnknownFormats } from './rules/no-unknown-formats.ts';
import { noUnreachableIds } from './rules/no-unreachable-ids.ts';
import { noUnreadableBodies } from './rules/no-unreadable-bodies.ts';
import { noUnsatisfiableItems } from './rules/no-unsatisfiable-items.ts';
import { noUnsatisfiableRequests } from './rules/no-unsatisfiable-requests.ts';
import { noUnsatisfiableResponses } from './rules/no-unsatisfiable-responses.ts';
import { noUnsendableNames } from './rules/no-unsendable-names.ts';
import { noUnsupportedPatterns } from './rules/no-unsupported-patterns.ts';
import { operationSuccessResponse } from './rules/operation-success-response.ts';
import { pathParametersDefined } from './rules/path-parameters-defined.ts';
import { securityDefined } from './rules/security-defined.ts';
import { webhooksSent } from './rules/webhooks-sent.ts';

/** The rules that a loaded document is checked by, in the order in which findings of one severity are reported. */
export const rules: readonly Rule[] = [
  noUnsatisfiableRequests,
  noUnsatisfiableResponses,
  noUnsatisfiableItems,
  noInvalidExamples,
  noInvalidSchemaExamples,
  noContradictedPatterns,
  noClosedMembers,
  noSlowPatterns,
  noInfiniteSchemas,
  noAmbiguousPaths,
  pathParametersDefined,
  operationSuccessResponse,
  securityDefined,
  noUnreachableIds,
  noConflictingIds,
  noUnappliedUpdates,
  noIgnoredParameters,
  noForgottenWrites,
  noIgnoredKeywords,
  noUnreadableBodies,
  noUnsendableNames,
  noUnknownFakers,
  noUnknownFormats,
  noUnsupportedPatterns,
  webhooksSent,
];
