import type { Request, Response } from 'express';
import type { OperationRequest } from '../../operation.ts';
import { requireOperation } from './locals.ts';

/** A validated request, free of HTTP. */
export function toOperationRequest(
  { headers, body, secure }: Request,
  { locals }: Response,
): OperationRequest {
  const { params, otherTexts, query = {}, basePath = '', sessionPath = '', files, isForeignLink } = locals;
  return {
    operation: requireOperation(locals),
    basePath,
    sessionPath,
    params,
    ...(otherTexts && { otherTexts }),
    query,
    headers,
    body,
    ...(files && { files }),
    ...(secure && { isSecure: true }),
    ...(isForeignLink && { leavesNoTrace: true }),
  };
}
