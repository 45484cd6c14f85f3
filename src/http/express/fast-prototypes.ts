import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import express, { type Express } from 'express';

/**
 * A request that is one of Express's from its beginning. Express gives every request and response another prototype
 * when they come in, and V8 then forgets all it has learned of them: each step takes several times as long, and what a
 * request leaves behind stays in memory for long. One that has the prototype already is left as it is.
 */
export class ExpressRequest extends IncomingMessage {}

/** A response that is one of Express's from its beginning. */
export class ExpressResponse extends ServerResponse {}

Object.setPrototypeOf(ExpressRequest.prototype, express.request);
Object.setPrototypeOf(ExpressResponse.prototype, express.response);

/** Lets an app take such requests as they are, and those of any other server too. */
export function withFastPrototypes(app: Express): RequestListener {
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype });
  return (req, res) => {
    // Express asks both for its settings; otherwise the prototype, one for each app, would lead to them.
    Object.assign(req, { app });
    Object.assign(res, { app });
    app(req, res);
  };
}
