import type { ListAccess, ReadRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { indexByParameter, unknownElement } from './find-element.ts';
import { listElements, requireOwner } from './list-owner.ts';
import { listReply } from './list-reply.ts';

/** Reads a list in an item, or one of its elements. @throws SandboxError `not-found` for an unknown element. */
export async function readItemList(request: CrudRequest<ReadRole>, access: ListAccess): Promise<Reply> {
  const owner = await requireOwner(request);
  const { parameter, list } = access;
  if (parameter === undefined) return listReply(request, access, owner);
  const elements = listElements(owner.item, access);
  const index = indexByParameter(list, elements, parameter, request.input.params[parameter]);
  if (index < 0) throw unknownElement(request, access);
  return listReply(request, access, owner, elements[index]);
}
