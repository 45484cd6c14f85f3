import { codecFor, describesText } from '../../../codecs/codecs.ts';
import type { ResponseObject } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { successResponseOf } from '../../../openapi/responses.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { plainName } from '../../naming.ts';
import type { ListRole } from '../../resource.ts';
import { operationTexts } from '../../writes/operation-texts.ts';
import { inferListParameters } from '../list-parameters.ts';
import { baseOf, type Finder, rowOf } from './finder.ts';

/** Words after a collection's path for all that is in it, as a file. */
const exportWords = /^(?:export|exports|download|dump|csv)(?:csv|all|tocsv|ndjson|jsonl)?$/;

/** The formats that have one row after the other, whatever the contract says of them. */
const rowFormats: ReadonlySet<string> = new Set(['csv', 'tsv', 'json-lines']);

/** The formats of files and texts, which may have rows in a format that only words or an example name. */
const openFormats: ReadonlySet<string> = new Set(['bytes', 'plain', 'text']);

/** How texts name a format of rows, and the media type of that. */
const namedFormats: readonly (readonly [RegExp, string])[] = [
  [/\bjson[ -]?lines?\b|\bjsonl\b|\bnd-?json\b|newline[ -]delimited json/i, 'application/jsonl'],
  [/\bcsv\b|comma[ -]separated/i, 'text/csv'],
];

/**
 * `GET /orders/export` responds with the rows of the collection, where it declares no more than a text for them: in CSV, or a
 * row a line, also where its media type says only that it is a file and its description says the rest. Its filters are those
 * of the list.
 */
export function inferExport(context: InferenceContext, finder: Finder): readonly ListRole[] {
  const { operation, word, beside } = finder;
  const { status, response } = successResponseOf(operation);
  const mediaTypes = Object.keys(response.content ?? {});
  const isOfRows = mediaTypes.length > 0 && mediaTypes.every((each) => rowFormats.has(codecFor(each).name));
  if (!exportWords.test(plainName(word)) || beside.resource.isSingleton) return [];
  const rowsAs = isOfRows ? undefined : formatInWords(context, operation, response);
  if (!isOfRows && rowsAs === undefined) return [];
  const envelope = { rowsPath: [], rowSchema: beside.resource.responseSchemas[0] ?? {}, pageFields: [] };
  const shown = { status, headers: Object.keys(response.headers ?? {}), itemPath: [] };
  const parameters = inferListParameters(context.mergeSchema, operation, {
    row: rowOf(context, finder),
    envelope,
    response: shown,
  });
  const list = { ...baseOf(finder), kind: 'list', response: shown, envelope, ...parameters } as const;
  return [rowsAs === undefined ? list : { ...list, rowsAs }];
}

/** The format of the rows in a file or a text, as what is said of it names it. */
function formatInWords(
  { document }: InferenceContext,
  operation: Operation,
  { description, content = {} }: ResponseObject,
): string | undefined {
  const bodies = Object.entries(content);
  const isText = ([mediaType, { schema }]: (typeof bodies)[number]) =>
    openFormats.has(codecFor(mediaType).name) && (schema === undefined || describesText(schema));
  if (bodies.length === 0 || !bodies.every(isText)) return undefined;
  const said = [
    ...operationTexts(document, operation),
    description,
    ...bodies.map(([, { schema }]) => schema?.description),
  ];
  const texts = said.filter((text) => typeof text === 'string');
  return namedFormats.find(([named]) => texts.some((text) => named.test(text)))?.[1];
}
