import { plainName } from '../../../inference/naming.ts';
import { ownValue } from '../../../json.ts';
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
      /id$/.test(plainName(name)) &&
      name !== role.resource.id.property &&
      !sendable.has(name) &&
      !Object.hasOwn(item, name) &&
      resourceNamedBy(crud, name) !== undefined,
  );
  if (open.length === 0) return item;
  const scope = parent?.nestedPath === owner.idScope ? parentIds.slice(0, (parent?.depth ?? 1) - 1) : [];
  const row = await findById(context, owner, scope, id);
  const taken = open.flatMap(([name, schema]) => {
    const value = row && ownValue(row.item, name);
    return value !== undefined && value !== null && fitsProperty(crud.mergeSchema(schema), value)
      ? [[name, value] as const]
      : [];
  });
  return taken.length === 0 ? item : { ...item, ...Object.fromEntries(taken) };
}
