import { structuredContent } from '../codecs/declared-content.ts';
import { isObject } from '../json.ts';
import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { examplesOf } from '../openapi/examples.ts';
import type { MergedSchema } from '../schema/merged-schema.ts';
import { valueAt } from './body-path.ts';
import type { InferenceContext } from './inference-context.ts';
import type { ItemExample } from './resource.ts';
import type { OperationCandidate } from './resource-candidates.ts';
import { flattenGroup } from './wrapper/property-group.ts';

/** The examples of a new item, else of an item that is read; the last resort is that of the item's own schema. */
export function itemExamples(
  context: InferenceContext,
  roles: readonly OperationCandidate[],
  [schema = {}]: readonly Schema[],
): readonly ItemExample[] {
  const of = (kind: OperationCandidate['kind']) =>
    roles
      .filter((role) => role.kind === kind)
      .flatMap((role) => examplesOfRole(context, role).filter(isObject));
  const created = of('create').map((value) => ({ value, isNew: true }));
  if (created.length > 0) return created;
  const { example, examples } = context.mergeSchema(schema).keywords;
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

/** The items in the declared examples of a response, else in those of its schema. */
export function examplesOfRole(
  { document, mergeSchema }: InferenceContext,
  { operation, response, envelope }: OperationCandidate,
): readonly unknown[] {
  const media = structuredContent(operation.responses[response.status]?.content);
  const path = envelope?.rowsPath ?? response.itemPath;
  const { group } = envelope ?? response;
  const declared = examplesOf(document, media ?? {}).map(({ value }) => value);
  const bodies = declared.length > 0 ? declared : ofSchema(mergeSchema(media?.schema ?? {}));
  const examples = bodies.flatMap((body) => [valueAt(body, path)].flat());
  return examples.map((item) => flattenGroup(item, group));
}

function ofSchema({ keywords: { example, examples } }: MergedSchema): readonly unknown[] {
  return [...(example === undefined ? [] : [example]), ...(Array.isArray(examples) ? examples : [])];
}
