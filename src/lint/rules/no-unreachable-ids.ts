import type { Resource, Role } from '../../inference/resource.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { locationOf, operationName } from '../locations.ts';

/** Collections whose items do not show the id by which a path finds them. */
export function noUnreachableIds({ document, inferred, byHand }: LintContext): readonly Finding[] {
  const roles = [...inferred.roleOf.values()].filter(({ operation }) => !byHand.has(operation.id));
  return inferred.resources.flatMap((resource) => {
    if (resource.isSingleton || resource.id.property !== undefined) return [];
    const role = roles.find((each) => each.resource === resource && parameterOf(each) !== undefined);
    return role === undefined
      ? []
      : [findingOf(resource, role, locationOf(document, ['paths', role.operation.path]))];
  });
}

function parameterOf(role: Role): string | undefined {
  return 'idParameter' in role ? role.idParameter : undefined;
}

/** Whoever chose the id knows it; one that the server gives is known to nobody. */
function findingOf({ name, id }: Resource, role: Role, location: string): Finding {
  const parameter = parameterOf(role) ?? '';
  const described = `${operationName(role.operation)} finds an item of ${name} by {${parameter}}, and no property of the item is recognised as that id`;
  const advice = 'call the property alike, or name it with x-resource.';
  return id.assignedBy === 'client'
    ? {
        severity: 'info',
        kind: 'id',
        location,
        message: `${described}, so that its path alone tells it: ${advice}`,
      }
    : {
        severity: 'warning',
        kind: 'id',
        location,
        message: `${described}, so that no answer tells it: ${advice}`,
      };
}
