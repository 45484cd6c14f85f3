import type { ErrorRequestHandler, RequestHandler } from 'express';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/http/express/compose.ts';

/** The response of an app with these steps, then one that responds with `after`, then an error handler. */
async function responseOf(...steps: readonly RequestHandler[]): Promise<string> {
  const app = express();
  app.use(compose(steps));
  app.use((_req, res) => void res.send('after'));
  const handleError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    res.send(`failed: ${error instanceof Error ? error.message : String(error)}`);
  };
  app.use(handleError);
  return (await request(app).get('/')).text;
}

const continues: RequestHandler = (_req, _res, next) => next();
const continuesLater: RequestHandler = async (_req, _res, next) => {
  await Promise.resolve();
  next();
};
const responds: RequestHandler = (_req, res) => void res.send('sent');
const throws: RequestHandler = () => {
  throw new Error('thrown');
};
const rejects: RequestHandler = async () => {
  await Promise.resolve();
  throw new Error('rejected');
};
const passesError: RequestHandler = (_req, _res, next) => next(new Error('passed on'));

describe('composed steps', () => {
  it.each<[string, readonly RequestHandler[], string]>([
    ['none', [], 'after'],
    ['all that continue', [continues, continuesLater, continues], 'after'],
    ['one that responds', [continues, responds, throws], 'sent'],
    ['one that throws', [continues, throws, responds], 'failed: thrown'],
    ['one that throws after an asynchronous one', [continuesLater, throws, responds], 'failed: thrown'],
    ['one that rejects', [continues, rejects, responds], 'failed: rejected'],
    ['one that passes an error on', [continues, passesError, responds], 'failed: passed on'],
  ])('%s', async (_what, steps, expected) => {
    expect(await responseOf(...steps)).toBe(expected);
  });

  it('start over with each request', async () => {
    const seen: string[] = [];
    const app = express();
    const note = (name: string): RequestHandler => {
      return (_req, _res, next) => {
        seen.push(name);
        next();
      };
    };
    app.use(compose([note('first'), note('second')]));
    app.use(responds);
    await request(app).get('/');
    await request(app).get('/');
    expect(seen).toEqual(['first', 'second', 'first', 'second']);
  });
});
