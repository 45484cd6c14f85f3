import { codecFor, codecOf, describesText, isFileType } from '../../codecs/codecs.ts';
import { isObject, plainText } from '../../json.ts';
import type { MediaType, OpenApiDocument, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { resolve } from '../../openapi/reference.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { isSameName, lastSegmentOf } from '../naming.ts';

/** Last segments of paths that mean what the item before them is about, and no other file of it. */
const contentWords: ReadonlySet<string> = new Set(
  'content contents data file download upload raw media blob body binary bytes stream source original attachment $value'.split(
    ' ',
  ),
);

/** Whether a last segment of a path means what the item before it is about. */
export function isContentWord(word: string): boolean {
  return contentWords.has(word.toLowerCase());
}

const parameter = /\{([^{}]*)\}/g;

/** The path of what a file belongs to, as a template: `/files/{id}` for `/files/{id}/content`. */
export function ownerPath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  while (segments.length > 1 && isContentWord(segments.at(-1) ?? '')) segments.pop();
  return `/${segments.join('/')}`;
}

/** A template with the names of its parameters left out. */
export function shapeOf(path: string): string {
  return path.replace(parameter, '{}');
}

/** A template with the values of its parameters; `undefined` where one is missing. */
export function pathWith(template: string, params: Readonly<Record<string, unknown>>): string | undefined {
  let isComplete = true;
  const path = template.replace(parameter, (_, name: string) => {
    if (params[name] === undefined) isComplete = false;
    return encodeURIComponent(plainText(params[name]));
  });
  return isComplete ? path : undefined;
}

/** Whether an operation responds with a file or a text, and not with values alone. */
export function isDownload(document: OpenApiDocument, operation: Operation): boolean {
  if (operation.method !== 'get') return false;
  const { content = {} } = successResponseOf(operation).response;
  const isFile = Object.entries(content).some(([name, media]) => isFileType(name, media));
  return isFile || isTextDownload(document, operation);
}

/** Whether an operation responds with the content of a file, and the contract declares that as a text in JSON. */
export function isTextDownload(document: OpenApiDocument, operation: Operation): boolean {
  if (operation.method !== 'get' || ownerPath(operation.path) === operation.path) return false;
  const media = Object.entries(successResponseOf(operation).response.content ?? {});
  return (
    media.length > 0 &&
    media.every(
      ([name, each]) =>
        codecFor(name).name === 'json' &&
        !isFileType(name, each) &&
        describesText(resolve<Schema>(document, each.schema ?? {})),
    )
  );
}

/** Whether an operation may be sent a file: a form, or a body without structure. */
export function isUpload({ method, requestBody }: Operation): boolean {
  if (!['post', 'put', 'patch'].includes(method)) return false;
  return Object.entries(requestBody?.content ?? {}).some(([name, media]) => {
    const { name: format } = codecOf(name, media);
    return ['multipart', 'bytes', 'text'].includes(format) || (name.includes('*') && isBinary(media));
  });
}

/** Whether the bodies of a range of types are bytes, as those of any type are. */
function isBinary({ schema = {} }: MediaType): boolean {
  return (
    schema.format === 'binary' || schema.contentMediaType !== undefined || Object.keys(schema).length === 0
  );
}

/** Where downloads are found: the templates of what they belong to. */
export interface DownloadPaths {
  /** Whether there is a download for what has this template. */
  hasShape(template: string): boolean;
  /**
   * The template of the download of an item that an upload to a path creates: `/files/{id}` for `/files`, and for
   * `/folders/{folder}/files` where that has no download of its own.
   */
  createdBy(path: string): string | undefined;
  /** The template of the download of a file that a form has in a field: `/users/{id}/avatar`. */
  ofField(template: string, field: string): string | undefined;
  /** The templates of the downloads of what an upload has in the fields of its form. */
  ofFields(upload: Operation): readonly string[];
}

/** Whether the file of an upload, or the deletion of a file, is shown by a download. */
export function isShownFile(paths: DownloadPaths, operation: Operation): boolean {
  if (operation.method === 'delete') return paths.hasShape(ownerPath(operation.path));
  const isCreated = operation.method === 'post' && paths.createdBy(operation.path) !== undefined;
  const isShown = isCreated || paths.hasShape(ownerPath(operation.path));
  return isUpload(operation) && (isShown || paths.ofFields(operation).length > 0);
}

/** What the fields of an upload's form may belong to, as templates: its path, an item below it, or the item it creates. */
export function fieldOwners(paths: DownloadPaths, { path }: Operation): readonly string[] {
  const created = paths.createdBy(path);
  return [ownerPath(path), `${ownerPath(path)}/{}`, ...(created === undefined ? [] : [created])];
}

/** The names of the fields of an operation's forms. */
function fieldsOf(document: OpenApiDocument, { requestBody }: Operation): readonly string[] {
  return Object.entries(requestBody?.content ?? {})
    .filter(([name, media]) => codecOf(name, media).name === 'multipart')
    .flatMap(([, { schema = {} }]) => propertyNames(document, schema));
}

function propertyNames(document: OpenApiDocument, schema: Schema): readonly string[] {
  const { properties, allOf } = resolve<Schema>(document, schema);
  const members = Array.isArray(allOf) ? allOf.filter(isObject) : [];
  const own = isObject(properties) ? Object.keys(properties) : [];
  return [...own, ...members.flatMap((member) => propertyNames(document, member))];
}

/** Gathers the downloads of a contract. */
export function createDownloadPaths(
  document: OpenApiDocument,
  operations: readonly Operation[],
): DownloadPaths {
  const owners = [
    ...new Set(operations.filter((each) => isDownload(document, each)).map(({ path }) => ownerPath(path))),
  ];
  const shapes = new Set(owners.map(shapeOf));
  const paths: DownloadPaths = {
    hasShape: (template) => shapes.has(shapeOf(template)),
    createdBy: (path) => {
      const collection = ownerPath(path);
      const last = lastSegmentOf(collection);
      const own = owners.find((owner) => shapeOf(owner) === `${shapeOf(collection)}/{}`);
      return own ?? owners.find((owner) => shapeOf(owner).endsWith(`/${last}/{}`));
    },
    ofField: (template, field) => {
      const prefix = `${shapeOf(template)}/`;
      return owners.find(
        (owner) =>
          shapeOf(owner).startsWith(prefix) && isSameName(shapeOf(owner).slice(prefix.length), field),
      );
    },
    ofFields: (upload) => {
      // Most contracts have no downloads: then the forms need not be looked at.
      if (owners.length === 0 || !isUpload(upload)) return [];
      const templates = fieldOwners(paths, upload);
      const found = fieldsOf(document, upload).flatMap((field) =>
        templates.map((template) => paths.ofField(template, field)),
      );
      return found.filter((template) => template !== undefined);
    },
  };
  return paths;
}
