import type { ActionRole, ListAccess } from '../../../inference/resource.ts';
import type { WriteRequest } from '../crud-request.ts';
import { indexByParameter, indexBySent } from './find-element.ts';
import { isQuantity } from './new-element.ts';
import { sentElements } from './sent-elements.ts';

/** The index of the element that the path names, else the body; -1 where there is none. */
export function indexIn(
  request: WriteRequest<ActionRole>,
  { list, parameter, ...access }: ListAccess,
  elements: readonly unknown[],
): number {
  if (parameter !== undefined) {
    return indexByParameter(list, elements, parameter, request.input.params[parameter]);
  }
  const [sent = {}] = sentElements(request, { list, ...access });
  const query = Object.entries(request.input.query);
  const named = Object.entries({ ...Object.fromEntries(query), ...sent }).filter(
    ([name]) => !isQuantity(name),
  );
  const whole = indexBySent(list, elements, Object.fromEntries(named));
  // Of what is sent with the id of an element, the rest is what changes.
  const ids = named.filter(([name]) => /(?:id|uuid|sku)$/i.test(name));
  return whole >= 0 ? whole : indexBySent(list, elements, Object.fromEntries(ids));
}
