import { jsonOf } from '../openapi/json-media-type.ts';
import type { Operation } from '../openapi/operations.ts';
import type { ShapeOf } from '../schema/merged-schema.ts';
import { listShapeOf } from './list-envelope.ts';
import { plainName } from './naming.ts';
import { listParametersOf } from './query/list-parameters.ts';
import type { ClearRole } from './resource.ts';
import { askedInBody } from './search-in-body.ts';

/** A flag by which nothing is to be deleted. */
const rehearsals = /^(dry|dryrun|preview|simulate|validateonly)$/;

/**
 * A DELETE on a collection deletes what it finds there: by `?status=done`, `?ids=1,2`, a body `{ids}`. It is nothing
 * for one that must be told what it deletes in a way that nothing here understands.
 */
export function clearRolesOf(
  shapeOf: ShapeOf,
  placed: Omit<ClearRole, 'kind' | 'filters' | 'flags'>,
  segment: string,
): readonly ClearRole[] {
  const { operation, resource, answer } = placed;
  const { parameters } = askedInBody(shapeOf, operation);
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const row = shapeOf(resource.views[0] ?? {});
  const { filters } = listParametersOf(shapeOf, { ...operation, parameters }, row);
  const flags = query
    .filter(({ schema }) => shapeOf(schema ?? {}).types.has('boolean'))
    .map(({ name }) => name);
  const isFilter = (name: string) => filters.some(({ asked }) => asked[0] === name);
  const isVague = query.some(
    ({ name, required }) => required === true && !flags.includes(name) && !isFilter(name),
  );
  if (isVague || isSentVaguely(shapeOf, operation, isFilter)) return [];
  const shape = answer.schema && listShapeOf(shapeOf, answer.schema, segment);
  const clear: ClearRole = {
    ...placed,
    kind: 'clear',
    filters,
    flags: new Set(flags.filter((name) => !isFilter(name) && !rehearsals.test(plainName(name)))),
    ...(operation.requestBody && { isAskedInBody: true }),
    ...(shape && { shape }),
  };
  return [clear];
}

/** Whether an operation must be sent a body, and nothing of it is understood. */
function isSentVaguely(
  shapeOf: ShapeOf,
  { requestBody }: Operation,
  isFilter: (name: string) => boolean,
): boolean {
  if (requestBody?.required !== true) return false;
  const { properties } = shapeOf(jsonOf(requestBody.content)?.schema ?? {});
  return ![...properties.keys()].some(isFilter);
}
