import type { Operation } from '../../../openapi/operations.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import { namesIdOf } from '../../identity/id-names.ts';
import { isGeneral, isUniqueName } from '../../identity/identifier-words.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { plainName } from '../../naming.ts';
import type { CountRole } from '../../resource.ts';
import { flagIn } from '../../wrapper/flag-in.ts';
import type { Filter } from '../filter.ts';
import { inferFilterParameters } from '../list-parameters.ts';
import { inferPathFilter } from '../path-filter.ts';
import { baseOf, type Finder, nameOfItems, rowOf } from './finder.ts';

/** Words that ask whether there is an item: `/wishlist/contains/{productId}`, `/favorites/check?productId=7`. */
const asking =
  /^(?:contains?|includes?|has|exists?|existence|(?:is|has|check).*|.+exists?|available|availability|.+available)$/;

/** Words, and names of flags, that say that there is none yet: `/users/username-available?username=ada`. */
const ofNone = /available|availability|unique|isfree|isnew|nottaken/;

/**
 * The role of a GET that says by a flag whether a collection has an item: the only flag of its response is true where one
 * has the property that the path or the query names, and false where it says that a name is still available.
 */
export function inferExistence(context: InferenceContext, finder: Finder): readonly CountRole[] {
  const { mergeSchema } = context;
  const { operation, word } = finder;
  if (!asking.test(plainName(word))) return [];
  const response = inferSuccessResponse(operation, 'list');
  const countPath = response?.schema && flagIn(mergeSchema, response.schema);
  if (response === undefined || countPath === undefined) return [];
  const found = filtersOf(context, finder);
  if (found.filters.length === 0) return [];
  const isOfNone = [word, countPath.at(-1) ?? ''].some((name) => ofNone.test(plainName(name)));
  // Whether a room is available its name does not say: only what is unique is taken once there is one.
  const areUnique = found.filters.every((each) => 'path' in each && isUniqueName(`${each.path.at(-1)}`));
  if (isOfNone && !areUnique) return [];
  const { filters, exploded, ...rest } = found;
  const asks = isOfNone ? 'none' : 'any';
  return [{ ...baseOf(finder), kind: 'count', response, countPath, asks, filters, exploded, ...rest }];
}

/** Whether an operation asks by the last word of its path whether there is something, and responds with a flag. */
export function asksWhether(mergeSchema: MergeSchema, operation: Operation, word: string): boolean {
  if (operation.method !== 'get' || !asking.test(plainName(word))) return false;
  const shown = inferSuccessResponse(operation, 'read')?.schema;
  return shown !== undefined && flagIn(mergeSchema, shown) !== undefined;
}

/** What the parameter in the path selects, and what is in the query. */
function filtersOf(
  context: InferenceContext,
  finder: Finder,
): Pick<CountRole, 'filters' | 'exploded' | 'ignored' | 'pathFilters'> {
  const { mergeSchema } = context;
  const { operation, parameter, beside } = finder;
  const row = rowOf(context, finder);
  const { filters, exploded, parameters } = inferFilterParameters(mergeSchema, operation, row);
  const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
  const ignored = parameters.map(({ name }) => name).filter((name) => !filtering.has(name));
  const isLoose = ({ name, required }: Operation['parameters'][number]) =>
    required === true && ignored.includes(name);
  if (parameters.some(isLoose)) return { filters: [], exploded: [], ignored };
  if (parameter === undefined) return { filters, exploded, ignored };
  // `/orders/{id}/is-paid` is about the order, whatever it says.
  const isOwn = isGeneral(parameter) || namesIdOf(nameOfItems(beside), parameter);
  if (isOwn && /^(?:is|has|check)./.test(plainName(finder.word)))
    return { filters: [], exploded: [], ignored };
  const names = isOwn ? [beside.resource.id.property ?? parameter] : [parameter];
  const inPath = inferPathFilter(mergeSchema, operation, { parameter, names }, row);
  const all: readonly Filter[] = inPath === undefined ? [] : [inPath, ...filters];
  return { filters: all, exploded, ignored, pathFilters: [parameter] };
}
