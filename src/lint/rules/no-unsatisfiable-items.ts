import { isStructured } from '../../codecs/codecs.ts';
import type { Role } from '../../inference/resource.ts';
import { locateRows } from '../../inference/wrapper/locate-rows.ts';
import { responseItem, shownSchema } from '../../inference/wrapper/response-item.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isSuccess } from '../is-success.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, operationTokens, responseMediaTypes } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Lists of items that no value matches, and writes of items that some read or list can never show. */
export const noUnsatisfiableItems: Rule = {
  id: 'no-unsatisfiable-items',
  severity: 'error',
  docs: 'docs/rules/no-unsatisfiable-items.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  return [...context.operations.values()]
    .filter(({ id }) => !context.customIds.has(id))
    .flatMap((operation) => [
      ...emptyLists(context, operation),
      ...futileWrites(context, context.inferred.roleOf.get(operation.id)),
    ]);
}

/** The successful responses of an operation that are valid only while they have no items. */
function emptyLists(
  { document, mergeSchema, contradictionIn }: LintContext,
  operation: Operation,
): readonly RuleFinding[] {
  const segment = operation.path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
  return responseMediaTypes(operation).flatMap(({ name, status = '', declared, tokens }) => {
    const { schema } = declared;
    if (schema === undefined || !isSuccess(status) || !isStructured(name, declared)) return [];
    const rows = locateRows(mergeSchema, schema, { ...noEvidence, segment });
    const reason = rows && contradictionIn(rows.rowSchema, 'response');
    if (reason === undefined || contradictionIn(schema, 'response') !== undefined) return [];
    const message = `No item of ${operationName(operation)} as ${name} can ever be valid: ${reason}. Fix the schema.`;
    return [{ location: canonicalLocation(document, tokens), message }];
  });
}

/** Nothing is known of the items but the name of their list. */
const noEvidence = { isKnown: false, isItem: () => false, properties: new Set<string>(), wrappers: [] };

/** A write that stores nothing, since an operation on the same collection can never show what it would store. */
function futileWrites(
  { document, inferred, contradictionIn }: LintContext,
  role: Role | undefined,
): readonly RuleFinding[] {
  if (role === undefined || !writes.has(role.kind)) return [];
  for (const other of inferred.roleOf.values()) {
    if (other.resource !== role.resource || (other.kind !== 'read' && other.kind !== 'list')) continue;
    const item = responseItem(other);
    const schemas = [item && shownSchema(item), other.response.schema];
    const reason = schemas
      .map((schema) => schema && contradictionIn(schema, 'response'))
      .find((found) => found);
    if (reason === undefined) continue;
    const address = operationName(role.operation);
    const location = canonicalLocation(document, operationTokens(role.operation));
    const message = `${address} stores nothing, because ${operationName(other.operation)} can never show an item: ${reason}. Fix the schema.`;
    return [{ location, message }];
  }
  return [];
}

/** What operations do that store items. */
const writes: ReadonlySet<Role['kind']> = new Set(['create', 'bulk-create', 'replace', 'update', 'action']);
