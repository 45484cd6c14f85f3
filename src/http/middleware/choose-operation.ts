import type { Request, RequestHandler, Response } from 'express';
import type { Operation } from '../../openapi/operations.ts';
import type { RequestSchemas } from '../../validation/request-schemas.ts';
import type { RequestValidator } from '../../validation/request-validator.ts';
import { deserializeParameters } from '../request/deserialize-parameters.ts';
import { formFields } from '../request/form-fields.ts';

/** An operation that a request matches. */
interface FittingOperation {
  readonly operation: Operation;
  /** How many parameters a request to it must have. */
  readonly demands: number;
}

/**
 * The step that chooses among several operations with the method and path of a request: the most demanding one that the
 * request matches. Where it matches none, the first stays, and the next step says why.
 * @param requestSchemas those of the contract that `validator` was made for
 */
export function chooseOperation(requestSchemas: RequestSchemas, validator: RequestValidator): RequestHandler {
  return async (req, res, next) => {
    const fitting: FittingOperation[] = [];
    for (const operation of res.locals.variants ?? []) {
      const demands = takesMediaType(operation, req) ? await demandsMet(operation, req, res) : undefined;
      if (demands !== undefined) fitting.push({ operation, demands });
    }
    const [best] = fitting.sort((a, b) => b.demands - a.demands);
    if (best !== undefined) res.locals.operation = best.operation;
    next();
  };

  /** How many parameters the operation demands; `undefined` when the request does not match it. */
  async function demandsMet(operation: Operation, req: Request, res: Response): Promise<number | undefined> {
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const schema = requestSchemas.requestOf(operation, mediaType);
    const { values, unknown } = deserializeParameters(req, res.locals.params, schema);
    const body = schema.fields ? formFields(req.body, schema.fields) : structuredClone(req.body);
    const { issues } = await validator.validate(schema, { values, body });
    if (unknown.length + issues.length > 0) return undefined;
    return schema.parameters.filter(({ required }) => required).length;
  }
}

function takesMediaType({ requestBody }: Operation, req: Request): boolean {
  if (req.body === undefined) return requestBody?.required !== true;
  return Object.hasOwn(requestBody?.content ?? {}, req.headers['content-type'] ?? '');
}
