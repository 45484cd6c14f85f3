import type { OpenApiDocument, ResponseObject } from '../../../src/openapi/document.ts';
import type { Operation } from '../../../src/openapi/operations.ts';
import { createIndependentValidator } from '../../support/independent-validator.ts';
import type { ReceivedResponse } from '../client.ts';

/** The issues of a response, by what its operation declares; empty when it is valid. */
export type ResponseCheck = (operation: Operation, response: ReceivedResponse) => readonly string[];

/** Validates responses with an Ajv that shares nothing with the sandbox. */
export function createResponseCheck(document: OpenApiDocument): ResponseCheck {
  const validate = createIndependentValidator(document, 'response');
  return (operation, response) => {
    const { status, body, text } = response;
    if (status >= 500) return [`a failure of the server: ${text.slice(0, 300)}`];
    const declared = declaredFor(operation, status);
    const content = declared?.content ?? {};
    const saysNothing = Object.keys(content).length === 0;
    if (operation.method === 'head' || (declared && saysNothing && text === '')) return [];
    const type = typeOf(response);
    const media = content[type] ?? content['*/*'];
    if (media !== undefined) return validate(media.schema ?? {}, body).map((issue) => `${status}${issue}`);
    // An error that the contract does not declare looks like those that it declares, else it is a problem (RFC 9457).
    const isUndeclaredError = status >= 400 && /[/+]json$/.test(type) && saysNothing;
    return isUndeclaredError ? [] : [`${status} with ${type || 'no body'} is not declared`];
  };
}

function declaredFor({ responses }: Operation, status: number): ResponseObject | undefined {
  return responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
}

function typeOf({ headers }: ReceivedResponse): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type;
}
