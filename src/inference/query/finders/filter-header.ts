import type { OpenApiDocument } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { plainName } from '../../naming.ts';
import { showsConditionObject } from './condition-object.ts';

/**
 * The name, in lower case, of the request header in which lists take their conditions as an object of JSON, `X-Filter:
 * {"state": "open"}`: one that operations declare, or that the description of the contract shows.
 */
export function findFilterHeader(
  { info }: OpenApiDocument,
  operations: Iterable<Operation>,
): string | undefined {
  for (const { method, parameters } of operations) {
    const declared = method === 'get' ? parameters.find(isFilterHeader) : undefined;
    if (declared !== undefined) return declared.name.toLowerCase();
  }
  const [, shown, value = ''] = /\b(X-Filters?|X-Where)\s*:\s*(\{[^{}]*)/i.exec(info.description ?? '') ?? [];
  return shown !== undefined && showsConditionObject(value) ? shown.toLowerCase() : undefined;
}

function isFilterHeader({ in: place, name }: Operation['parameters'][number]): boolean {
  return place === 'header' && ['xfilter', 'xfilters', 'xwhere', 'filter'].includes(plainName(name));
}
