import { isFileType } from '../../codecs/codecs.ts';
import { declaredMediaType } from '../../codecs/media-types.ts';
import { createNegotiation, type NegotiatedType } from '../../codecs/negotiate.ts';
import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import { FileContent } from '../../file-content.ts';
import { ownerPath, pathWith } from '../../inference/files/file-paths.ts';
import type { Content } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey, successResponseOf } from '../../openapi/responses.ts';
import type { Handler, OperationRequest, Reply } from '../../operation.ts';
import { disposition, type FileDescription } from './disposition.ts';
import type { EncodedFile, FindEncoded } from './encoded-content.ts';
import { filesIn, type StoredFile } from './stored-files.ts';

/** What a download shows beside the files that were uploaded. */
export interface DownloadOptions {
  /** Whether anything is uploaded at all, so that files are stored. */
  readonly hasUploads: boolean;
  /** Whether its path names the file alone. */
  readonly isFile: boolean;
  /** What finds the file that was sent within an item. */
  readonly encoded?: FindEncoded | undefined;
}

/** A download: the layers below say whether there is what its path names. */
export function downloading(operation: Operation, options: DownloadOptions): Handler {
  const { hasUploads, isFile, encoded } = options;
  const negotiate = createNegotiation();
  const { response } = successResponseOf(operation);
  const { content = {} } = response;
  const find = async (request: OperationRequest, context: HandlerContext) => {
    const uploaded = hasUploads ? await fileOf(context, request) : undefined;
    return uploaded ?? (await encoded?.(request, context));
  };
  return async (request, context, next) => {
    const reply = await next();
    const chosen = negotiate(content, request);
    if (chosen === undefined || reply.status >= 300) return reply;
    if (!isFileType(chosen.mediaType, content[chosen.declared] ?? {})) return reply;
    const file = await find(request, context);
    if (file === undefined) return isFile ? missing(operation, request, reply) : reply;
    const body = bodyOf(file);
    if (body === undefined) throw noFile(operation, request);
    const mediaType = typeOf(content, chosen, file);
    return { ...reply, mediaType, body, headers: { ...reply.headers, ...disposition(file, mediaType) } };
  };
}

/** The bytes of a file; `undefined` where it was deleted. */
function bodyOf(file: StoredFile | EncodedFile): FileContent | Buffer | undefined {
  if ('bytes' in file) return file.bytes;
  return file.sha256 === undefined ? undefined : new FileContent(file.sha256, file.size);
}

/** The file of what the path of a request names. */
export async function fileOf(
  context: HandlerContext,
  { operation, params }: OperationRequest,
): Promise<StoredFile | undefined> {
  const path = pathWith(ownerPath(operation.path), params);
  return path === undefined ? undefined : filesIn(context).get(path);
}

/**
 * What there is without a file.
 * @throws SandboxError `not-found` where the contract declares that.
 */
function missing(operation: Operation, request: OperationRequest, reply: Reply): Reply {
  if (responseKey(operation, 404) === undefined) return reply;
  throw noFile(operation, request);
}

/** The failure of a download whose file was deleted, or never uploaded. */
function noFile({ path }: Operation, { params }: OperationRequest): SandboxError {
  return new SandboxError('not-found', `${pathWith(path, params) ?? path} has no file: upload one`);
}

/** The file's own media type where the contract declares it for the response, else the declared one that was chosen. */
function typeOf(content: Content, chosen: NegotiatedType, { mediaType }: FileDescription): string {
  if (mediaType === undefined) return chosen.mediaType;
  const media = content[declaredMediaType(content, mediaType) ?? ''];
  return media !== undefined && isFileType(mediaType, media) ? mediaType : chosen.mediaType;
}
