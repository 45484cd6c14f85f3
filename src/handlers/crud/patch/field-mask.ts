import { plainName } from '../../../inference/naming.ts';
import { isObject } from '../../../json.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { Item } from '../stored-item.ts';

/**
 * What an update sets of the properties that it is sent: those of its field mask, `updateMask=title,settings.lang`, as
 * Google's APIs have it (AIP-134); all of them without one, for `*`, and for a mask that names none of them.
 */
export function maskedFields({ query }: OperationRequest, sent: Item): Item {
  const masks = Object.entries(query).filter(([name]) => plainName(name) === 'updatemask');
  const paths = masks
    .flatMap(([, value]) => [value].flat())
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .map((path) => path.trim().split('.').map(plainName));
  const named = paths.some(([first]) => first === '') ? {} : withinPaths(sent, paths);
  return Object.keys(named).length === 0 ? sent : named;
}

function withinPaths(sent: Item, paths: readonly (readonly string[])[]): Item {
  const kept = Object.entries(sent).flatMap(([name, value]): [string, unknown][] => {
    const inner = paths.filter(([first]) => first === plainName(name)).map(([, ...rest]) => rest);
    if (inner.length === 0) return [];
    const isWhole = !isObject(value) || inner.some((rest) => rest.length === 0);
    return [[name, isWhole ? value : withinPaths(value, inner)]];
  });
  return Object.fromEntries(kept);
}
