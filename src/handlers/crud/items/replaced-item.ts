import { isFileProperty } from '../../../inference/files/file-property.ts';
import type { ReplaceRole } from '../../../inference/resource.ts';
import { isUnsettled } from '../../../inference/writes/partial-put.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { isReadOnly, withDefaults } from './request-item.ts';

/**
 * An item after a PUT: what was sent, the defaults of what was not, and what no request can set. Where a request may
 * leave out what responses then show all the same, the PUT is an update of what is sent: nothing stored is replaced by a
 * generated value.
 */
export function replacedItem(crud: CrudContext, role: ReplaceRole, stored: Item, sent: Item): Item {
  if (isUpdate(crud, role)) return { ...stored, ...withMaps(crud, role, stored, sent) };
  return { ...unsendable(crud, role, stored), ...withDefaults(crud, role.sent.schema, sent) };
}

/** What an update is sent, with what its maps had: the `fields` or `metadata` that it is sent are those that change. */
function withMaps(
  { mergeSchema }: CrudContext,
  { sent: { schema } }: ReplaceRole,
  stored: Item,
  sent: Item,
): Item {
  const { properties } = mergeSchema(schema);
  const isMap = (name: string) => {
    const { types, properties: own, additional } = mergeSchema(properties.get(name) ?? {});
    return types.has('object') && own.size === 0 && additional !== undefined;
  };
  const entries = Object.entries(sent).map(([name, value]) => {
    const before = ownValue(stored, name);
    return [name, isObject(value) && isObject(before) && isMap(name) ? { ...before, ...value } : value];
  });
  return Object.fromEntries(entries);
}

/** Whether a PUT says that it changes what is sent alone, or may lack a property that a response would then be given: required, or shown by an example. */
export function isUpdate({ mergeSchema }: CrudContext, { resource, sent, isPartial }: ReplaceRole): boolean {
  if (isPartial) return true;
  const { properties, required } = mergeSchema(sent.schema);
  const shownByExample = (name: string) => resource.examples.some(({ value }) => Object.hasOwn(value, name));
  return resource.responseSchemas.some((view) => {
    const shown = mergeSchema(view);
    return [...properties].some(([name, schema]) => {
      const declared = shown.properties.get(name);
      if (declared === undefined || required.has(name)) return false;
      if (!shown.required.has(name) && !shownByExample(name)) return false;
      return (
        name !== resource.id.property && [schema, declared].every((each) => isUnsettled(mergeSchema(each)))
      );
    });
  });
}

/** The properties of an item that a request cannot set, so that leaving them out does not delete them. */
function unsendable(crud: CrudContext, { resource, sent }: ReplaceRole, item: Item): Item {
  const { mergeSchema } = crud;
  const { properties } = mergeSchema(sent.schema);
  const views = resource.responseSchemas.map((schema) => mergeSchema(schema).properties);
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => {
      const isInResponses = views.some((declared) => declared.has(name));
      return (
        name === resource.id.property ||
        isReadOnly(crud, sent.schema, resource, name) ||
        // A form without the picture changes what is beside it.
        isFileProperty(mergeSchema, properties.get(name) ?? {}) ||
        (isInResponses && !properties.has(name))
      );
    }),
  );
}
