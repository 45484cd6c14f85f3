import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { createDownloadPaths, isDownload, isShownFile, isUpload, ownerPath, shapeOf } from './file-paths.ts';

/** What an operation does to the files that are stored: it uploads one, downloads one, or deletes one. */
export type FileRole = 'upload' | 'download' | 'delete-file';

/**
 * Finds what operations do to stored files: an upload whose file a download shows, that download, and the deletion of
 * a file alone. Downloads to which no upload leads are generated, and are none of these.
 */
export function createFileRoles(
  document: OpenApiDocument,
  operations: readonly Operation[],
): (operation: Operation) => FileRole | undefined {
  const paths = createDownloadPaths(document, operations);
  const uploads = operations.filter((operation) => isUpload(operation) && isShownFile(paths, operation));
  const stored = new Set(
    uploads.flatMap((upload) => {
      const created = paths.createdBy(upload.path) ?? [];
      return [ownerPath(upload.path), created, paths.ofFields(upload)].flat().map(shapeOf);
    }),
  );
  return (operation) => {
    if (uploads.length === 0) return undefined;
    if (isDownload(document, operation))
      return stored.has(shapeOf(ownerPath(operation.path))) ? 'download' : undefined;
    if (!isShownFile(paths, operation)) return undefined;
    return operation.method === 'delete' ? 'delete-file' : 'upload';
  };
}
