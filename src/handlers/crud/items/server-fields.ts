import type { ItemExample, Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { fillDefaults } from '../projection/fill-defaults.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import type { Given } from '../values/missing-property.ts';

/**
 * An item with all that the server sets, by every response schema of its resource: stored once, so that all responses
 * agree.
 * @param given the time of its timestamps, and what else is known of it
 */
export function withServerFields(
  crud: CrudContext,
  resource: Resource,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
  given: Given & { readonly now: Date },
): Item {
  const example = closestExample(resource.examples, item);
  const options = {
    ...projectOptionsOf(crud, resource, id),
    given: { ...given, ...(example && { example }) },
  };
  return resource.responseSchemas.reduce((full, schema) => fillDefaults(crud, schema, full, options), item);
}

/** Of several examples the one that agrees most with what was sent: `{type: "card"}` begins as a card does. */
function closestExample(examples: readonly ItemExample[], sent: Item): ItemExample | undefined {
  if (examples.length < 2) return examples[0];
  const agreement = ({ value }: ItemExample) =>
    Object.entries(sent).filter(([name, each]) => isScalar(each) && value[name] === each).length;
  return examples.reduce((best, each) => (agreement(each) > agreement(best) ? each : best));
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' && value !== undefined;
}
