import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { plainName, singularsOf } from '../../naming.ts';
import type { CountRole, Role } from '../../resource.ts';
import { inferFilterParameters } from '../list-parameters.ts';
import { inferAfterLists, type ListBefore } from '../states/lists-before.ts';
import { figureCalled, figuresIn, nounPattern } from './figure-names.ts';

/** How the figures of a collection are called, by the last word of their path. */
const figureWords =
  /^(?:get)?(?:stats|statistics?|summary|metrics|overview|counts|totals|aggregates?|aggregations?|analytics)$/;

/**
 * Infers what responds with figures of the items of a list, such as `GET /tickets/stats`: how many there are, how many are in
 * each state, how many have each value of a property, and the least, the greatest, the sum and the mean of a number.
 * @param roleOf the roles so far
 */
export function inferFigures(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly CountRole[] {
  return inferAfterLists(context, roleOf, ['get'], (operation, before) =>
    figuresOf(context, operation, before),
  );
}

function figuresOf(
  { mergeSchema }: InferenceContext,
  operation: CountRole['operation'],
  { list: { resource, collectionPath, parentParameters, nestedPath }, words }: ListBefore,
): CountRole | undefined {
  const [word = '', another] = words;
  const response = inferSuccessResponse(operation, 'list');
  if (another !== undefined || !figureWords.test(plainName(word)) || response?.schema === undefined)
    return undefined;
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const counted = singularsOf(collectionPath.slice(collectionPath.lastIndexOf('/') + 1));
  const of = { mergeSchema, row, counted, nouns: nounPattern(counted) };
  const figures = figuresIn(mergeSchema, response.schema, (name, schema) => figureCalled(name, schema, of));
  const [first] = figures;
  if (first === undefined) return undefined;
  const { filters, exploded, parameters } = inferFilterParameters(mergeSchema, operation, row);
  const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
  return {
    kind: 'count',
    ...{ operation, resource, collectionPath, parentParameters, response },
    ...(nestedPath && { nestedPath }),
    ...{ countPath: first.path, figures, filters, exploded },
    ignored: parameters.map(({ name }) => name).filter((name) => !filtering.has(name)),
  };
}
