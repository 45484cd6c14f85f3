import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, type MergedSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import type { ItemEvidence } from './item-evidence.ts';
import { isNameOfRows, type RowsLocation } from './locate-rows.ts';

/**
 * The rows of a list that has its items under their ids: `{dark: {…}, beta: {…}}`, or in an envelope
 * `{flags: {dark: {…}}}`.
 * @param isItem whether a schema is that of an item of the collection
 */
export function locateMap(
  { mergeSchema }: InferenceContext,
  body: Schema,
  { segment }: Pick<ItemEvidence, 'segment'>,
  isItem: (schema: Schema) => boolean,
): RowsLocation | undefined {
  const merged = mergeSchema(body);
  const rowOf = ({ additional, properties }: MergedSchema) =>
    properties.size === 0 && additional !== undefined && isObjectSchema(mergeSchema(additional))
      ? additional
      : undefined;
  const own = rowOf(merged);
  if (own !== undefined) return isItem(own) ? { rowsPath: [], rowSchema: own } : undefined;
  for (const [name, member] of merged.properties) {
    const row = isNameOfRows(name, segment) ? rowOf(mergeSchema(member)) : undefined;
    if (row !== undefined && isItem(row)) return { rowsPath: [name], rowSchema: row };
  }
  return undefined;
}
