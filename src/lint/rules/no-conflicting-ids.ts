import type { IdPlace } from '../../inference/identity/id-places.ts';
import type { Resource, Role } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Collections whose ids are declared so differently that no id fits all places that have one. */
export const noConflictingIds: Rule = {
  id: 'no-conflicting-ids',
  severity: 'warning',
  docs: 'docs/rules/no-conflicting-ids.md',
  check,
};

/** How many places a message names. */
const maxNamed = 3;

function check(context: LintContext): readonly RuleFinding[] {
  const { document, inferred, customIds } = context;
  const describe = createDescribeForm(context);
  const roles = [...inferred.roleOf.values()].filter(({ operation }) => !customIds.has(operation.id));
  return inferred.resources.flatMap((resource) => {
    const own = roles.filter((role) => role.resource === resource);
    const role = own.find(isOnItem) ?? own[0];
    const places = resource.isSingleton ? [] : conflictingPlaces(context, resource);
    if (role === undefined || places.length === 0) return [];
    const named = places.slice(0, maxNamed).map((place) => `${place.name} (${describe(place)})`);
    const more = places.length > maxNamed ? [`${places.length - maxNamed} more`] : [];
    return [
      {
        location: canonicalLocation(document, ['paths', role.operation.path]),
        message: `No id of ${resource.name} fits ${[...named, ...more].join(' and ')}: declare them alike, so that an id can be used wherever it is asked for.`,
      },
    ];
  });
}

/** A place that says what ids look like, and those that contradict it; none where an id fits all. */
function conflictingPlaces({ satisfiable }: LintContext, { id }: Resource): readonly IdPlace[] {
  const { fitted, misfits } = id.places;
  if (misfits.length > 0) return [...fitted.slice(0, 1), ...misfits];
  if (id.format.kind !== 'sample' || fitted.length < 2) return [];
  const isImpossible = (schemas: readonly Schema[]) =>
    satisfiable({ allOf: schemas }, 'request').is === 'impossible';
  return isImpossible(fitted.map(({ schema }) => schema)) ? fitted : [];
}

function isOnItem(role: Role): boolean {
  return 'idParameter' in role && role.idParameter !== undefined;
}

/** Describes what a place demands of an id: `string of format uuid`. */
function createDescribeForm({ mergeSchema }: LintContext): (place: IdPlace) => string {
  return ({ schema }) => {
    const { types, keywords } = mergeSchema(schema);
    const limits = ['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum']
      .filter((keyword) => keywords[keyword] !== undefined)
      .map((keyword) => `${keyword} ${plainText(keywords[keyword])}`);
    return [[...types].join(' or ') || 'any value', ...limits].join(', ');
  };
}
