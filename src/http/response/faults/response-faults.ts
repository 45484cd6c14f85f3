import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import type { Fault } from '../../../engine/policies/faults/fault.ts';
import type { PendingBody } from '../pending-body.ts';
import { waitForDelay } from '../wait-for-delay.ts';
import type { FaultContext } from './connection-faults.ts';
import { garbageBytes } from './garbage-bytes.ts';
import { socketInTurn } from './socket-in-turn.ts';

type ResponseFault = (res: Response, body: PendingBody, fault: Fault, context: FaultContext) => Promise<void>;

/** The faults that spoil a response while it is sent; its head is set. */
export const responseFaults = {
  truncate: async (res, body, { chunked }) => {
    if ((await socketInTurn(res)) === undefined) return;
    if (!hasBody(res, body)) return cutHead(res);
    if (chunked) res.removeHeader('Content-Length');
    res.flushHeaders();
    await writeHalf(res, body);
    res.socket?.destroySoon();
  },
  'malformed-chunk': async (res, body, _fault, { random }) => {
    const socket = await socketInTurn(res);
    if (socket === undefined) return;
    if (!hasBody(res, body)) return cutHead(res);
    res.removeHeader('Content-Length');
    res.flushHeaders();
    socket.write(garbageBytes(random));
    socket.destroySoon();
  },
  slow: async (res, body, { bytesPerSecond = defaultBytesPerSecond }, { held }) => {
    if ((await socketInTurn(res)) === undefined) return;
    held.hold(res);
    if (hasBody(res, body)) await drip(res, body, bytesPerSecond);
    res.end();
  },
} satisfies Record<string, ResponseFault>;

/** A body of some hundred bytes takes some seconds. */
const defaultBytesPerSecond = 100;

/** How often a slow response goes on, in a second. */
const dripsPerSecond = 10;

function hasBody({ locals, statusCode }: Response, { length }: PendingBody): boolean {
  return length > 0 && !locals.isHead && statusCode !== 204 && statusCode !== 304;
}

/** Where there is no body to cut, the head is: the client cannot take the response for a whole one. */
function cutHead(res: Response): void {
  const { statusCode, socket } = res;
  const name = STATUS_CODES[statusCode] ?? '';
  socket?.write(`HTTP/1.1 ${statusCode} ${name}\r\nX-Request-Id: ${res.locals.requestId.slice(0, 1)}`);
  socket?.destroySoon();
}

async function writeHalf(res: Response, body: PendingBody): Promise<void> {
  let left = Math.floor(body.length / 2);
  for await (const chunk of body.read()) {
    if (left === 0) return;
    const part = chunk.subarray(0, left);
    left -= part.length;
    if (!(await write(res, part))) return;
  }
}

/** Sends a body a few bytes at a time, until it is sent or the client is gone. */
async function drip(res: Response, body: PendingBody, bytesPerSecond: number): Promise<void> {
  const size = Math.ceil(bytesPerSecond / dripsPerSecond);
  const pauseMs = (size / bytesPerSecond) * 1000;
  res.flushHeaders();
  for await (const chunk of body.read()) {
    for (let at = 0; at < chunk.length; at += size) {
      if (!(await waitForDelay(pauseMs, res)) || !(await write(res, chunk.subarray(at, at + size)))) return;
    }
  }
}

/** Writes a part of a body, as fast as the client reads it; false when the client is gone. */
function write(res: Response, part: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => res.write(part, (error) => resolve(!error)));
}
