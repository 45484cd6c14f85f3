import { structuredContent } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { findName } from '../naming.ts';
import type { BulkUpdateRole, RequestPayload } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';
import { inferStateTransition } from '../state-transition.ts';
import { parseVerbSegment } from '../verbs/verb-words.ts';
import { batchWord, type Creator, ofCreator, selectionIn, shownRowsIn } from './infer-batch.ts';

/** The names of what a body changes, beside the ids of what it changes, by plain names. */
const changeNames = [
  'data',
  'changes',
  'change',
  'update',
  'updates',
  'patch',
  'values',
  'fields',
  'attributes',
  'set',
];

/** Words in a path that change something and say nothing of how: `bulk-update`, `bulk-status`. */
const updateWords = /update|edit|modify|change|set|patch|status|assign/i;

/**
 * Infers an operation that changes several items alike, whose ids its body lists: `PATCH /users/bulk` with
 * `{ids: […], active: false}`, `POST /users/bulk-update` with `{ids, data: {…}}`, `POST /tasks/bulk-complete` with `{ids}`.
 */
export function inferBulkUpdate(
  context: InferenceContext,
  operation: Operation,
  path: ResourcePath,
  create: Creator,
): BulkUpdateRole | undefined {
  const { mergeSchema } = context;
  const [idsName, ...nested] = selectionIn(context, operation, create)?.parameterPath ?? [];
  const response = inferSuccessResponse(operation, 'change');
  const verb = verbOf(path.segment, create);
  const isDelete = parseVerbSegment(verb, 'post')?.kind === 'delete';
  if (idsName === undefined || nested.length > 0 || response === undefined || isDelete) return undefined;
  const [item = {}] = create.resource.responseSchemas;
  const changes = verb === '' ? {} : inferStateTransition(mergeSchema, item, verb);
  const sent = changedIn(context, operation, idsName, create);
  const isUpdate = operation.method !== 'post' || updateWords.test(path.segment);
  const isChange = Object.keys(changes).length > 0 || (sent !== undefined && isUpdate);
  if (!isChange) return undefined;
  const envelope = shownRowsIn(context, response.schema, create);
  return {
    ...ofCreator(create),
    ...{ operation, response, kind: 'bulk-update', idsName, changes },
    ...(sent && { sent }),
    ...(envelope && { envelope }),
  };
}

/** The verb of a path for many: the `complete` of `bulk-complete`; none for the collection itself, or a word for many. */
function verbOf(segment: string, { collectionPath }: Creator): string {
  const isCollection = collectionPath.endsWith(`/${segment}`);
  return isCollection ? '' : segment.replace(batchWord, '').replace(/^\W|\W$/g, '');
}

/** What a body changes: an object beside the ids, or what else it has, where items have that too. */
function changedIn(
  context: InferenceContext,
  { requestBody }: Operation,
  idsName: string,
  { resource, sent }: Creator,
): RequestPayload | undefined {
  const { mergeSchema } = context;
  const body = structuredContent(requestBody?.content)?.schema ?? {};
  const others = new Map([...mergeSchema(body).properties].filter(([name]) => name !== idsName));
  const known = [...resource.responseSchemas, ...(sent ? [sent.schema] : [])];
  const name = findName(others.keys(), changeNames);
  const schema = name === undefined ? undefined : others.get(name);
  const isKnown = (each: string) => known.some((item) => mergeSchema(item).properties.has(each));
  if (name !== undefined && schema && isObjectSchema(mergeSchema(schema))) {
    const names = [...mergeSchema(schema).properties.keys()];
    return names.length === 0 || names.some(isKnown) ? { itemPath: [name], schema } : undefined;
  }
  const own = [...others].filter(([each]) => isKnown(each));
  const flat: Schema = { type: 'object', properties: Object.fromEntries(own) };
  return own.length > 0 ? { itemPath: [], schema: flat } : undefined;
}
