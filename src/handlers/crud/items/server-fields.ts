import { isSameName } from '../../../inference/naming.ts';
import type { ItemExample, Resource } from '../../../inference/resource.ts';
import { convertScalar } from '../../../schema/convert-scalar.ts';
import type { CrudContext } from '../crud-context.ts';
import { fillDefaults } from '../projection/fill-defaults.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import type { Given } from '../values/missing-property.ts';
import { stateTimes } from '../values/state-times.ts';

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
    identifying: ownIdentifiers(crud, resource),
    given: { ...given, ...(example && { example }) },
  };
  const full = resource.responseSchemas.reduce(
    (part, schema) => fillDefaults(crud, schema, part, options),
    withIdTwins(crud, resource, { id, item }),
  );
  return withStateTimes(crud, resource, full, given.now);
}

/** An item whose `id` is its `_id` too, where responses show both. */
function withIdTwins(
  crud: CrudContext,
  { id: { property }, responseSchemas, isSingleton }: Resource,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
): Item {
  if (property === undefined || isSingleton) return item;
  const twins = responseSchemas
    .flatMap((schema) => [...crud.mergeSchema(schema).properties])
    .filter(([name]) => name !== property && isSameName(name, property) && !Object.hasOwn(item, name))
    .map(([name, schema]) => [name, convertScalar(crud.mergeSchema(schema).types, id) ?? id]);
  return twins.length === 0 ? item : { ...item, ...Object.fromEntries(twins) };
}

/** The identifiers beside the id that no request can set, such as the fingerprint of a key. */
function ownIdentifiers(
  crud: CrudContext,
  { id, requestSchemas, responseSchemas }: Resource,
): ReadonlySet<string> {
  const { mergeSchema } = crud;
  const isSendable = (name: string) =>
    requestSchemas.some((schema) => mergeSchema(schema).properties.has(name)) &&
    !responseSchemas.some((schema) => {
      const property = mergeSchema(schema).properties.get(name);
      return property !== undefined && mergeSchema(property).keywords.readOnly === true;
    });
  return new Set(id.alternatives.filter((name) => !isSendable(name)));
}

/** An item with the time of the state that it begins in, as far as nothing has set it. */
function withStateTimes(crud: CrudContext, resource: Resource, item: Item, now: Date): Item {
  const times = Object.entries(stateTimes(propertiesOf(crud, resource), { before: {}, after: item }, now));
  const open = times.filter(([name]) => item[name] === undefined || item[name] === null);
  return open.length === 0 ? item : { ...item, ...Object.fromEntries(open) };
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
