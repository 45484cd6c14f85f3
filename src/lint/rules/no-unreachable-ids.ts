import type { Resource, Role } from '../../inference/resource.ts';
import type { Schema } from '../../openapi/document.ts';
import { pathKeyOf } from '../../openapi/operations.ts';
import { isOpaque } from '../../schema/merged-schema.ts';
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

function check(context: LintContext): readonly RuleFinding[] {
  const { document, inferred, customIds } = context;
  const roles = [...inferred.roleOf.values()].filter(({ operation }) => !customIds.has(operation.id));
  const isShown = createIsShown(context, roles);
  return inferred.resources.flatMap((resource) => {
    if (resource.isSingleton) return [];
    const role = roles.find((each) => parameterTo(resource, each) !== undefined);
    if (role === undefined || isShown(resource)) return [];
    return [findingOf(resource, role, canonicalLocation(document, ['paths', pathKeyOf(role.operation)]))];
  });
}

/** The path parameter that holds the id of an item, of an operation on the item or on what is below it. */
function parameterTo({ name }: Resource, role: Role): string | undefined {
  if (role.resource.name === name) {
    const parameter = 'idParameter' in role ? role.idParameter : undefined;
    // That of `/users/me` is in no path.
    return role.operation.path.includes(`{${parameter}}`) ? parameter : undefined;
  }
  const parent = role.nestedPath?.parent;
  return parent?.resource === name ? role.parentParameters[parent.depth - 1] : undefined;
}

/**
 * Creates the check whether a client can learn an id: it sends it itself, or a create or a list shows it. A read shows
 * it to those alone who know it already.
 */
function createIsShown(
  { mergeSchema }: LintContext,
  roles: readonly Role[],
): (resource: Resource) => boolean {
  return (resource) => {
    const { property, assignedBy } = resource.id;
    if (property === undefined) return false;
    const own = roles.filter((role) => role.resource === resource);
    const introducing = own.filter(({ kind }) => ['create', 'bulk-create', 'list'].includes(kind));
    return (
      assignedBy === 'client' || introducing.length === 0 || introducing.some((role) => shows(role, property))
    );
  };

  function shows(role: Role, property: string): boolean {
    if (role.job !== undefined) return true;
    const isMany = role.kind === 'list' || role.kind === 'bulk-create';
    const rows = isMany ? role.envelope?.rowSchema : undefined;
    const { schema, item, isSilent } = role.response;
    if (rows === undefined && item === undefined) return isSilent === true || isBare(schema);
    const merged = mergeSchema(rows ?? item ?? {});
    // What a list does not declare is there nevertheless, where its schema lets it through.
    return (
      merged.properties.has(property) || isOpaque(merged) || (rows !== undefined && merged.allows(property))
    );
  }

  /** Whether a body is the id alone. */
  function isBare(schema: Schema | undefined): boolean {
    if (schema === undefined) return false;
    const { types } = mergeSchema(schema);
    return types.has('string') || types.has('integer');
  }
}

/** A client knows the id that it chose; an id that the server assigns and never shows is lost. */
function findingOf(resource: Resource, role: Role, location: string): RuleFinding {
  const { name, id } = resource;
  const found = `${operationName(role.operation)} finds an item of ${name} by {${parameterTo(resource, role)}}`;
  if (id.property !== undefined) {
    const message = `${found}, and neither a list nor a create shows its ${id.property}: add the property to one of them.`;
    return { location, message };
  }
  const described = `${found}, and no property of the item is recognized as that id`;
  const advice = 'give the property the same name, or name it with x-resource.';
  return id.assignedBy === 'client'
    ? { severity: 'info', location, message: `${described}, so only its path has it: ${advice}` }
    : { location, message: `${described}, so no response has it: ${advice}` };
}
