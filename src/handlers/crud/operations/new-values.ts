import { findName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/** Names, in snake case, of what a write that may create sends for new items alone: `status_if_new`. */
const ofNew = /^(.+?)_(?:if_new|when_new|on_create|on_insert)$/;

/** A new item with what was sent for new ones: `status_if_new` is its `status`, unless that was sent. */
export function withNewValues({ mergeSchema }: CrudContext, { responseSchemas }: Resource, sent: Item): Item {
  const names = responseSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const values = Object.entries(sent).flatMap(([name, value]): [string, unknown][] => {
    const [, property = ''] = ofNew.exec(splitWords(name)) ?? [];
    const own = property === '' ? undefined : findName(names, [property]);
    return own === undefined || Object.hasOwn(sent, own) ? [] : [[own, value]];
  });
  return values.length === 0 ? sent : { ...sent, ...Object.fromEntries(values) };
}
