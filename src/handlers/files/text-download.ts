import { acceptedMediaType } from '../../codecs/negotiate.ts';
import type { HandlerContext } from '../../context.ts';
import { FileContent } from '../../file-content.ts';
import type { Handler, OperationRequest, Reply } from '../../operation.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { disposition } from './disposition.ts';
import type { StoredFile } from './stored-files.ts';

interface TextDownloadOptions {
  readonly fileOf: (context: HandlerContext, request: OperationRequest) => Promise<StoredFile | undefined>;
  readonly uploads?: UploadStore | undefined;
  readonly validateResponse: ValidateResponse;
}

/** How many bytes a file has at most that is sent as a text in JSON, which is made in memory. */
const maxTextBytes = 8 * 1024 * 1024;

const bytesType = 'application/octet-stream';

/**
 * A download that the contract declares as a text in JSON, where services send the file itself, as OpenAI's
 * `/files/{id}/content` does. Who asks for JSON by name gets the text of the file; anybody else, the file.
 */
export function textDownload(options: TextDownloadOptions): Handler {
  return async (request, context, next) => {
    const reply = await next();
    const file = reply.status < 300 ? await options.fileOf(context, request) : undefined;
    if (file?.sha256 === undefined) return reply;
    const text = wantsJson(request) ? textOf(options, file) : undefined;
    const inJson = { ...reply, body: text };
    if (text !== undefined && options.validateResponse(request.operation, inJson).length === 0) return inJson;
    return asFile(reply, file, file.sha256);
  };
}

function asFile(reply: Reply, file: StoredFile, sha256: string): Reply {
  return {
    ...reply,
    mediaType: bytesType,
    body: new FileContent(sha256, file.size, 'undeclared'),
    headers: { ...reply.headers, ...disposition(file, bytesType) },
    reason:
      'the file as it was uploaded, which the contract declares as JSON: accept application/json for its text',
  };
}

/** Whether JSON is what a client names, and not one of all types. */
function wantsJson({ headers }: OperationRequest): boolean {
  const accept = String(headers.accept ?? '');
  return (
    /[/+]json\b/i.test(accept) && acceptedMediaType(accept, ['application/json', bytesType]) !== bytesType
  );
}

/** The text of a file; of bytes that are no UTF-8, one character a byte. */
function textOf({ uploads }: TextDownloadOptions, { sha256 = '', size }: StoredFile): string | undefined {
  const bytes = size > maxTextBytes ? undefined : uploads?.contentOf({ sha256, size });
  const text = bytes?.toString('utf8');
  return text?.includes('\ufffd') ? bytes?.toString('latin1') : text;
}
