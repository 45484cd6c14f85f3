import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { SuccessResponse } from '../resource.ts';
import { alwaysCreates, kindOf, type OperationOnPath, successKinds } from '../verbs/operation-kind.ts';
import { collectEvidence, type ItemEvidence, sharesMost, withItems } from './item-evidence.ts';
import { itemsInRequest } from './locate-bulk.ts';
import { locateItem } from './locate-item.ts';

/** What the responses of a group say of its items: their schema, their properties, and in what they are wrapped. */
export function groupEvidence(
  context: InferenceContext,
  group: readonly OperationOnPath[],
  segment: string,
): ItemEvidence {
  const { mergeSchema } = context;
  const isSingle = isSingleton(group);
  const bodies = group.flatMap((candidate) => {
    const kind = kindOf(candidate) ?? 'read';
    const isList = kind === 'list' && !isSingle;
    const response = inferSuccessResponse(candidate.operation, successKinds[kind]);
    const hasMany =
      isList || (kind === 'create' && itemsInRequest(mergeSchema, candidate.operation) !== undefined);
    return response?.schema === undefined
      ? []
      : [{ isList, hasMany, response, candidate, schema: response.schema }];
  });
  const lists = bodies.filter(({ hasMany }) => hasMany).map(({ schema }) => schema);
  const about = bodies.filter(({ isList }) => !isList);
  // A POST that responds with 200 may be a search.
  const created = about.filter(({ response }) => response.status === 201).map(({ schema }) => schema);
  const items = about.map(({ schema }) => schema);
  const collected = collectEvidence(context, { lists, items, created }, segment);
  // What a create responds with is the item itself where it has what the paths of items are made with.
  const idParameter = group
    .map(({ path }) => path.idParameter ?? '')
    .find((name) => isIdName(name, collected));
  const evidence = { ...collected, ...(idParameter !== undefined && { idParameter }) };
  const found = about.map(({ response, candidate }) =>
    withItem(context, response, forOperation(context, evidence, candidate)),
  );
  const shown = withoutEmptyEnvelopes(context, found);
  return { ...withItems(context, evidence, shown), isJson: context.isJsonApi };
}

/** Whether a group only reads and writes one thing, such as `/settings`, and makes none. */
function isSingleton(group: readonly OperationOnPath[]): boolean {
  return group.every(
    ({ operation, path }) =>
      path.idParameter === undefined && operation.method !== 'post' && !alwaysCreates(operation),
  );
}

/**
 * The responses but for envelopes that have no item, as a delete or an update may respond: `{status, data: []}` where
 * others respond `{status, data: {id, …}}`. Taken for an item, such a one would make items of the envelopes of all.
 */
function withoutEmptyEnvelopes(
  { mergeSchema, identify }: InferenceContext,
  responses: readonly SuccessResponse[],
): readonly SuccessResponse[] {
  const namesOf = (schema: Schema) => [...mergeSchema(schema).properties.keys()];
  const envelopes = responses.flatMap(({ itemPath, schema }) =>
    schema === undefined || itemPath.length === 0
      ? []
      : [{ identity: identify(schema), names: new Set(namesOf(schema)) }],
  );
  return responses.filter(({ itemPath, schema }) => {
    const names = schema === undefined || itemPath.length > 0 ? [] : namesOf(schema);
    const isEmpty = (envelope: (typeof envelopes)[number]) =>
      schema !== undefined &&
      envelope.identity !== identify(schema) &&
      names.every((name) => envelope.names.has(name));
    return names.length === 0 || !envelopes.some(isEmpty);
  });
}

/** The evidence for an operation: with the parameter that holds the id in its path, and whether it is about one item. */
export function forOperation(
  { mergeSchema }: InferenceContext,
  evidence: ItemEvidence,
  { operation, path: { idParameter } }: Pick<OperationOnPath, 'operation' | 'path'>,
): ItemEvidence {
  if (idParameter !== undefined) return { ...evidence, idParameter, isOne: isIdName(idParameter, evidence) };
  const { method, requestBody } = operation;
  const mayCreate = method === 'post' || method === 'put';
  const sent = mayCreate && contentWithFields(requestBody?.content)?.schema;
  if (!sent) return evidence;
  const { itemPath, schema } = locateItem(mergeSchema, sent, { ...evidence, isRequest: true });
  return { ...evidence, isOne: itemPath.length > 0 || sharesMost(mergeSchema, schema, evidence) > 0 };
}

/** What follows the name of an item in that of a parameter which selects it. */
const ownEnds: ReadonlySet<string> = new Set(['', 'key', 'code', 'name', 'username', 'no', 'number']);

/** Whether a parameter selects one item: `/pets/{status}` leads to many. */
function isIdName(name: string, { segment }: ItemEvidence): boolean {
  const plain = plainName(name);
  const isOwn = (word: string) => plain.startsWith(word) && ownEnds.has(plain.slice(word.length));
  return /(id|guid|slug|key)$/.test(plain) || singularsOf(segment).some(isOwn);
}
