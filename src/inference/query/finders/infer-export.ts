import { codecFor } from '../../../codecs/codecs.ts';
import { successResponseOf } from '../../../openapi/responses.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { plainName } from '../../naming.ts';
import type { ListRole } from '../../resource.ts';
import { inferListParameters } from '../list-parameters.ts';
import { baseOf, type Finder, rowOf } from './finder.ts';

/** Words after a collection's path for all that is in it, as a file. */
const exportWords = /^(?:export|exports|download|dump|csv)(?:csv|all|tocsv|ndjson|jsonl)?$/;

/** The formats that have one row after the other, whatever the contract says of them. */
const rowFormats: ReadonlySet<string> = new Set(['csv', 'tsv', 'json-lines']);

/**
 * `GET /orders/export` responds with the rows of the collection, where it declares no more than a text for them: in CSV, or a
 * row a line. Its filters are those of the list.
 */
export function inferExport(context: InferenceContext, finder: Finder): readonly ListRole[] {
  const { operation, word, beside } = finder;
  const { status, response } = successResponseOf(operation);
  const mediaTypes = Object.keys(response.content ?? {});
  const isOfRows = mediaTypes.length > 0 && mediaTypes.every((each) => rowFormats.has(codecFor(each).name));
  if (!exportWords.test(plainName(word)) || !isOfRows || beside.resource.isSingleton) return [];
  const envelope = { rowsPath: [], rowSchema: beside.resource.responseSchemas[0] ?? {}, pageFields: [] };
  const shown = { status, headers: Object.keys(response.headers ?? {}), itemPath: [] };
  const parameters = inferListParameters(context.mergeSchema, operation, {
    row: rowOf(context, finder),
    envelope,
    response: shown,
  });
  return [{ ...baseOf(finder), kind: 'list', response: shown, envelope, ...parameters }];
}
