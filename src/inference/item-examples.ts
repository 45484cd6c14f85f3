import { structuredContent } from '../codecs/declared-content.ts';
import { isObject } from '../json.ts';
import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { examplesOf } from '../openapi/examples.ts';
import { valueAt } from './body-path.ts';
import type { InferenceContext } from './inference-context.ts';
import type { ItemExample } from './resource.ts';
import type { OperationCandidate } from './resource-candidates.ts';
import { flattenGroup } from './wrapper/property-group.ts';

/** The examples of a new item, else of an item that is read; the last resort is that of the item's own schema. */
export function itemExamples(
  { document, mergeSchema }: InferenceContext,
  roles: readonly OperationCandidate[],
  [schema = {}]: readonly Schema[],
): readonly ItemExample[] {
  const of = (kind: OperationCandidate['kind']) =>
    roles
      .filter((role) => role.kind === kind)
      .flatMap((role) => examplesOfRole(document, role).filter(isObject));
  const created = of('create').map((value) => ({ value, isNew: true }));
  if (created.length > 0) return created;
  const { example, examples } = mergeSchema(schema).keywords;
  return [...of('read'), ...[example, examples].flat().filter(isObject)]
    .slice(0, 1)
    .map((value) => ({ value, isNew: false }));
}

/** The items in the declared examples of a request body. */
export function sentExamplesOf(
  document: OpenApiDocument,
  { operation, sent }: OperationCandidate,
): readonly unknown[] {
  const media = structuredContent(operation.requestBody?.content);
  const bodies = examplesOf(document, media ?? {}).map(({ value }) => value);
  return bodies.map((body) => flattenGroup(valueAt(body, sent?.itemPath ?? []), sent?.group));
}

/** The items in the declared examples of a response. */
export function examplesOfRole(
  document: OpenApiDocument,
  { operation, response, envelope }: OperationCandidate,
): readonly unknown[] {
  const media = structuredContent(operation.responses[response.status]?.content);
  const path = envelope?.rowsPath ?? response.itemPath;
  const { group } = envelope ?? response;
  const examples = examplesOf(document, media ?? {}).flatMap(({ value }) => [valueAt(value, path)].flat());
  return examples.map((item) => flattenGroup(item, group));
}
