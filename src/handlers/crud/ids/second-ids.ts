import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { Item } from '../stored-item.ts';

/** The values beside its id that an item is found by, such as its `uid`. */
export function alternativeIds({ id }: Resource, item: Item): readonly (string | number)[] {
  return id.alternatives.flatMap((name) => {
    const value = ownValue(item, name);
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [value] : [];
  });
}
