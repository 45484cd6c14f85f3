import type { ErrorRequestHandler, RequestHandler } from 'express';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../src/http/express/compose.ts';

/** What is answered where the steps stand before one that answers `after`, and before one that tells failures. */
async function answerOf(...steps: readonly RequestHandler[]): Promise<string> {
  const app = express();
  app.use(inTurn(steps));
  app.use((_req, res) => void res.send('after'));
  const tell: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    res.send(`failed: ${error instanceof Error ? error.message : String(error)}`);
  };
  app.use(tell);
  return (await request(app).get('/')).text;
}

const goesOn: RequestHandler = (_req, _res, next) => next();
const goesOnLater: RequestHandler = async (_req, _res, next) => {
  await Promise.resolve();
  next();
};
const answers: RequestHandler = (_req, res) => void res.send('answered');
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
    ['one that answers', [goesOn, answers, throws], 'answered'],
    ['one that throws', [goesOn, throws, answers], 'failed: thrown'],
    ['one that throws after one that waited', [goesOnLater, throws, answers], 'failed: thrown'],
    ['one that rejects', [goesOn, rejects, answers], 'failed: rejected'],
    ['one that hands a failure on', [goesOn, hands, answers], 'failed: handed on'],
  ])('%s', async (_what, steps, expected) => {
    expect(await answerOf(...steps)).toBe(expected);
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
    app.use(inTurn([note('first'), note('second')]));
    app.use(answers);
    await request(app).get('/');
    await request(app).get('/');
    expect(seen).toEqual(['first', 'second', 'first', 'second']);
  });
});
