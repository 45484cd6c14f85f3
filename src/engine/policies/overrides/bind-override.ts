import { isObject } from '../../../json.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { describeUnknownOperation, findNamedOperation } from '../../../openapi/find-named-operation.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { decodePathText } from '../../../openapi/path-key.ts';
import { compileCriteria } from '../../matching/compile-criteria.ts';
import { isSchemaExpectation } from '../../matching/expectation.ts';
import type { CompileSchema, RequestCriteria } from '../../matching/request-criteria.ts';
import type { Place } from '../place.ts';
import type { BoundOverride } from './bound-override.ts';
import type { OverrideDefinition } from './override-definition.ts';

/** What overrides are held against. */
export interface OverrideContract {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly compileSchema: CompileSchema;
}

/** Binds an override to a contract. Reports everything that the contract does not allow, at its place. */
export function bindOverride(
  definition: OverrideDefinition,
  { document, operations, compileSchema }: OverrideContract,
  place: Place,
): BoundOverride {
  const { operation: name, when = {} } = definition;
  const named = name === undefined ? undefined : findNamedOperation(document, operations, name);
  if (name !== undefined && named === undefined) {
    place.at('operation').report(`is unknown. ${describeUnknownOperation(document, operations, name)}`);
  }
  const criteria = named === undefined ? when : withParams(when, named.params);
  const findDifferences = compileCriteria(criteria, compileSchema, place.at('when'));
  const id = named?.operation.id;
  return {
    definition,
    matches: (request) =>
      (name === undefined || request.operationId === id) && findDifferences(request).length === 0,
  };
}

/** An override of `GET /orders/17` is one of that order only. */
function withParams(when: RequestCriteria, params: Readonly<Record<string, string>>): RequestCriteria {
  if (Object.keys(params).length === 0) return when;
  const { path } = when;
  const decoded = Object.fromEntries(
    Object.entries(params).map(([name, text]) => [name, decodePathText(text)]),
  );
  return isObject(path) && !isSchemaExpectation(path)
    ? { ...when, path: { ...decoded, ...path } }
    : { ...when, path: path ?? decoded };
}
