import type { Header, OpenApiDocument } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { resolve } from '../../../openapi/reference.ts';
import { responseKey, successResponseOf } from '../../../openapi/responses.ts';
import { convertScalar } from '../../../schema/convert-scalar.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { Place } from '../place.ts';
import type { ResponseDefinition } from './override-definition.ts';

/** Checks the headers of a response against those that the operation declares, and reports issues at their places. */
export type CheckHeaders = (operation: Operation, response: ResponseDefinition, place: Place) => void;

/** The types that the text of a header may be read as. */
const scalarTypes = new Set(['number', 'integer', 'boolean']);

/** Creates the check of headers. One that is not declared may have any value. */
export function createCheckHeaders(document: OpenApiDocument, validators: Validators): CheckHeaders {
  return (operation, { status = successResponseOf(operation).status, headers = {} }, place) => {
    const key = responseKey(operation, status);
    const declared = new Map(
      Object.entries((key && operation.responses[key]?.headers) ?? {}).map(([name, node]) => [
        name.toLowerCase(),
        resolve<Header>(document, node).schema,
      ]),
    );
    for (const [name, text] of Object.entries(headers)) {
      const schema = declared.get(name.toLowerCase());
      if (schema === undefined) continue;
      const [issue] = issuesOf(schema, text);
      if (issue !== undefined) place.at(name).report(issue.replace(/^the body /, ''));
    }
  };

  function issuesOf(schema: unknown, text: string): readonly string[] {
    const validate = validators.of(schema, 'response');
    const issues = validate(text);
    const value = convertScalar(scalarTypes, text);
    if (issues.length === 0 || (value !== undefined && validate(value).length === 0)) return [];
    // Lists and objects are written in a style of their own.
    return [[], {}].some((container) => !validate(container).join().includes('must be')) ? [] : issues;
  }
}
