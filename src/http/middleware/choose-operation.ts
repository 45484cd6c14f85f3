import type { Request, RequestHandler, Response } from 'express';
import type { Operation } from '../../openapi/operations.ts';
import type { RequestSchema, RequestSchemas } from '../../validation/request-schemas.ts';
import type { RequestValidator } from '../../validation/request-validator.ts';
import { deserializeParameters } from '../request/deserialize-parameters.ts';
import { formFields } from '../request/form-fields.ts';

/** An operation that a request matches. */
interface FittingOperation {
  readonly operation: Operation;
  readonly params: Record<string, unknown>;
  /** How much it wants of a request. */
  readonly demands: number;
}

/**
 * The step that chooses among several operations with the method and path of a request: the most demanding one that the
 * request matches, such as `/files/{fileId}` with a UUID before `/files/{fileName}`. Where it matches none, the first
 * stays, and the next step says why.
 * @param requestSchemas those of the contract that `validator` was made for
 */
export function chooseOperation(requestSchemas: RequestSchemas, validator: RequestValidator): RequestHandler {
  return async (req, res, next) => {
    const fitting: FittingOperation[] = [];
    for (const operation of res.locals.variants ?? []) {
      const found = takesMediaType(operation, req) ? await fittingOf(operation, req, res) : undefined;
      if (found !== undefined) fitting.push(found);
    }
    const [best] = fitting.sort((a, b) => b.demands - a.demands);
    if (best !== undefined) {
      res.locals.operation = best.operation;
      res.locals.params = best.params;
    }
    next();
  };

  /** The operation with its parameters in the path; `undefined` when the request does not match it. */
  async function fittingOf(
    operation: Operation,
    req: Request,
    res: Response,
  ): Promise<FittingOperation | undefined> {
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const schema = requestSchemas.requestOf(operation, mediaType);
    const params = res.locals.paramsOf?.(operation) ?? res.locals.params;
    const { values, unknown } = deserializeParameters(req, params, schema);
    const body = schema.fields ? formFields(req.body, schema.fields) : structuredClone(req.body);
    const { issues } = await validator.validate(schema, { values, body });
    return unknown.length + issues.length > 0 ? undefined : { operation, params, demands: demandsOf(schema) };
  }
}

/** How many parameters a request must have, and how many of those in the path cannot be any text. */
function demandsOf({ parameters }: RequestSchema): number {
  const required = parameters.filter((each) => each.required);
  return (
    required.length + required.filter(({ form, schema }) => form.in === 'path' && isNarrow(schema)).length
  );
}

/** Whether a schema says more of a value than that it is a text. */
function isNarrow(schema: RequestSchema['parameters'][number]['schema']): boolean {
  if (typeof schema === 'boolean') return false;
  const { type = [], $ref, format, pattern, enum: values } = schema;
  const isText = type.length === 0 || type.includes('string');
  return !isText || [$ref, format, pattern, values].some((keyword) => keyword !== undefined);
}

function takesMediaType({ requestBody }: Operation, req: Request): boolean {
  if (req.body === undefined) return requestBody?.required !== true;
  return Object.hasOwn(requestBody?.content ?? {}, req.headers['content-type'] ?? '');
}
