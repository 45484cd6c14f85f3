import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import express, { type Express } from 'express';

/**
 * A request with Express's prototype from the start. Express changes the prototype of every request and response that
 * it receives, and V8 then drops its optimizations for them: each step takes several times as long, and the garbage of a
 * request survives longer. Express leaves a request alone that has its prototype already.
 */
export class ExpressRequest extends IncomingMessage {}

/** A response with Express's prototype from the start. */
export class ExpressResponse extends ServerResponse {}

Object.setPrototypeOf(ExpressRequest.prototype, express.request);
Object.setPrototypeOf(ExpressResponse.prototype, express.response);

/**
 * What steps pass on to those after them, which inherits nothing. Express makes an object without a prototype of it, whose
 * properties V8 looks up by their names, each time.
 */
class Locals {}

Object.setPrototypeOf(Locals.prototype, null);
Reflect.deleteProperty(Locals.prototype, 'constructor');

/** What Express finds at a request or a response. */
interface OfExpress {
  app?: Express;
  locals?: object;
}

/** Lets an app accept such requests unchanged; it still accepts those of any other server. */
export function withFastPrototypes(app: Express): RequestListener {
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype });
  return (req: IncomingMessage & OfExpress, res: ServerResponse & OfExpress) => {
    // Express reads its settings through `app`, which it otherwise finds on the prototype, one for each app.
    req.app = app;
    res.app = app;
    res.locals = new Locals();
    app(req, res);
  };
}
