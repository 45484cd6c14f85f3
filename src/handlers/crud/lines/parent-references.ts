import { plainName } from '../../../inference/naming.ts';
import { ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { resourceNamedBy } from './references.ts';

/**
 * A new item with the ids that its parent has too, where no request can send them: the `patient_id` of a prescription that
 * `POST /appointments/{id}/prescriptions` makes is that of the appointment.
 */
export async function withParentReferences(request: CrudRequest, item: Item): Promise<Item> {
  const { crud, context, role, parentIds } = request;
  const { parent } = role.nestedPath ?? {};
  const owner = parent && crud.resources.get(parent.resource);
  const id = parent && parentIds[parent.depth - 1];
  if (owner === undefined || id === undefined) return item;
  const { sendable } = crud.propertiesOf(role.resource);
  const shown = role.resource.responseSchemas.flatMap((each) => [...crud.mergeSchema(each).properties]);
  const open = shown.filter(
    ([name]) =>
      name !== role.resource.id.property &&
      !sendable.has(name) &&
      !Object.hasOwn(item, name) &&
      resourceNamedBy(crud, name) !== undefined,
  );
  if (open.length === 0) return item;
  const scope = parent?.nestedPath === owner.idScope ? parentIds.slice(0, (parent?.depth ?? 1) - 1) : [];
  const row = await findById(context, owner, scope, id);
  return row === undefined ? item : { ...item, ...(await takenFrom(request, open, row.item)) };
}

/** What an item takes of the ids that its parent has. @param open the properties that it may have and lacks */
async function takenFrom(
  request: CrudRequest,
  open: readonly (readonly [name: string, schema: Schema])[],
  parent: Item,
): Promise<Item> {
  const taken: [string, unknown][] = [];
  for (const [name, schema] of open) {
    const value = ownValue(parent, name);
    const isScalar = typeof value === 'string' || typeof value === 'number';
    if (!isScalar || !fitsProperty(request.crud.mergeSchema(schema), value)) continue;
    if (/id$/.test(plainName(name)) || (await isIdOf(request, name, value))) taken.push([name, value]);
  }
  return Object.fromEntries(taken);
}

/** Whether a value is the id of what a property is named after, as Mongoose stores references: the `board` of a card. */
async function isIdOf(
  { crud, context }: CrudRequest,
  name: string,
  value: string | number,
): Promise<boolean> {
  const target = resourceNamedBy(crud, name);
  return target !== undefined && (await findById(context, target, [], value)) !== undefined;
}
