import { isFormatParameter } from '../../codecs/format-parameter.ts';
import type { Role } from '../../inference/resource.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Query parameters of lists that have no effect: they are validated, and the list is the same without them. */
export const noIgnoredParameters: Rule = {
  id: 'no-ignored-parameters',
  severity: 'info',
  docs: 'docs/rules/no-ignored-parameters.md',
  check,
};

function check({ document, inferred, customIds }: LintContext): readonly RuleFinding[] {
  return [...inferred.roleOf.values()]
    .filter(({ operation }) => !customIds.has(operation.id))
    .flatMap((role) => {
      const ignored = ignoredBy(role);
      if (ignored.length === 0) return [];
      const [verb, have] = ignored.length === 1 ? ['is', 'has'] : ['are', 'have'];
      return [
        {
          location: canonicalLocation(document, operationTokens(role.operation)),
          message: `${ignored.join(', ')} of ${operationName(role.operation)} ${verb} validated and ${have} no effect on its rows: name a filter after a property of theirs.`,
        },
      ];
    });
}

/** What a list or a count ignores; a deletion with such a parameter deletes nothing, and says so elsewhere. */
function ignoredBy(role: Role): readonly string[] {
  if (role.kind !== 'list' && role.kind !== 'count') return [];
  const types = Object.keys(successResponseOf(role.operation).response.content ?? {});
  return role.ignored.filter((name) => types.length < 2 || !isFormatParameter(name));
}
