import type { Resource, Role } from '../../inference/resource.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Collections whose items do not show the id by which their path finds them. */
export const noUnreachableIds: Rule = {
  id: 'no-unreachable-ids',
  severity: 'warning',
  docs: 'docs/rules/no-unreachable-ids.md',
  check,
};

function check({ document, inferred, customIds }: LintContext): readonly RuleFinding[] {
  const roles = [...inferred.roleOf.values()].filter(({ operation }) => !customIds.has(operation.id));
  return inferred.resources.flatMap((resource) => {
    if (resource.isSingleton || resource.id.property !== undefined) return [];
    const role = roles.find((each) => each.resource === resource && parameterOf(each) !== undefined);
    return role === undefined
      ? []
      : [findingOf(resource, role, canonicalLocation(document, ['paths', role.operation.path]))];
  });
}

function parameterOf(role: Role): string | undefined {
  return 'idParameter' in role ? role.idParameter : undefined;
}

/** A client knows the id that it chose; an id that the server assigns and never shows is lost. */
function findingOf({ name, id }: Resource, role: Role, location: string): RuleFinding {
  const parameter = parameterOf(role) ?? '';
  const described = `${operationName(role.operation)} finds an item of ${name} by {${parameter}}, and no property of the item is recognized as that id`;
  const advice = 'give the property the same name, or name it with x-resource.';
  return id.assignedBy === 'client'
    ? {
        severity: 'info',
        location,
        message: `${described}, so only its path has it: ${advice}`,
      }
    : {
        location,
        message: `${described}, so no response has it: ${advice}`,
      };
}
