import type { HandlerContext } from '../../context.ts';
import { absoluteLocation, originOf } from '../../engine/location-header.ts';
import { valueAt, withValueAt } from '../../inference/body-path.ts';
import { isDownload, ownerPath, shapeOf } from '../../inference/files/file-paths.ts';
import { plainName } from '../../inference/naming.ts';
import type { Role } from '../../inference/resource.ts';
import { isObject, ownValue } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { findById } from '../crud/find-item.ts';
import { itemsOf } from '../crud/stored-item.ts';
import { fitsProperty } from '../crud/values/fits-property.ts';

/** What a property is called that has the address of the content of an uploaded file. */
const linkNames =
  /^(?:file|download|content|media|raw|public|src)?(?:url|uri|link|href)$|^src$|^(?:image|photo|picture|attachment|document)url$/;

/** Writes the address of what an upload stored into the item that it made, and into its reply. */
export type LinkFile = (
  request: OperationRequest,
  context: HandlerContext,
  made: { readonly reply: Reply; readonly path: string },
) => Promise<Reply>;

/**
 * What sets the address of an uploaded file in the item that a POST makes: where the contract has a download of that item,
 * its `url` leads there. What was sent stays.
 * @returns `undefined` for an upload that makes no item, or an item without such a property
 */
export function createLinkFile(
  crud: CrudContext,
  document: OpenApiDocument,
  operations: readonly Operation[],
  role: Role | undefined,
): LinkFile | undefined {
  if (role?.kind !== 'create') return undefined;
  const { resource, response } = role;
  const schemas = resource.responseSchemas.flatMap((schema) => [...crud.mergeSchema(schema).properties]);
  const { sendable } = crud.propertiesOf(resource);
  const own = resource.link?.steps[0];
  const links = new Map(
    schemas.filter(([name]) => linkNames.test(plainName(name)) && name !== own && !sendable.has(name)),
  );
  if (links.size === 0) return undefined;
  const downloads = operations.filter((operation) => isDownload(document, operation));
  return async (request, context, { reply, path }) => {
    const item = valueAt(reply.body, response.itemPath);
    const id = isObject(item) ? ownValue(item, resource.id.property ?? 'id') : undefined;
    const row = id === undefined ? undefined : await findById(context, resource, [], id);
    const download = downloads.find((each) => leadsTo(ownerPath(each.path), path));
    if (row === undefined || download === undefined || !isObject(item)) return reply;
    const place = absoluteLocation(request, path + download.path.slice(ownerPath(download.path).length));
    const address = originOf(request) + place;
    const fitting = [...links].filter(([, schema]) => fitsProperty(crud.mergeSchema(schema), address));
    const found = Object.fromEntries(fitting.map(([name]) => [name, address]));
    await itemsOf(context, resource).replace({ ...row, item: { ...row.item, ...found } });
    const shown = Object.fromEntries(Object.entries(found).filter(([name]) => Object.hasOwn(item, name)));
    return { ...reply, body: withValueAt(reply.body, response.itemPath, { ...item, ...shown }) };
  };
}

/** Whether a path is one of a template: `/files/7` of `/files/{id}`. */
function leadsTo(template: string, path: string): boolean {
  const [own, given] = [shapeOf(template).split('/'), path.split('/')];
  return own.length === given.length && own.every((part, i) => part === '{}' || part === given[i]);
}
