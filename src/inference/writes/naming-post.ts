import { namesIdOf } from '../identity/id-names.ts';
import { isGeneral } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope } from '../list-envelope.ts';
import { findName } from '../naming.ts';
import type { OperationOnPath } from '../verbs/operation-kind.ts';
import { forOperation, groupEvidence } from '../wrapper/group-evidence.ts';

/**
 * Whether a POST without a body makes the row that its path names by the id of something else, and nothing else makes any:
 * `POST /favorites/{productId}`, where `GET /favorites` shows rows with a `productId`.
 */
export function isNamingPost(
  context: InferenceContext,
  { operation, path, hint, verb, person }: OperationOnPath,
  group: readonly OperationOnPath[],
): boolean {
  const { idParameter } = path;
  if (operation.method !== 'post' || operation.requestBody !== undefined || idParameter === undefined)
    return false;
  if (verb !== undefined || person !== undefined || hint.role !== undefined) return false;
  if (isGeneral(idParameter) || namesIdOf(path.segment, idParameter)) return false;
  const isOther = (each: OperationOnPath) =>
    each.operation.method === 'put' || (each.operation.method === 'post' && !each.path.idParameter);
  const list = group.find((each) => each.operation.method === 'get' && !each.path.idParameter && !each.verb);
  if (list === undefined || group.some(isOther)) return false;
  const schema = inferSuccessResponse(list.operation, 'list')?.schema;
  const evidence = forOperation(context, groupEvidence(context, group, path.segment), list);
  const rows = schema && inferListEnvelope(context, schema, evidence);
  if (rows === undefined || rows.isOfIds) return false;
  return findName(context.mergeSchema(rows.rowSchema).properties.keys(), [idParameter]) !== undefined;
}
