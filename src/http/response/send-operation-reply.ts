import type { Response } from 'express';
import type { BodyShapeOf } from '../../codecs/declared-content.ts';
import { FileContent } from '../../file-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Reply } from '../../operation.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import { sendFile } from './send-file.ts';
import { sendReply } from './send-reply.ts';

/** Sends the reply of an operation, whose body may be an uploaded file. Made by `createSendOperationReply`. */
export type SendOperationReply = (res: Response, operation: Operation, reply: Reply) => Promise<void>;

/**
 * Creates what sends the replies of operations.
 * @param shapeOf made by `createBodyShapes`
 * @param uploads where files are; absent where none are stored
 */
export function createSendOperationReply(shapeOf: BodyShapeOf, uploads?: UploadStore): SendOperationReply {
  return async (res, operation, reply) => {
    if (reply.body instanceof FileContent) await sendFile(res, reply, reply.body, uploads);
    else sendReply(res, reply, shapeOf(operation, reply));
  };
}
