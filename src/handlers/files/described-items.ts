import type { HandlerContext } from '../../context.ts';
import { ownerPath, shapeOf } from '../../inference/files/file-paths.ts';
import type { Role } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { findById } from '../crud/find-item.ts';
import { withFileFacts } from '../crud/sent-files/sent-file.ts';
import { itemsOf } from '../crud/stored-item.ts';

/** Stores what a request says of its file in the item whose content it is. */
export type DescribeItem = (request: OperationRequest, context: HandlerContext) => Promise<void>;

/**
 * What an upload to the content of an item, such as `/files/{id}/content`, changes in that item: its name, type and size.
 * @returns `undefined` for an upload to anything else
 */
export function createDescribeItem(
  crud: CrudContext,
  roles: Iterable<Role>,
  { path }: Operation,
): DescribeItem | undefined {
  const shape = shapeOf(ownerPath(path));
  const role = [...roles].find(
    (each) =>
      'idParameter' in each && each.idParameter !== undefined && shapeOf(each.operation.path) === shape,
  );
  if (role === undefined) return undefined;
  const names = [...ownerPath(path).matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return async (request, context) => {
    const ids = names.map((name) => plainText(request.params[name]));
    const row = await findById(context, role.resource, ids.slice(0, -1), ids.at(-1));
    const facts = withFileFacts(crud, role, request, {});
    if (row === undefined || Object.keys(facts).length === 0) return;
    await itemsOf(context, role.resource).replace({ ...row, item: { ...row.item, ...facts } });
  };
}
