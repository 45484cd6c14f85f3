import type { ErrorRequestHandler, RequestHandler } from 'express';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/http/express/compose.ts';

/** What is answered where the steps stand before one that answers `after`, and before one that tells failures. */
async function responseOf(...steps: readonly RequestHandler[]): Promise<string> {
  const app = express();
  app.use(compose(steps));
  app.use((_req, res) => void res.send('after'));
  const format: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    res.send(`failed: ${error instanceof Error ? error.message : String(error)}`);
  };
  app.use(format);
  return (await request(app).get('/')).text;
}

const goesOn: RequestHandler = (_req, _res, next) => next();
const goesOnLater: RequestHandler = async (_req, _res, next) => {
  await Promise.resolve();
  next();
};
const responses: RequestHandler = (_req, res) => void res.send('answered');
const throws: RequestHandler = () => {
  throw new Error('thrown');
};
const rejects: RequestHandler = async () => {
  await Promise.resolve();
  throw new Error('rejected');
};
const hands: RequestHandler = (_req, _res, next) => next(new Error('handed on'));

describe('steps in turn', () => {
  it.each<[string, readonly RequestHandler[], string]>([
    ['none', [], 'after'],
    ['all that go on', [goesOn, goesOnLater, goesOn], 'after'],
    ['one that answers', [goesOn, responses, throws], 'answered'],
    ['one that throws', [goesOn, throws, responses], 'failed: thrown'],
    ['one that throws after one that waited', [goesOnLater, throws, responses], 'failed: thrown'],
    ['one that rejects', [goesOn, rejects, responses], 'failed: rejected'],
    ['one that hands a failure on', [goesOn, hands, responses], 'failed: handed on'],
  ])('%s', async (_what, steps, expected) => {
    expect(await responseOf(...steps)).toBe(expected);
  });

  it('begins anew for each request', async () => {
    const seen: string[] = [];
    const app = express();
    const note = (name: string): RequestHandler => {
      return (_req, _res, next) => {
        seen.push(name);
        next();
      };
    };
    app.use(compose([note('first'), note('second')]));
    app.use(responses);
    await request(app).get('/');
    await request(app).get('/');
    expect(seen).toEqual(['first', 'second', 'first', 'second']);
  });
});
