import { contentWithFields } from '../../codecs/declared-content.ts';
import { plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';

/** Names of an idempotency key, without their style. */
const keyNames = /^(x)?idempoten(cy|t)(key|token|id|value)?$/;

/** Names that may be an idempotency key, where their description says so: many requests have an id of their own. */
const otherNames =
  /^(request|client|clientrequest|external|transaction|operation|dedup|deduplication|retry)(id|key|token|reference)$/;

const describesKey = /idempoten|\bretr(y|ies|ied|ying)\b|(more than|only|exactly) once|duplicate requests?/i;

/** Finds the idempotency keys in the bodies of POSTs; each operation is looked at once, when it is first called. */
export function createIdempotencyProperties(
  mergeSchema: MergeSchema,
): (operation: Operation) => string | undefined {
  const known = new WeakMap<Operation, string | undefined>();
  return (operation) => {
    if (operation.method !== 'post' || operation.requestBody === undefined) return undefined;
    if (!known.has(operation)) known.set(operation, find(operation));
    return known.get(operation);
  };

  function find({ requestBody }: Operation): string | undefined {
    const schema = contentWithFields(requestBody?.content)?.schema;
    const properties = schema === undefined ? [] : [...mergeSchema(schema).properties];
    const named = properties.find(([name]) => keyNames.test(plainName(name)));
    return (named ?? properties.find(isDescribed))?.[0];
  }

  function isDescribed([name, schema]: [string, Schema]): boolean {
    const description = schema.description ?? mergeSchema(schema).keywords.description;
    return otherNames.test(plainName(name)) && describesKey.test(plainText(description));
  }
}
