import type { Role } from '../../inference/resource.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Updates whose bodies have neither properties of the item nor operations of a patch. */
export const noUnappliedUpdates: Rule = {
  id: 'no-unapplied-updates',
  severity: 'warning',
  docs: 'docs/rules/no-unapplied-updates.md',
  check,
};

function check({ document, inferred, customIds }: LintContext): readonly RuleFinding[] {
  return [...inferred.roleOf.values()]
    .filter((role) => isUnapplied(role) && !customIds.has(role.operation.id))
    .map(({ operation, resource }) => ({
      location: canonicalLocation(document, operationTokens(operation)),
      message: `${operationName(operation)} is not carried out: its body is neither an object nor a list of patch operations, so the response shows the item of ${resource.name} unchanged. Declare what is sent.`,
    }));
}

function isUnapplied(role: Role): boolean {
  return role.kind === 'update' && role.sent === undefined && role.patch === undefined;
}
