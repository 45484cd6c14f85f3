import { describe, expect, it } from 'vitest';
import { createErrorResponse } from '../../src/error-response/error-response.ts';
import type { ResponseObject, Schema } from '../../src/openapi/document.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { contractOf } from '../support/contract.ts';
import {
  bothIssues,
  closed,
  conflict,
  errorApi,
  failures,
  full,
  internal,
  invalid,
  json,
  malformed,
  notFound,
  object,
  text,
} from '../support/error-api.ts';

type Responses = Readonly<Record<string, ResponseObject>>;

/** The body of the failure where the contract declares none that fits. */
const notFoundProblem = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  detail: bothIssues,
  message: bothIssues,
  code: 'not_found',
};

describe('a status that is not declared', () => {
  it.each([
    ['application/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<Oops><message>', '</message></Oops>\n'],
    ['text/csv', 'message\r\n', '\r\n'],
    ['application/yaml', 'message: ', '\n'],
  ])('has a body as the other errors have, also as %s', (mediaType, before, after) => {
    const Oops = object({ message: text });
    const schema = { $ref: '#/components/schemas/Oops' };
    const reply = errorApi({ '400': { content: { [mediaType]: { schema } } } }, { schemas: { Oops } }).reply(
      notFound,
    );
    expect(reply).toMatchObject({ status: 404, mediaType });
    expect(`${reply.body}`.startsWith(before), `${reply.body}`).toBe(true);
    expect(`${reply.body}`.endsWith(after), `${reply.body}`).toBe(true);
  });

  it.each([
    ['application/xml', 'application/xml'],
    ['application/json', 'application/problem+json'],
    ['image/png', 'application/xml'],
    ['*/*', 'application/xml'],
  ])('is in a media type that Accept %s names: %s', (accept, mediaType) => {
    const content = { 'application/xml': { schema: object({ message: text }) } };
    expect(errorApi({ '400': { content } }).reply(notFound, { headers: { accept } })).toMatchObject({
      mediaType,
    });
  });
});

describe('the status', () => {
  const error = json(object({ message: text }));
  it.each([
    { declared: ['400', '422'], failure: malformed, status: 400 },
    { declared: ['422'], failure: malformed, status: 422 },
    { declared: ['422', 'default'], failure: malformed, status: 422 },
    { declared: ['default'], failure: malformed, status: 400 },
    { declared: ['400', '422'], failure: invalid, status: 422 },
    { declared: ['400'], failure: invalid, status: 400 },
    { declared: ['400', 'default'], failure: invalid, status: 400 },
    { declared: ['4XX'], failure: invalid, status: 400 },
    { declared: ['4xx'], failure: invalid, status: 400 },
    { declared: ['400', '409'], failure: conflict, status: 409 },
    { declared: ['400'], failure: conflict, status: 400 },
    { declared: ['400', 'default'], failure: conflict, status: 409 },
    { declared: ['400', '4XX'], failure: conflict, status: 409 },
    { declared: ['5XX'], failure: full, status: 507 },
  ])('of $failure.code is $status where $declared are declared', ({ declared, failure, status }) => {
    const api = errorApi(Object.fromEntries(declared.map((name) => [name, error])));
    expect(api.reply(failure)).toEqual({
      status,
      mediaType: 'application/json',
      body: { message: bothIssues },
    });
  });

  it.each([
    { declared: ['400', '422'], failure: notFound },
    { declared: ['404', '422'], failure: conflict },
    { declared: ['4XX'], failure: internal },
    { declared: ['500', '400'], failure: full },
    { declared: ['200', '5XX'], failure: invalid },
  ])('of $failure.code is its own in their shape where $declared are declared', ({ declared, failure }) => {
    const reply = errorApi(Object.fromEntries(declared.map((name) => [name, error]))).reply(failure);
    expect(reply).toEqual({
      status: failure.status,
      mediaType: 'application/json',
      body: { message: bothIssues },
    });
  });
});

describe('an operation that does not declare the status', () => {
  const [message, fault, code] = ['message', 'fault', 'code'].map((name) => object({ [name]: text }));
  const boat = object({ keel: text });
  const note = object({ id: text, message: text });
  const shape = (schema: Schema | undefined, rest: object = {}) => json(schema ?? {}, rest);

  it.each<[string, Responses, Readonly<Record<string, Responses>>, object]>([
    ['others declare it', { '200': {} }, { '/y': { '404': shape(fault) } }, { fault: bothIssues }],
    [
      'others declare it in several ways: the most common counts',
      {},
      { '/a': { '404': shape(message) }, '/b': { '404': shape(fault) }, '/c': { '404': shape(fault) } },
      { fault: bothIssues },
    ],
    [
      'it declares others: those of the status come first',
      { '400': shape(message) },
      { '/y': { '404': shape(fault) } },
      { fault: bothIssues },
    ],
    [
      'nobody declares it: its own errors come first',
      { '400': shape(message) },
      { '/y': { '409': shape(fault) }, '/z': { '409': shape(fault) } },
      { message: bothIssues },
    ],
    [
      'its errors have no body: the most common of all counts',
      { '400': {} },
      {
        '/y': { default: shape(fault) },
        '/z': { '409': shape(fault, { example: { fault: 'x' } }) },
        '/w': { '500': shape(message) },
      },
      { fault: bothIssues },
    ],
    [
      'an envelope is the same as that of their successes',
      {},
      { '/y': { '200': shape(message), '404': shape(message) } },
      { message: bothIssues },
    ],
    [
      'that of others cannot be filled',
      {},
      { '/y': { '404': shape({ type: 'integer' }) }, '/z': { '500': shape(message) } },
      { message: bothIssues },
    ],
  ])('has the shape of the contract’s other errors: %s', (_, own, others, body) => {
    const reply = errorApi(own, { others }).reply(notFound);
    expect(reply).toEqual({ status: 404, mediaType: 'application/json', body });
  });

  it.each<[string, Responses, Readonly<Record<string, Responses>>]>([
    ['nothing', { '200': shape(message) }, {}],
    ['errors without a body', { '400': {} }, { '/y': { '404': {} } }],
    ['validation errors alone', { '422': shape(code) }, { '/y': { '422': shape(code) } }],
    ['the item of a success as its error', {}, { '/y': { '200': shape(boat), '404': shape(boat) } }],
    ['the same for an item with a text of its own', {}, { '/y': { '200': shape(note), '404': shape(note) } }],
  ])('is problem+json with a message and a code where the contract declares %s', (_, own, others) => {
    expect(errorApi(own, { others }).reply(notFound)).toEqual({
      status: 404,
      mediaType: 'application/problem+json',
      body: notFoundProblem,
    });
  });
});

describe('an error that declares no content', () => {
  const message = object({ message: text });
  const problem = { mediaType: 'application/problem+json', body: notFoundProblem };

  it.each([
    { what: 'nothing declares any', others: {}, reply: problem },
    {
      what: 'another error is JSON',
      others: { '/y': { '404': json(message) } },
      reply: { mediaType: 'application/json', body: { message: bothIssues } },
    },
    { what: 'a success is JSON', others: { '/y': { '200': json(object({ id: text })) } }, reply: problem },
    {
      what: 'all that is described is text',
      others: { '/y': { '200': { content: { 'text/csv': { schema: text } } } } },
      reply: {},
    },
  ])('says what is wrong where $what: $reply', ({ others, reply }) => {
    for (const declared of [{}, { content: {} }]) {
      const api = errorApi({ '404': declared }, { others });
      expect(api.reply(notFound)).toEqual({ status: 404, ...reply });
      expect(api.issues(api.reply(notFound))).toEqual([]);
    }
  });
});

describe('a response that is not JSON', () => {
  const issues = ['<b>&"</b> is not known'];

  it.each([
    { content: { 'text/plain': {} }, reply: { mediaType: 'text/plain', body: issues[0] } },
    { content: { 'text/*': {} }, reply: { mediaType: 'text/plain', body: issues[0] } },
    {
      content: { 'text/html': { schema: text } },
      reply: {
        mediaType: 'text/html',
        body: expect.stringContaining('<p>&lt;b&gt;&amp;&quot;&lt;/b&gt; is not known</p>'),
      },
    },
    {
      content: { 'application/xml': {} },
      reply: {
        mediaType: 'application/xml',
        body: expect.stringContaining('<message>&lt;b&gt;&amp;&quot;&lt;/b&gt; is not known</message>'),
      },
    },
    {
      content: {
        'text/plain': {},
        'application/vnd.x.v1+json; charset=utf-8': { schema: object({ msg: text }) },
      },
      reply: { mediaType: 'application/vnd.x.v1+json; charset=utf-8', body: { msg: issues[0] } },
    },
    {
      content: { '*/*': { schema: object({ msg: text }) } },
      reply: { mediaType: 'application/json', body: { msg: issues[0] } },
    },
    {
      content: { 'application/json': {} },
      reply: {
        mediaType: 'application/json',
        body: { type: 'about:blank', title: 'Not Found', status: 404, detail: issues[0] },
      },
    },
  ])('has the media type that $content declares', ({ content, reply }) => {
    const api = errorApi({ '404': { ...(content && { content }) } });
    const given = api.reply({ ...notFound, issues });
    expect(given).toEqual({ status: 404, ...reply });
    expect(api.issues(given)).toEqual([]);
  });
});

describe('a failure without a valid body', () => {
  const impossible = {
    allOf: [object({ a: text }, { required: ['a'] }), object({ a: { type: 'integer' } })],
  };

  it('is problem+json, and says that it departs from the contract', () => {
    const reply = errorApi({ '404': json(impossible) }).reply(notFound);
    expect(reply).toEqual({
      status: 404,
      mediaType: 'application/problem+json',
      body: notFoundProblem,
      departure: 'no valid body was found for the 404 of GET /x',
    });
  });

  it('has another declared media type', () => {
    const content = {
      'application/json': { schema: impossible },
      'application/vnd.other+json': { schema: object({ message: text }) },
    };
    expect(errorApi({ '404': { content } }).reply(notFound)).toEqual({
      status: 404,
      mediaType: 'application/vnd.other+json',
      body: { message: bothIssues },
    });
  });
});

describe('a request that was not routed', () => {
  const error = object({ message: text }, closed);
  const shown = json(error, { example: { message: 'Something of this operation' } });

  it.each([
    { what: 'the same default', others: { '/y': { default: json(error) } } },
    { what: 'the same default and more', others: { '/y': { '404': json(text), default: json(error) } } },
  ])('gets the error response that all operations share, which declare $what', ({ others }) => {
    const api = errorApi({ '200': {}, default: shown }, { others });
    for (const failure of failures) {
      expect(api.unrouted(failure)).toEqual({
        status: failure.status,
        mediaType: 'application/json',
        body: { message: bothIssues },
      });
    }
  });

  it.each([
    { what: 'another default', others: { '/y': { default: json(text) } } },
    { what: 'no default', others: { '/y': { '200': json(error) } } },
    { what: 'nothing', others: { '/y': {} } },
  ])('is problem+json where an operation declares $what', ({ others }) => {
    const api = errorApi({ default: json(error) }, { others });
    expect(api.unrouted(notFound)).toMatchObject({ status: 404, mediaType: 'application/problem+json' });
  });

  it('is problem+json where there are no operations', () => {
    const document = contractOf({});
    const validators = createValidators(document);
    const sampler = createSampler(document, { seed: 1, validators });
    const errorResponseFor = createErrorResponse(document, { operations: [], sampler, validators });
    expect(errorResponseFor(undefined, internal)).toMatchObject({
      status: 500,
      mediaType: 'application/problem+json',
    });
  });
});
