import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import {
  ExpressRequest,
  ExpressResponse,
  withFastPrototypes,
} from '../../../src/http/express/fast-prototypes.ts';

/** An app whose responses depend on one of its settings. */
function appWith(spaces: number): RequestListener {
  const app = express();
  app.set('json spaces', spaces);
  app.get('/', (req, res) => {
    res.json({ query: req.query.a, hasPrototype: Object.getPrototypeOf(req) === ExpressRequest.prototype });
  });
  return withFastPrototypes(app);
}

const classes = { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };

describe('an app with fast prototypes', () => {
  const one = appWith(1);
  const two = appWith(2);

  it.each<[string, Partial<typeof classes>]>([
    ['of a server with those classes', classes],
    ['of any server', {}],
  ])('responds to requests %s as Express does, each app with its own settings', async (_, options) => {
    for (const [app, spaces] of [
      [one, 1],
      [two, 2],
      [one, 1],
    ] as const) {
      const { text } = await request(createServer(options, app)).get('/?a=b');
      expect(text).toBe(JSON.stringify({ query: 'b', hasPrototype: true }, null, spaces));
    }
  });

  it('leaves the prototypes of those classes alone', async () => {
    const before: unknown[] = [];
    const look = (...messages: [IncomingMessage, ServerResponse]) =>
      before.push(...messages.map(Object.getPrototypeOf));
    const server = createServer(classes, one).prependListener('request', look);
    await request(server).get('/');
    expect(before).toEqual([ExpressRequest.prototype, ExpressResponse.prototype]);
  });

  it('passes on what inherits no names', async () => {
    const app = express();
    app.get('/', (_req, res) => {
      res.json(['constructor', 'toString', '__proto__'].filter((name) => name in res.locals));
    });
    const { body } = await request(createServer(classes, withFastPrototypes(app))).get('/');
    expect(body).toEqual([]);
  });
});
