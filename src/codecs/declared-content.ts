import type { Content, MediaType, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { responseKey } from '../openapi/responses.ts';
import type { Codec } from './codec.ts';
import { firstMediaType, isStructured } from './codecs.ts';

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
  const mediaTypes = Object.keys(content);
  const structured = structuredMediaType(mediaTypes);
  const preferred = preferredMediaType(content);
  return {
    content,
    mediaTypes,
    ...(structured !== undefined && { structured }),
    ...(preferred !== undefined && { sentAs: concreteMediaType(preferred) }),
  };
}

/** What a response says of its body. */
interface TypedResponse {
  readonly status: number;
  readonly mediaType?: string;
}

/** The schema that an operation declares for the body of a response; `undefined` where it declares none. */
export type BodySchemaOf = (operation: Operation | undefined, response: TypedResponse) => Schema | undefined;

/** Finds the schemas of response bodies for the codecs that serialize them. */
export function createBodySchemas(): BodySchemaOf {
  const contentOf = createDeclaredContents();
  return (operation, { status, mediaType }) =>
    operation && mediaType ? contentOf(operation, status)?.content[mediaType]?.schema : undefined;
}

/** What a content declares of its preferred structured media type; absent when it has none. */
export function structuredContent(content: Content = {}): MediaType | undefined {
  return pick(content, structuredMediaType(Object.keys(content)));
}

/** The same, else what it declares of its first form, whose fields have names and values too. */
export function contentWithFields(content: Content = {}): MediaType | undefined {
  const hasFields = (codec: Codec) => codec.isStructured || codec.hasTextValues;
  return pick(content, firstMediaType(Object.keys(content), hasFields));
}

function pick(content: Content, mediaType: string | undefined): MediaType | undefined {
  return mediaType === undefined ? undefined : content[mediaType];
}

function structuredMediaType(declared: readonly string[]): string | undefined {
  return firstMediaType(declared, (codec) => codec.isStructured);
}

/** The media type that a response is sent in: the preferred structured one of those declared, else the first. */
export function preferredMediaType(content: Content = {}): string | undefined {
  const declared = Object.keys(content);
  return structuredMediaType(declared) ?? declared[0];
}

/** What is sent for the ranges of types that have no one form. */
const typesInRange: Readonly<Record<string, string>> = {
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'font/*': 'font/woff2',
  'model/*': 'model/gltf-binary',
};

/** What is sent for a declared media type: a range, such as `application/*`, is not a type to send. */
export function concreteMediaType(declared: string): string {
  if (!declared.includes('*')) return declared;
  if (isStructured(declared)) return 'application/json';
  const [range = ''] = declared.toLowerCase().split(';');
  return typesInRange[range.trim()] ?? 'application/octet-stream';
}
