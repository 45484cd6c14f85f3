import type { Request, RequestHandler, Response } from 'express';
import type { Operation } from '../../openapi/operations.ts';
import type { FindRequestSchema, RequestSchema } from '../../validation/request-schemas.ts';
import type { RequestValidator } from '../../validation/request-validator.ts';
import { deserializeParameters } from '../request/deserialize-parameters.ts';
import { formFields } from '../request/form-fields.ts';

/** An operation that a request may be for. */
interface PossibleOperation {
  readonly operation: Operation;
  readonly params: Record<string, unknown>;
  /** How much it wants of a request. */
  readonly demands: number;
  /** How many parameters have the only value that they may have, such as the name of an action. */
  readonly pins: number;
  /** What is wrong with the request; 0 where it matches. */
  readonly issues: number;
}

/**
 * The step that chooses among several operations with the method and path of a request: the most demanding one that the
 * request matches, such as `/files/{fileId}` with a UUID before `/files/{fileName}`. Where it matches none, it is the one
 * that the request names (`?Action=Create`), else comes nearest to, and the next step says why.
 * @param requestSchemas those of the contract that `validator` was made for
 */
export function chooseOperation(
  requestSchemas: FindRequestSchema,
  validator: RequestValidator,
): RequestHandler {
  return (req, res, next) => {
    const { variants } = res.locals;
    return variants === undefined ? next() : choose(variants, req, res, next);
  };

  async function choose(
    variants: readonly Operation[],
    ...[req, res, next]: Parameters<RequestHandler>
  ): Promise<void> {
    const possible: PossibleOperation[] = [];
    for (const operation of variants) {
      if (takesMediaType(operation, req)) possible.push(await possibleOf(operation, req, res));
    }
    const fitting = possible.filter(({ issues }) => issues === 0).sort((a, b) => b.demands - a.demands);
    const nearest = possible.sort((a, b) => b.pins - a.pins || a.issues - b.issues);
    const best = fitting[0] ?? nearest[0];
    if (best !== undefined) {
      res.locals.operation = best.operation;
      res.locals.params = best.params;
    }
    next();
  }

  /** The operation with its parameters in the path, and how far the request matches it. */
  async function possibleOf(operation: Operation, req: Request, res: Response): Promise<PossibleOperation> {
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const schema = requestSchemas.requestOf(operation, mediaType);
    const params = res.locals.paramsOf?.(operation) ?? res.locals.params;
    const { values, unknown } = deserializeParameters(req, params, schema);
    const body = schema.fields ? formFields(req.body, schema.fields) : structuredClone(req.body);
    const { issues } = await validator.validate(schema, { values, body });
    return {
      operation,
      params,
      demands: demandsOf(schema) + Object.keys(operation.constraints ?? {}).length,
      pins: pinsOf(schema, values),
      issues: unknown.length + issues.length + unmetConstraints(operation, params),
    };
  }
}

/** How many parameters in the path are not as its router demands: `{slug:alpha}` is no number. */
function unmetConstraints(
  { constraints = {} }: Operation,
  params: Readonly<Record<string, unknown>>,
): number {
  return Object.entries(constraints).filter(([name, pattern]) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === 'string' && !new RegExp(`^(?:${pattern})$`).test(value);
  }).length;
}

/** How many parameters are sent with the only value that they may have. */
function pinsOf({ parameters }: RequestSchema, values: Readonly<Record<string, unknown>>): number {
  const isPinned = ({ form, schema }: RequestSchema['parameters'][number]) => {
    if (typeof schema === 'boolean') return false;
    const [only, ...others] = schema.enum ?? ('const' in schema ? [schema.const] : []);
    return only !== undefined && others.length === 0 && values[form.key] === only;
  };
  return parameters.filter(isPinned).length;
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
