import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse, withItem } from '../../item-payloads.ts';
import type { ReadRole } from '../../resource.ts';
import { knownItems } from '../../wrapper/item-evidence.ts';
import { describeItem } from '../../wrapper/undeclared-item.ts';
import { baseOf, type Finder, nameOfItems } from './finder.ts';

/** A role that responds with one item of the collection. */
export function inferItem(
  context: InferenceContext,
  finder: Finder,
  which: Pick<ReadRole, 'pick' | 'lookUp' | 'among'>,
): readonly ReadRole[] {
  const { identify, isJsonApi, mergeSchema, reject } = context;
  const { operation, beside } = finder;
  const success = inferSuccessResponse(operation, 'read');
  const { responseSchemas } = beside.resource;
  const known = knownItems(context, responseSchemas, nameOfItems(beside));
  const evidence = { ...known, isOne: true, isJson: isJsonApi };
  const found = success && withItem(context, success, evidence);
  const response = found && describeItem(mergeSchema, beside.resource, found);
  const item = response?.item;
  const isItem =
    item !== undefined &&
    (found?.schema === undefined || responseSchemas.some((schema) => identify(schema) === identify(item)));
  if (response === undefined || !isItem)
    return reject(operation, `its response is no item of ${beside.resource.name}`);
  return [{ ...baseOf(finder), kind: 'read', response, ...which }];
}
