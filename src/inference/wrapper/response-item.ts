import type { Schema } from '../../openapi/document.ts';
import type { BodyPath } from '../body-path.ts';
import type { ListEnvelope } from '../list-envelope.ts';
import type { Role } from '../resource.ts';
import type { PropertyGroup } from './property-group.ts';

/** The schema of an item, and how a body groups its properties. */
export interface ItemForm {
  readonly schema: Schema;
  readonly group?: PropertyGroup;
}

/** Where the response of a role has its item, or the list of its items, and the form of each. */
export interface ResponseItem extends ItemForm {
  readonly path: BodyPath;
}

/** Where the response of a role has items; `undefined` for one that has none. */
export function responseItem(role: Role): ResponseItem | undefined {
  if ('envelope' in role && (role.envelope?.isOfIds || role.envelope?.isMap)) return undefined;
  if ('envelope' in role && role.envelope !== undefined)
    return { path: role.envelope.rowsPath, ...rowForm(role.envelope) };
  const { item, itemPath, group } = role.response;
  return item === undefined ? undefined : { path: itemPath, schema: item, ...(group && { group }) };
}

/** The form of the rows of a list. */
export function rowForm({ rowSchema, group }: ListEnvelope): ItemForm {
  return { schema: rowSchema, ...(group && { group }) };
}

/** The schema of an item as the body has it. */
export function shownSchema({ schema, group }: ItemForm): Schema {
  return group?.schema ?? schema;
}
