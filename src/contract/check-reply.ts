import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { OpenApiDocument } from './document.ts';
import type { Operation } from './operations.ts';
import { canonicalPointer } from './reference.ts';

/** What is checked of an answer. */
export interface CheckedReply {
  readonly status: number;
  readonly body?: unknown;
}

/** Tells how an answer departs from what its operation declares; empty when it does not. */
export type CheckReply = (operation: Operation, reply: CheckedReply) => readonly string[];

/** The key under which an operation declares an answer: the status itself, its class, or `default` for a failure. */
export function declaredStatus(operation: Operation, status: number): string | undefined {
  const candidates = [`${status}`, `${Math.floor(status / 100)}XX`, ...(status >= 400 ? ['default'] : [])];
  return candidates.find((candidate) => Object.hasOwn(operation.responses, candidate));
}

/**
 * Prepares the check of answers. A validator is compiled when its operation first answers with its status, and kept.
 */
export function createReplyCheck(document: OpenApiDocument): CheckReply {
  const validatorAt = createValidators(document);
  return (operation, reply) => {
    const status = declaredStatus(operation, reply.status);
    if (status === undefined) return [`the contract declares no ${reply.status} for ${operation.id}`];
    const content = Object.keys(operation.responses[status]?.content ?? {});
    const mediaType = content.find(isJson);
    if (mediaType === undefined) return checkAbsence(content, reply);
    if (reply.body === undefined) return [`the ${reply.status} of ${operation.id} must have a body`];
    const validate = validatorAt(operation, status, mediaType);
    return validate === undefined || validate(reply.body) ? [] : (validate.errors ?? []).map(inWords);
  };
}

function checkAbsence(content: readonly string[], reply: CheckedReply): readonly string[] {
  return content.length === 0 && reply.body !== undefined ? [`a ${reply.status} must have no body`] : [];
}

/** Whether a media type is JSON, `application/problem+json` among others. */
function isJson(mediaType: string): boolean {
  return /^application\/(?:[^;]+\+)?json\b/i.test(mediaType);
}

type ValidatorAt = (operation: Operation, status: string, mediaType: string) => ValidateFunction | undefined;

function createValidators(document: OpenApiDocument): ValidatorAt {
  // Not strict: a contract may carry keywords of its own. All errors: a departure is our own fault, told whole.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: 'contract', ...document }, undefined, false, false);
  const compiled = new Map<string, ValidateFunction>();
  return (operation, status, mediaType) => {
    if (operation.responses[status]?.content?.[mediaType]?.schema === undefined) return undefined;
    const tokens = ['paths', operation.path, operation.method, 'responses', status, 'content', mediaType];
    const pointer = canonicalPointer(document, [...tokens, 'schema']);
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `contract${pointer}` });
    compiled.set(pointer, validate);
    return validate;
  };
}

function inWords(error: ErrorObject): string {
  const unknown: unknown = error.params.additionalProperty;
  const named = typeof unknown === 'string' ? ` '${unknown}'` : '';
  return `${error.instancePath || 'the body'} ${error.message}${named}`;
}
