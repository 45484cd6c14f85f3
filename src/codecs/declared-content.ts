import type { Content, MediaType } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { responseKey } from '../openapi/responses.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { BodyShape } from './codec.ts';
import {
  codecFor,
  firstMediaType,
  hasNamedFields,
  hasValues,
  isRangeOfFiles,
  isStructured,
  writesValues,
} from './codecs.ts';
import { declaredMediaType, suffixRange } from './media-types.ts';

/** What an operation declares of the bodies of its responses with one status. */
export interface DeclaredContent {
  readonly content: Content;
  /** The media types of the body, as they are declared. */
  readonly mediaTypes: readonly string[];
  /** The one that is preferred among those that are structured. */
  readonly structured?: string;
  /** The media type that a body is sent as, unless the handler names another. */
  readonly sentAs?: string;
}

/** `undefined` for a status that the operation does not declare. */
export type DeclaredContentOf = (operation: Operation, status: number) => DeclaredContent | undefined;

/** Finds what operations declare of their response bodies; each status is looked up once. */
export function createDeclaredContents(): DeclaredContentOf {
  const known = new WeakMap<Operation, Map<number, DeclaredContent | undefined>>();
  return (operation, status) => {
    const ofOperation = known.get(operation) ?? new Map<number, DeclaredContent | undefined>();
    known.set(operation, ofOperation);
    if (!ofOperation.has(status)) ofOperation.set(status, declaredContent(operation, status));
    return ofOperation.get(status);
  };
}

function declaredContent(operation: Operation, status: number): DeclaredContent | undefined {
  const key = responseKey(operation, status);
  if (key === undefined) return undefined;
  const content = operation.responses[key]?.content ?? {};
  const structured = structuredMediaType(content);
  const preferred = preferredMediaType(content);
  return {
    content,
    mediaTypes: Object.keys(content),
    ...(structured !== undefined && { structured }),
    ...(preferred !== undefined && { sentAs: concreteMediaType(preferred, content[preferred]) }),
  };
}

/** What a response says of its body. */
interface TypedResponse {
  readonly status: number;
  readonly mediaType?: string;
}

/** What an operation declares for the body of a response; `undefined` where it declares nothing. */
export type BodyShapeOf = (
  operation: Operation | undefined,
  response: TypedResponse,
) => BodyShape | undefined;

/** Finds what is declared for response bodies, for the codecs that serialize them. */
export function createBodyShapes(mergeSchema: MergeSchema): BodyShapeOf {
  const contentOf = createDeclaredContents();
  return (operation, { status, mediaType }) => {
    if (operation === undefined || mediaType === undefined) return undefined;
    const declared = contentOf(operation, status);
    const name = declared && declaredMediaType(declared.content, mediaType);
    const media = name === undefined ? undefined : declared?.content[name];
    if (declared === undefined || media === undefined) return undefined;
    // Where a text is declared, a value is written as the structured type beside it describes it.
    const isText = writesValues(mediaType) && !isStructured(mediaType, media);
    const described = isText ? declared.content[declared.structured ?? ''] : media;
    return { media: described ?? media, mergeSchema, mediaType };
  };
}

/** The media types, as they are sent, that may have a given body: those without a structure first for a text, else none of them. */
export function mediaTypesFor(content: Content = {}, body: unknown): readonly string[] {
  const types = Object.entries(content).map(([name, media]) => ({
    name: concreteMediaType(name, media),
    hasStructure: isStructured(name, media),
  }));
  const [structured, others] = [true, false].map((has) =>
    types.filter(({ hasStructure }) => hasStructure === has).map(({ name }) => name),
  );
  return [...(typeof body === 'string' ? (others ?? []) : []), ...(structured ?? [])];
}

/** What a content declares of its preferred structured media type; absent when it has none. */
export function structuredContent(content: Content = {}): MediaType | undefined {
  return pick(content, structuredMediaType(content));
}

/** The same, else what it declares of its first form, whose fields have names and values too. */
export function contentWithFields(content: Content = {}): MediaType | undefined {
  return pick(content, firstMediaType(content, hasNamedFields));
}

function pick(content: Content, mediaType: string | undefined): MediaType | undefined {
  return mediaType === undefined ? undefined : content[mediaType];
}

function structuredMediaType(content: Content): string | undefined {
  return firstMediaType(content, hasValues);
}

/** The media type that a response is sent in: the preferred structured one of those declared, else the first. */
export function preferredMediaType(content: Content = {}): string | undefined {
  return structuredMediaType(content) ?? Object.keys(content)[0];
}

/** What is sent for the ranges of types that have no one form. */
const typesInRange: Readonly<Record<string, string>> = {
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/wav',
  'video/*': 'video/mp4',
  'font/*': 'font/woff2',
  'model/*': 'model/gltf-binary',
};

/** What is sent for a declared media type: a range, such as `application/*`, is not a type to send. */
export function concreteMediaType(declared: string, media: MediaType = {}): string {
  if (!declared.includes('*')) return declared;
  const { kind, format } = suffixRange(declared) ?? {};
  if (kind !== undefined) return `${kind}/${format}`;
  if (!isRangeOfFiles(declared, media) && codecFor(declared).structure === 'always')
    return 'application/json';
  const [range = ''] = declared.toLowerCase().split(';');
  return typesInRange[range.trim()] ?? 'application/octet-stream';
}
