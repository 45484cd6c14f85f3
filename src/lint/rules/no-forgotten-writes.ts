import { findForgottenWrites } from '../forgotten-writes.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Writes that are not remembered: they respond with what was sent, and no other response shows it. */
export const noForgottenWrites: Rule = {
  id: 'no-forgotten-writes',
  severity: 'info',
  docs: 'docs/rules/no-forgotten-writes.md',
  check,
};

function check({ document, operations, inferred, customIds }: LintContext): readonly RuleFinding[] {
  return findForgottenWrites(document, operations.values(), inferred, customIds).map(
    ({ operation, reason, hints }) => ({
      location: canonicalLocation(document, operationTokens(operation)),
      message: `${operationName(operation)} is not remembered: ${reason}. To store it, add ${hints.join(', and ')}`,
    }),
  );
}
