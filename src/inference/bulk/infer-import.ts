import { codecFor, describesText } from '../../codecs/codecs.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isFileProperty } from '../files/file-property.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { findProperty, plainName } from '../naming.ts';
import type { BulkCreateRole, FileOfRows } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';
import { operationTexts } from '../writes/operation-texts.ts';
import { isUpsert } from '../writes/upsert.ts';
import { type Creator, ofCreator, shownRowsIn } from './infer-batch.ts';

/** Last segments of paths for an operation that is sent a file of items. */
const importWords =
  /^(?:bulk|batch|mass)?(?:import|importar|importer|importieren)(?:s|csv|excel|file|data|all|bulk|from(?:csv|file|excel))?$|^(?:csv|excel)(?:import|upload)?$|^(?:bulk|batch|mass)(?:upload|create|add|insert)?(?:csv|file)?$|^upload(?:csv|bulk|excel|batch)$/;

/** Words for any upload, which is one of items only where the operation says so. */
const uploadWords = /^(?:upload|file|uploadfile|fileupload)$/;
const saysItems = /\bcsv\b|\bexcel\b|\bspreadsheets?\b|\bbulk\b|\bimport(?:s|ing|ed)?\b/i;

/** Formats that have a row after the other, whatever the contract says of them. */
const rowFormats: ReadonlySet<string> = new Set(['csv', 'tsv', 'json-lines']);

/**
 * `POST /products/import` is sent a file with the items to create, in a field of a form or as the body. What its rows are is
 * not declared: they are what the collection's create is sent.
 */
export function inferImport(
  context: InferenceContext,
  operation: Operation,
  { segment }: ResourcePath,
  create: Creator,
): BulkCreateRole | undefined {
  const { document, mergeSchema } = context;
  const word = plainName(segment);
  const texts = [operation.id, ...operationTexts(document, operation)];
  const isOfItems = uploadWords.test(word) && texts.some((text) => saysItems.test(`${text ?? ''}`));
  const file = isOfItems || importWords.test(word) ? fileIn(context, operation) : undefined;
  const response = inferSuccessResponse(operation, 'create');
  if (file === undefined || response === undefined || create.sent === undefined) return undefined;
  const envelope = shownRowsIn(context, response.schema, create);
  const counts = findProperty(mergeSchema(response.schema ?? {}).properties, updatedCounts);
  return {
    ...ofCreator(create),
    operation,
    response: { ...response, itemPath: [] },
    kind: 'bulk-create',
    isUpsert: counts !== undefined || isUpsert(document, operation),
    file,
    itemsPath: [],
    sent: { ...create.sent, itemPath: [] },
    ...(envelope && { envelope }),
  };
}

/** A response that counts what was updated is of an import that updates. */
const updatedCounts = ['updated', 'updatedCount', 'numUpdated', 'totalUpdated', 'modified', 'updatedRows'];

/** Where a body has its one file; `undefined` where it has none, or several. */
function fileIn({ mergeSchema }: InferenceContext, { requestBody }: Operation): FileOfRows | undefined {
  for (const [mediaType, media] of Object.entries(requestBody?.content ?? {})) {
    if (isWholeFile(mediaType, media)) return {};
    if (codecFor(mediaType).name !== 'multipart') continue;
    const { properties } = mergeSchema(media.schema ?? {});
    const files = [...properties].filter(([, schema]) => isFileProperty(mergeSchema, schema));
    const [field] = files[0] ?? [];
    if (files.length === 1 && field !== undefined) return { field };
  }
  return undefined;
}

/** Whether a body is a file or a text as it is, which may have rows. */
function isWholeFile(mediaType: string, { schema = {} }: MediaType): boolean {
  const { name } = codecFor(mediaType);
  const isText = Object.keys(schema).length === 0 || describesText(schema);
  return isText && (rowFormats.has(name) || ['text', 'plain', 'bytes', 'binary'].includes(name));
}
