import { lookup } from 'mime-types';
import type { Content } from '../openapi/document.ts';
import { codecFor } from './codecs.ts';
import { essence } from './media-types.ts';

/** Query parameters that name the format of the response, without their style. */
const names: ReadonlySet<string> = new Set(
  'format fileformat filetype exportformat outputformat output responseformat alt f'.split(' '),
);

/** What people call formats beside the names of files and media types. */
const aliases: Readonly<Record<string, string>> = {
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  jsonlines: 'application/x-ndjson',
  text: 'text/plain',
  excel: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Whether a query parameter may name the format of the response, such as `format` and `output_format`. */
export function isFormatParameter(name: string): boolean {
  return names.has(name.toLowerCase().replace(/[^a-z]/g, ''));
}

/**
 * The declared media type that a query names, as in `?format=csv`: by its format, by the ending of its files, or in full.
 * `undefined` where there is nothing to choose, or the query names none of the declared ones.
 */
export function typeNamedInQuery(
  content: Content,
  query: Readonly<Record<string, unknown>>,
): string | undefined {
  const declared = Object.keys(content);
  if (declared.length < 2) return undefined;
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || !isFormatParameter(name)) continue;
    const found = declared.find((mediaType) => isNamed(mediaType, value.toLowerCase()));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isNamed(mediaType: string, value: string): boolean {
  const own = essence(mediaType);
  const meant = (Object.hasOwn(aliases, value) ? aliases[value] : undefined) ?? (lookup(value) || value);
  if (own === meant || own.split('/')[1] === value) return true;
  const codec = codecFor(own);
  return codec.writesValues && (codec.name === value || codec === codecFor(meant));
}
