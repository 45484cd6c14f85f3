import type { Schema } from '../openapi/document.ts';
import type { InferenceContext } from './inference-context.ts';
import { inferPageFields, type PageField } from './query/page-fields.ts';
import type { ItemEvidence } from './wrapper/item-evidence.ts';
import { locateRows, type RowsLocation } from './wrapper/locate-rows.ts';
import type { PropertyGroup } from './wrapper/property-group.ts';

/** Where the body of a list has its rows, and what it reports beside them. */
export interface ListEnvelope extends RowsLocation {
  /** How the properties of a row are grouped; absent when they are not. */
  readonly group?: PropertyGroup;
  readonly pageFields: readonly PageField[];
  /** The property in which rows have the id of the item under another name. */
  readonly idName?: string;
  /** Whether the rows are the ids of the items and nothing else: `["VALIDITY"]`. */
  readonly isOfIds?: true;
  /** Whether the rows are the members of an object, under their ids. */
  readonly isMap?: true;
}

/** The envelope of a list that says nothing of its body: the body is the rows. */
export const openList: ListEnvelope = { rowsPath: [], rowSchema: {}, pageFields: [] };

/**
 * Finds the rows of a list's body, and the properties that describe the page.
 * @returns undefined for a body that is no list of objects
 */
export function inferListEnvelope(
  { mergeSchema, findGroup }: InferenceContext,
  body: Schema,
  evidence: ItemEvidence,
): ListEnvelope | undefined {
  const found = locateRows(mergeSchema, body, evidence);
  if (found === undefined) return undefined;
  const { rowsPath, rowSchema } = found;
  const grouped = findGroup(rowSchema);
  const hasPage = rowsPath.length > 0;
  return {
    rowsPath,
    rowSchema: grouped?.flat ?? rowSchema,
    ...(grouped && { group: grouped.group }),
    pageFields: hasPage ? inferPageFields(mergeSchema, body, rowsPath, evidence.segment) : [],
  };
}
