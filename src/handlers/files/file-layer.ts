import { isStructured } from '../../codecs/codecs.ts';
import type { HandlerLayer } from '../../engine/handler-registry.ts';
import {
  createDownloadPaths,
  type DownloadPaths,
  isDownload,
  isShownFile,
  isTextDownload,
  isUpload,
  ownerPath,
  pathWith,
  shapeOf,
} from '../../inference/files/file-paths.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { Handler } from '../../operation.ts';
import type { RowSchema } from '../../state/state-schema.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { createDescribeItem } from './described-items.ts';
import { downloading, fileOf } from './download.ts';
import { createFindEncoded } from './encoded-content.ts';
import { createLinkFile } from './file-links.ts';
import { forgetFile, keepFiles } from './kept-files.ts';
import { createFileRowSchema, putFile, removeFiles, storedFiles, storeFile } from './stored-files.ts';
import { textDownload } from './text-download.ts';
import { createUploadTargets, type UploadTargetOptions } from './upload-targets.ts';

/** What the layer of files knows of the contract. */
export interface FileLayerOptions extends Omit<UploadTargetOptions, 'paths'> {
  readonly document: OpenApiDocument;
  readonly crud: CrudContext;
  readonly validateResponse: ValidateResponse;
  /** Where uploaded files are; absent where none are stored. */
  readonly uploads?: UploadStore | undefined;
}

/** The layer of files, and what it stores. */
export interface FileLayer {
  readonly handlerFor: HandlerLayer;
  readonly internal: readonly CollectionSpec[];
  readonly rowSchemas: ReadonlyMap<string, RowSchema>;
}

/**
 * The layer over all that is inferred which keeps what is uploaded: a download shows the file that was uploaded to its
 * path, or with the item that its path names. What the layers below respond with is left to them, and so are errors.
 */
export function createFileLayer(operations: readonly Operation[], options: FileLayerOptions): FileLayer {
  const paths = createDownloadPaths(options.document, operations);
  const targetsOf = createUploadTargets({ ...options, paths });
  const all = operations.filter(isUpload);
  const uploads = all.filter((operation) => isShownFile(paths, operation));
  const isUsed = all.length > 0;
  const isKept = (operation: Operation) => all.includes(operation) && !uploads.includes(operation);
  /** Whether the deletion of a file says that there is none: that of an item takes the item, which is 404 by itself. */
  const isRemembered = (operation: Operation) =>
    isOneOfItem(operation, paths) || (isPlainDelete(operation, options) && isShownFile(paths, operation));
  const undoes = (operation: Operation) =>
    isPlainDelete(operation, options) &&
    !isShownFile(paths, operation) &&
    all.some(({ path }) => path === operation.path);
  return {
    internal: isUsed ? [storedFiles] : [],
    rowSchemas: new Map(isUsed ? [[storedFiles.name, createFileRowSchema(options.uploads)]] : []),
    handlerFor: (operation) => {
      if (isKept(operation)) return keepFiles(operation, options);
      if (undoes(operation)) return forgetFile(operation, options);
      const download = downloadOf(operation);
      if (download !== undefined || uploads.length === 0) return download;
      if (operation.method === 'delete') return deleting(operation, isRemembered(operation));
      return isUpload(operation) ? uploading(operation) : undefined;
    },
  };

  function downloadOf(operation: Operation): Handler | undefined {
    const { document, crud, roleOf } = options;
    const isShown = uploads.length > 0;
    if (isShown && isTextDownload(document, operation)) return textDownload({ ...options, fileOf });
    if (!isDownload(document, operation)) return undefined;
    const encoded = createFindEncoded(crud, roleOf.values(), operation);
    const isFile = isItself(operation, uploads, paths);
    return isShown || encoded !== undefined
      ? downloading(operation, { hasUploads: isUsed, isFile, encoded })
      : undefined;
  }

  /** An upload: once the layers below have carried it out, it is known what its files belong to. */
  function uploading(operation: Operation): Handler {
    const { crud, document, roleOf } = options;
    const describeItem = createDescribeItem(crud, roleOf.values(), operation);
    const linkFile = createLinkFile(crud, document, operations, roleOf.get(operation.id));
    const keep = keepFiles(operation, options);
    return async (request, context, next) => {
      if (request.files !== undefined) await describeItem?.(request, context);
      const reply = await keep(request, context, next);
      if (request.files === undefined || reply.status >= 300) return reply;
      const targets = targetsOf(request, reply);
      for (const { path, file } of targets) await storeFile(context, path, file);
      const [first] = targets;
      return first === undefined || linkFile === undefined
        ? reply
        : linkFile(request, context, { reply, path: first.path });
    };
  }
}

/** Whether an operation deletes something of which nothing else is known. */
function isPlainDelete({ id, method }: Operation, { roleOf }: FileLayerOptions): boolean {
  return method === 'delete' && !roleOf.has(id);
}

/** Whether a path names a file and nothing else, so that there is none before it is uploaded. */
function isItself(operation: Operation, uploads: readonly Operation[], paths: DownloadPaths): boolean {
  const { path, responses } = operation;
  const { content = {} } = successResponseOf(operation).response;
  if (Object.entries(content).some(([name, media]) => isStructured(name, media))) return false;
  const isOwn = path === ownerPath(path) && path.endsWith('}') && Object.hasOwn(responses, '404');
  const isMade = (upload: Operation) =>
    shapeOf(upload.path) === shapeOf(path) || paths.createdBy(upload.path) === path;
  return isOwn && uploads.some(isMade);
}

/** Whether a path names the file of something that remains when that is deleted, such as `/users/{id}/avatar`. */
function isOneOfItem({ path }: Operation, paths: DownloadPaths): boolean {
  return !path.endsWith('}') && paths.hasShape(ownerPath(path));
}

/** A deletion, which takes the files of what is deleted with it. Where a file alone is deleted, its path is remembered. */
function deleting(operation: Operation, isFile: boolean): Handler {
  return async (request, context, next) => {
    const reply = await next();
    const path = pathWith(ownerPath(operation.path), request.params);
    if (path === undefined || reply.status >= 300) return reply;
    await removeFiles(context, path);
    if (isFile) await putFile(context, { path, size: 0 });
    return reply;
  };
}
