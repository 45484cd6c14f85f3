import type { Response } from 'express';
import type { BodyShapeOf } from '../../codecs/declared-content.ts';
import { FileContent } from '../../file-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Reply } from '../../operation.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import { bodyOfText, type PendingBody } from './pending-body.ts';
import { sendFile, setFileHead } from './send-file.ts';
import { sendReplyInTurns, setReplyHead } from './send-reply.ts';

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
    else await sendReplyInTurns(res, reply, shapeOf(operation, reply));
  };
}

/** Sets the head of such a reply, whose body somebody else sends. Made by `createBeginOperationReply`. */
export type BeginOperationReply = (res: Response, operation: Operation, reply: Reply) => Promise<PendingBody>;

/** Creates what begins the replies of operations; takes what `createSendOperationReply` does. */
export function createBeginOperationReply(shapeOf: BodyShapeOf, uploads?: UploadStore): BeginOperationReply {
  return async (res, operation, reply) => {
    if (!(reply.body instanceof FileContent)) {
      return bodyOfText(setReplyHead(res, reply, shapeOf(operation, reply)));
    }
    const { stream, length } = await setFileHead(res, reply, reply.body, uploads);
    return { length, read: () => stream, close: () => stream.destroy() };
  };
}
