import { structuredContent } from '../../../../codecs/declared-content.ts';
import { valueAt } from '../../../../inference/body-path.ts';
import type { ListRole, Resource, Role } from '../../../../inference/resource.ts';
import { flattenGroup } from '../../../../inference/wrapper/property-group.ts';
import { isObject, plainText, scalarNumber } from '../../../../json.ts';
import type { OpenApiDocument } from '../../../../openapi/document.ts';
import { examplesOf } from '../../../../openapi/examples.ts';
import type { CrudContext, RowSource } from '../../crud-context.ts';
import { idInItem, withItemId } from '../../ids/item-id.ts';
import { withValueAtLocation } from '../../property-location.ts';
import type { Item, StoredItem } from '../../stored-item.ts';
import { foreignKeyValue } from '../foreign-key.ts';

/** How many rows are generated for a list without an example. */
const rowCount = 3;

/** The items of a collection in which nothing creates any, under their parents: those of an example, else generated ones. */
export function generatedRows(
  crud: CrudContext,
  resource: Resource,
  parentIds: readonly string[],
  { examples, schema = resource.responseSchemas[0] ?? {} }: RowSource,
): readonly StoredItem[] {
  const items = examples.length > 0 ? examples : sampledRows();
  const rows = items.map((item, i) => {
    const own = idInItem(resource.id, item);
    // An id that the schema of a row leaves open has to fit the paths where it is asked for: a number, though it is a text.
    const isFit = examples.length > 0 || resource.id.format.kind !== 'sequence' || isWhole(own);
    const id = (isFit ? own : undefined) ?? i + 1;
    return generatedRow(crud, resource, parentIds, { id, key: i + 1, item });
  });
  return [...new Map(rows.map((row) => [String(row.id), row])).values()];

  function sampledRows(): readonly Item[] {
    const about = { name: resource.name, key: ['rows', resource.name, ...parentIds].join(' ') };
    const list = crud.sample({ type: 'array', items: schema, minItems: rowCount, maxItems: rowCount }, about);
    return Array.isArray(list) ? list.filter(isObject) : [];
  }
}

function isWhole(id: unknown): boolean {
  return Number.isInteger(scalarNumber(id));
}

/** What the rows of each resource are made from, by its lists: a list and its items have to agree. */
export function createRowSources(
  document: OpenApiDocument,
  roles: ReadonlyMap<string, Role>,
): (resource: Resource) => RowSource {
  return (resource) => {
    const lists = [...roles.values()].flatMap((role) =>
      role.kind === 'list' && role.resource === resource ? [role] : [],
    );
    return rowSourceOf(document, lists);
  };
}

/** The same of some lists: the example of the first that has one, and the schema of the rows of the first. */
export function rowSourceOf(document: OpenApiDocument, lists: readonly ListRole[]): RowSource {
  return { examples: exampleRows(document, lists), schema: lists[0]?.envelope.rowSchema };
}

/** The rows of the first example with any that lists declare. */
function exampleRows(document: OpenApiDocument, lists: readonly ListRole[]): readonly Item[] {
  for (const { operation, response, envelope } of lists) {
    const media = structuredContent(operation.responses[`${response.status}`]?.content);
    for (const { value } of media === undefined ? [] : examplesOf(document, media)) {
      const rows = valueAt(value, envelope.rowsPath);
      if (Array.isArray(rows) && rows.some(isObject))
        return rows.map((row) => flattenGroup(row, envelope.group)).filter(isObject);
    }
  }
  return [];
}

/** An item as every response contains it: the properties of the list's row, and generated ones for the rest. */
export function generatedRow(
  crud: CrudContext,
  resource: Resource,
  parentIds: readonly string[],
  row: { readonly id: unknown; readonly key?: number; readonly item?: Item },
): StoredItem {
  const { type } = resource.id;
  const id =
    type === 'number' && Number.isFinite(scalarNumber(row.id)) ? scalarNumber(row.id) : plainText(row.id);
  const about = { name: resource.name, key: [resource.name, ...parentIds, id].join(' ') };
  const whole = crud.sample(resource.responseSchemas[0] ?? {}, about);
  const known = {
    ...(isObject(whole) && whole),
    ...row.item,
  };
  const item = withItemId(resource, withParentProperties(crud, resource, known, parentIds), id, parentIds);
  const within = Object.fromEntries(resource.nestedPaths.map(({ path }) => [path, parentIds]));
  return { key: row.key ?? String(id), id, within, item };
}

/** An item with the properties that hold the ids of its parents: `orderId` in `/orders/{id}/log`. */
function withParentProperties(
  crud: CrudContext,
  resource: Resource,
  item: Item,
  parentIds: readonly string[],
): Item {
  const nestedPath = resource.nestedPaths.find(({ parameters }) => parameters.length === parentIds.length);
  return (nestedPath?.parameters ?? []).reduce((linked, parameter, i) => {
    const id = foreignKeyValue(crud, resource, parameter, parentIds[i] ?? '');
    return withValueAtLocation(parameter, linked, id);
  }, item);
}
