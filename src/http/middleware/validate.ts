import type { RequestHandler, Response } from 'express';
import { debugValidation } from '../../debug.ts';
import { SandboxError } from '../../errors.ts';
import { explainRefusal } from '../../validation/explain-refusal.ts';
import type { RequestSchema, RequestSchemas } from '../../validation/request-schemas.ts';
import type { RequestValidator } from '../../validation/request-validator.ts';
import { deserializeParameters } from '../request/deserialize-parameters.ts';
import { formFields } from '../request/form-fields.ts';
import { requireOperation } from '../request/locals.ts';

/**
 * The step that validates a request against the contract, and gives its parameters and body the declared types. It
 * fails with SandboxError `invalid` and every issue.
 * @param requestSchemas those of the contract that `validator` was made for
 */
export function validateRequest(requestSchemas: RequestSchemas, validator: RequestValidator): RequestHandler {
  return async (req, res, next) => {
    const operation = requireOperation(res.locals);
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const schema = requestSchemas.requestOf(operation, mediaType);
    const { values, unknown } = deserializeParameters(req, res.locals.params, schema);
    const body = schema.fields ? formFields(req.body, schema.fields) : req.body;
    const result = await validator.validate(schema, { values, body });
    if (unknown.length + result.issues.length > 0) {
      const issues = [
        ...unknown.map((name) => `query parameter ${name.toWellFormed()} is not declared by ${operation.id}`),
        ...result.issues,
      ];
      if (debugValidation.enabled) debugValidation(explainRefusal(requestSchemas, schema, issues));
      throw new SandboxError('invalid', issues.join('; '), { issues });
    }
    req.body = result.body;
    applyTypes(res, schema, result.values);
    next();
  };
}

/** Passes the parameters on with their declared types. */
function applyTypes(
  { locals }: Response,
  schema: RequestSchema,
  values: Readonly<Record<string, unknown>>,
): void {
  const typed = (location: string) =>
    schema.parameters.flatMap(({ form }) =>
      form.in === location && Object.hasOwn(values, form.key) ? [[form.name, values[form.key]] as const] : [],
    );
  locals.params = { ...locals.params, ...Object.fromEntries(typed('path')) };
  locals.query = Object.fromEntries(typed('query'));
}
