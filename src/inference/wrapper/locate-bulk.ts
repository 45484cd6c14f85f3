import { structuredContent } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isObjectSchema, isOpaque, type MergeSchema } from '../../schema/merged-schema.ts';
import { namesIdOf } from '../identity/id-names.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferListEnvelope, type ListEnvelope } from '../list-envelope.ts';
import { plainName } from '../naming.ts';
import type { SuccessResponse } from '../resource.ts';
import { type ItemEvidence, sharesMost } from './item-evidence.ts';
import type { RowsLocation } from './locate-rows.ts';
import { isBesideItem } from './wrapper-names.ts';

/** Where an operation is sent many items, and where it responds with them. */
export interface BulkBodies {
  readonly itemsPath: readonly string[];
  readonly sent: Schema;
  /** Absent where the response does not have the items. */
  readonly envelope?: ListEnvelope;
}

/**
 * Where an operation that creates has many items in its bodies: a list in and a list out, each of which may be in an
 * envelope. The items are those of the collection: the response has their schema, and what is sent shares properties
 * with it, so that `{filters: […]}` and the lines of an order are no items.
 */
export function locateBulk(
  context: InferenceContext,
  operation: Operation,
  response: SuccessResponse,
  evidence: ItemEvidence,
): BulkBodies | undefined {
  const { mergeSchema, identify } = context;
  // One item that has a list, as a book has tags, is no envelope of many; nor is an order with its `order_id` and lines.
  if (response.schema !== undefined && isOne(mergeSchema, response.schema, evidence)) return undefined;
  const named = itemsByName(context, operation, evidence);
  const items = itemsInRequest(mergeSchema, operation) ?? named;
  if (items === undefined) return undefined;
  const { rowsPath: itemsPath, rowSchema: sent } = items;
  const envelope = envelopeOf(context, response, evidence);
  if (envelope === undefined) {
    const isKnown = response.schema === undefined || named !== undefined;
    return isKnown ? { itemsPath, sent } : undefined;
  }
  const row = envelope.rowSchema;
  const isSame = identify(row) === identify(sent);
  const isRow = isSame || evidence.isItem(row) || isOpaque(mergeSchema(row));
  const shown = mergeSchema(row).properties;
  const names = [...mergeSchema(sent).properties.keys()];
  const isSent = isSame || shown.size === 0 || names.some((name) => shown.has(name));
  return isRow && isSent ? { itemsPath, sent, envelope } : undefined;
}

function isOne(mergeSchema: MergeSchema, body: Schema, { isItem, segment }: ItemEvidence): boolean {
  return isItem(body) || [...mergeSchema(body).properties.keys()].some((name) => namesIdOf(segment, name));
}

/** The list of objects that a request consists of: the body itself, or its only member but what accompanies items. */
export function itemsInRequest(
  mergeSchema: MergeSchema,
  { requestBody }: Operation,
): RowsLocation | undefined {
  const body = structuredContent(requestBody?.content)?.schema;
  if (body === undefined) return undefined;
  const { properties, required } = mergeSchema(body);
  const element = elementOf(mergeSchema, body);
  if (element !== undefined) return { rowsPath: [], rowSchema: element };
  const names = [...properties.keys()].filter((name) => !isBesideItem(name));
  const needed = names.filter((name) => required.has(name));
  const [name, ...others] = needed.length === 1 ? needed : names;
  const rowSchema = name === undefined ? undefined : elementOf(mergeSchema, properties.get(name) ?? {});
  const isOnly = others.length === 0 && name !== undefined && rowSchema !== undefined;
  return isOnly ? { rowsPath: [name], rowSchema } : undefined;
}

/**
 * The list in a request that is named as the collection and has items like those that it shows, whatever the response
 * says: `PUT /contacts` with `{contacts: […]}`, which responds with a job. A body may be of several forms.
 */
function itemsByName(
  { mergeSchema, identify }: InferenceContext,
  { requestBody }: Operation,
  evidence: ItemEvidence,
): RowsLocation | undefined {
  const { properties, variants } = mergeSchema(structuredContent(requestBody?.content)?.schema ?? {});
  const members = [properties, ...variants.map(({ schema }) => mergeSchema(schema).properties)].flatMap(
    (each) => [...each],
  );
  return members.flatMap(([name, schema]): readonly RowsLocation[] => {
    const rowSchema = elementOf(mergeSchema, schema);
    const isNamed = plainName(name) === plainName(evidence.segment);
    if (!isNamed || rowSchema === undefined || sharesMost(mergeSchema, rowSchema, evidence) === 0) return [];
    // Where the body may have one item instead, that is the usual one.
    const isAlone = members.every(([, other]) => identify(other) !== identify(rowSchema));
    return isAlone ? [{ rowsPath: [name], rowSchema }] : [];
  })[0];
}

function elementOf(mergeSchema: MergeSchema, schema: Schema): Schema | undefined {
  const { items } = mergeSchema(schema);
  return items !== undefined && isObjectSchema(mergeSchema(items)) ? items : undefined;
}

/** The items in a response; one that is silent of its body has their list. */
function envelopeOf(
  context: InferenceContext,
  { schema, isSilent }: SuccessResponse,
  evidence: ItemEvidence,
): ListEnvelope | undefined {
  if (schema !== undefined) return inferListEnvelope(context, schema, evidence);
  return isSilent && evidence.isJson ? { rowsPath: [], rowSchema: {}, pageFields: [] } : undefined;
}
