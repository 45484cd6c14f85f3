import { isObject } from '../../json.ts';
import type { Content, Example, MediaType, OpenApiDocument, Schema } from '../document.ts';
import { valueOfExample } from '../examples.ts';
import { resolve } from '../reference.ts';
import { isBinaryFormat } from './binary-formats.ts';

/** Media types whose body is a sequence: events, or values one after another. */
const sequential =
  /^(?:text\/event-stream|(?:application|text)\/(?:stream\+json|[^;\s]*(?:ndjson|jsonl|jsonlines|json-lines|ldjson|json-stream|json-seq)))\s*(?:;|$)/i;

/** Whether bodies of a media type are a sequence, each element of which an `itemSchema` may describe. */
export function isSequential(mediaType: string): boolean {
  return sequential.test(mediaType) || hasPositions(mediaType);
}

/** Whether bodies of a media type have parts that are distinguished by their places, and need no names. */
export function hasPositions(mediaType: string): boolean {
  return /^multipart\/(?!form-data\b)/i.test(mediaType);
}

/** Media types whose bodies are structured only where their schema is no text. */
const mayBeText =
  /[/+]xml\s*(?:;|$)|\/(?:x-)?[ct]sv\s*(?:;|$)|\/tab-separated-values\s*(?:;|$)|^multipart\/|^(?:text\/plain|application\/text)\s*(?:;|$)/i;

function isPerhapsText(mediaType: string): boolean {
  return mayBeText.test(mediaType) || isBinaryFormat(mediaType);
}

type Examples = NonNullable<MediaType['examples']>;

/** What ends a stream, in its documentation or in an example of it: `data: [DONE]`. */
const ending = /data:\s*(\[[A-Z][A-Z_ ]*\])/;

/**
 * Contracts describe one element of a stream, by `schema` or by the `itemSchema` of OpenAPI 3.2; what is read and
 * sent is all of them. Makes it a list, also in examples, and resolves the schemas of bodies that may be plain texts, so
 * that they are seen to be. Content without any such media type is left as it is.
 * @param texts the descriptions beside the content, which may say how a stream ends
 */
export function withSequences(
  document: OpenApiDocument,
  content: Content,
  texts: readonly string[],
): Content {
  const names = Object.keys(content);
  if (!names.some((name) => isSequential(name) || isPerhapsText(name))) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, media]) => {
      const isSequence = sequential.test(name) || (hasPositions(name) && media.itemSchema !== undefined);
      if (isSequence) return [name, asSequence(document, media, texts)];
      return [name, isPerhapsText(name) ? withTextSchema(document, media) : media];
    }),
  );
}

function asSequence(document: OpenApiDocument, media: MediaType, texts: readonly string[]): MediaType {
  const { itemSchema, schema, ...rest } = media;
  const declared =
    itemSchema === undefined ? schema && sequenceOf(document, schema) : { type: 'array', items: itemSchema };
  const examples = examplesIn(document, media);
  const written = examples.filter((value): value is string => typeof value === 'string');
  const streamEnd = [...written, ...texts].map((text) => ending.exec(text)?.[1]).find(Boolean);
  return {
    ...rest,
    ...(declared && { schema: declared }),
    ...(rest.example !== undefined && { example: toList(rest.example) }),
    ...(rest.examples && { examples: listsIn(document, rest.examples) }),
    ...(streamEnd !== undefined && { streamEnd }),
  };
}

/** A list of what the schema describes, unless it describes the list itself, or a text. */
function sequenceOf(document: OpenApiDocument, schema: Schema): Schema {
  const resolved = resolve<Schema>(document, schema);
  if (resolved.type === 'array') return schema;
  return resolved.type === 'string' ? resolved : { type: 'array', items: schema };
}

function withTextSchema(document: OpenApiDocument, media: MediaType): MediaType {
  if (media.schema === undefined) return media;
  const resolved = resolve<Schema>(document, media.schema);
  return resolved.type === 'string' ? { ...media, schema: resolved } : media;
}

function examplesIn(document: OpenApiDocument, { example, examples = {} }: MediaType): readonly unknown[] {
  return [
    example,
    ...Object.values(examples).map((node) => valueOfExample(resolve<Example>(document, node))),
  ];
}

function listsIn(document: OpenApiDocument, examples: Examples): Examples {
  return Object.fromEntries(
    Object.entries(examples).map(([name, node]) => {
      const value = valueOfExample(resolve<Example>(document, node));
      return [name, value === undefined ? node : { value: toList(value) }];
    }),
  );
}

/** An example of one element as a list; a text is the whole stream as it is sent. */
function toList(value: unknown): unknown {
  return isObject(value) ? [value] : value;
}
