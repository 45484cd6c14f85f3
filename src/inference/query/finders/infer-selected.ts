import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { plainName } from '../../naming.ts';
import { currentKind } from '../../people/people-words.ts';
import type { ListRole, ReadRole } from '../../resource.ts';
import { selectsMany } from '../collection-words.ts';
import { inferFilterParameters, inferListParameters } from '../list-parameters.ts';
import { baseOf, type Finder, nameOfItems, rowOf, rowsOf } from './finder.ts';
import { inferItem } from './infer-item.ts';

/**
 * What a word of its own selects below a collection. Where the response says nothing of its body, a word that looks for many
 * lists them: `/posts/search`, `/pets/recentPets`. Where it declares an item of the collection, it shows one of those that
 * there are, as `/lessons/today` does: which, the server alone knows.
 */
export function inferSelected(context: InferenceContext, finder: Finder): readonly (ListRole | ReadRole)[] {
  const { operation, word, beside } = finder;
  const response = inferSuccessResponse(operation, 'list');
  if (response?.schema === undefined) {
    return selectsMany(word, plainName(nameOfItems(beside))) ? inferOpenList(context, finder) : [];
  }
  if (currentKind(operation.path) !== undefined || beside.resource.isSingleton) return [];
  const { parameters, ...selection } = inferFilterParameters(
    context.mergeSchema,
    operation,
    rowOf(context, finder),
  );
  const ignored = parameters.map(({ name }) => name);
  const base = baseOf(finder);
  const among = { ...base, kind: 'count', response, countPath: [], ...selection, ignored } as const;
  return inferItem(context, finder, { pick: 'newest', among });
}

function inferOpenList(context: InferenceContext, finder: Finder): readonly ListRole[] {
  const { operation, word, beside } = finder;
  const response = inferSuccessResponse(operation, 'list');
  const envelope = response && rowsOf(context, response, beside.resource, word);
  if (response === undefined || envelope === undefined) return [];
  const list = { row: rowOf(context, finder), envelope, response };
  const parameters = inferListParameters(context.mergeSchema, operation, list);
  return [{ ...baseOf(finder), kind: 'list', response, envelope, ...parameters }];
}
