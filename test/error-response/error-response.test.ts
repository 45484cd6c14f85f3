import { describe, expect, it } from 'vitest';
import {
  createErrorResponse,
  type ErrorReply,
  type Failure,
} from '../../src/error-response/error-response.ts';
import type { Content, OpenApiDocument, ResponseObject, Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { responseKey } from '../../src/openapi/responses.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { contractOf } from '../support/contract.ts';
import { createSchemaCheck } from '../support/schema-check.ts';

const nameFault = '/account/name is required';
const pageFault = 'query parameter page must be a number';
const both = `${nameFault}; ${pageFault}`;

/** A failure of each status, told by two faults. */
const failures: readonly Failure[] = (
  [
    ['malformed', 400],
    ['invalid', 400],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['method-not-allowed', 405],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['rate-limited', 429],
    ['internal', 500],
    ['storage-full', 507],
  ] as const
).map(([code, status]) => ({ code, status, issues: [nameFault, pageFault] }));

const [malformed, invalid, , , notFound, , conflict, , , , internal, full] = failures as readonly [
  ...[Failure, Failure, Failure, Failure, Failure, Failure],
  ...[Failure, Failure, Failure, Failure, Failure, Failure],
];

interface Declared {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly openapi?: string;
  readonly others?: Readonly<Record<string, Readonly<Record<string, ResponseObject>>>>;
}

/** How a contract of one operation, `GET /x`, and perhaps others, answers failures. */
function responding(responses: Readonly<Record<string, ResponseObject>>, rest: Declared = {}) {
  const { schemas = {}, openapi = '3.0.3', others = {} } = rest;
  const paths = Object.entries({ '/x': responses, ...others });
  const document: OpenApiDocument = {
    ...contractOf(Object.fromEntries(paths.map(([path, all]) => [path, { get: { responses: all } }]))),
    components: { schemas },
    openapi,
  };
  const operations = operationsOf(document);
  const validators = createValidators(document);
  const sampler = createSampler(document, { seed: 1, validators });
  const errorResponseFor = createErrorResponse(document, {
    operations: operations.values(),
    sampler,
    validators,
  });
  const operation = operations.get('GET /x');
  if (operation === undefined) throw new Error('the contract has no operation');
  const check = createResponseValidator(document);
  return {
    document,
    reply: (failure: Failure) => errorResponseFor(operation, failure),
    unrouted: (failure: Failure) => errorResponseFor(undefined, failure),
    isDeclared: (reply: ErrorReply) => responseKey(operation, reply.status) !== undefined,
    issues: (reply: ErrorReply) => check(operation, reply),
  };
}

const json = (schema: Schema, more: object = {}): ResponseObject => ({
  content: { 'application/json': { schema, ...more } },
});

const text = { type: 'string' };
const integer = { type: 'integer' };

function object(properties: Readonly<Record<string, Schema>>, rest: object = {}): Schema {
  return { type: 'object', required: Object.keys(properties), properties, ...rest };
}

const closed = { additionalProperties: false };
const list = (items: Schema, rest: object = {}): Schema => ({ type: 'array', items, ...rest });

interface Style {
  readonly style: string;
  readonly schema: Schema;
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly openapi?: string;
  readonly mediaType?: string;
  readonly more?: object;
  /** What the body for a 404 is, or has. */
  readonly body: unknown;
}

const recursive: Schema = object({ code: integer, message: text }, { required: ['message'] });

const styles: readonly Style[] = [
  { style: 'a message alone', schema: object({ message: text }, closed), body: { message: both } },
  {
    style: 'code and message',
    schema: object({ code: { type: 'integer', format: 'int32' }, message: text }),
    body: { code: 404, message: both },
  },
  {
    style: 'error with type, code and message, as Stripe’s',
    schema: object({
      error: object(
        {
          type: { type: 'string', enum: ['api_error', 'card_error', 'invalid_request_error'] },
          code: text,
          message: text,
          param: text,
          doc_url: { type: 'string', format: 'uri' },
        },
        { required: ['type'] },
      ),
    }),
    body: { error: { type: 'invalid_request_error', code: '404', message: both, param: 'name' } },
  },
  {
    style: 'message and a list of errors, as GitHub’s',
    schema: object({
      message: text,
      documentation_url: text,
      errors: list(object({ resource: text, field: text, code: text })),
    }),
    body: {
      message: both,
      errors: [
        { field: 'name', code: '404' },
        { field: 'page', code: '404' },
      ],
    },
  },
  {
    style: 'JSON:API',
    mediaType: 'application/vnd.api+json',
    schema: object(
      {
        errors: list(
          object(
            {
              status: text,
              code: text,
              title: text,
              detail: text,
              source: { type: 'object', properties: { pointer: text, parameter: text } },
            },
            { required: [] },
          ),
          { minItems: 1 },
        ),
      },
      closed,
    ),
    body: {
      errors: [
        { status: '404', title: 'Not Found', detail: nameFault, source: { pointer: '/account/name' } },
        { status: '404', title: 'Not Found', detail: pageFault, source: { parameter: 'page' } },
      ],
    },
  },
  {
    style: 'problem+json with extensions',
    mediaType: 'application/problem+json',
    schema: object(
      {
        type: { type: 'string', format: 'uri-reference' },
        title: text,
        status: { type: 'integer', minimum: 100, maximum: 599 },
        detail: text,
        traceId: { type: 'string', format: 'uuid' },
        'invalid-params': list(object({ name: text, reason: text })),
      },
      { required: ['title'] },
    ),
    body: {
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: both,
      'invalid-params': [
        { name: 'name', reason: nameFault },
        { name: 'page', reason: pageFault },
      ],
    },
  },
  {
    style: 'errors by field, as ASP.NET’s',
    mediaType: 'application/problem+json',
    schema: object({
      title: text,
      status: integer,
      errors: { type: 'object', additionalProperties: list(text) },
    }),
    body: { title: both, status: 404, errors: { name: [nameFault], page: [pageFault] } },
  },
  {
    style: 'FastAPI’s detail',
    openapi: '3.1.0',
    schema: object({
      detail: list(object({ loc: list({ anyOf: [text, integer] }), msg: text, type: text })),
    }),
    body: {
      detail: [
        { loc: ['body', 'account', 'name'], msg: nameFault, type: 'not_found' },
        { loc: ['query', 'page'], msg: pageFault, type: 'not_found' },
      ],
    },
  },
  {
    style: 'a list of texts',
    schema: object({ errors: list(text) }, closed),
    body: { errors: [nameFault, pageFault] },
  },
  {
    style: 'a list of one text at most',
    schema: object({ errors: list(text, { maxItems: 1 }) }, closed),
    body: { errors: [both] },
  },
  {
    style: 'a list of three at least',
    schema: object({ errors: list(object({ message: text }), { minItems: 3 }) }, closed),
    body: { errors: [{ message: both }, { message: both }, { message: both }] },
  },
  {
    style: 'a list of texts that differ',
    schema: object({ errors: list(text, { uniqueItems: true }) }, closed),
    body: { errors: [nameFault, pageFault] },
  },
  {
    style: 'a list at the top',
    schema: list(object({ code: text, message: text })),
    body: [{ code: '404', message: nameFault }, { message: pageFault }],
  },
  { style: 'a text alone', schema: text, body: both },
  {
    style: 'OAuth',
    schema: object({
      error: { type: 'string', enum: ['invalid_client', 'invalid_request', 'server_error'] },
      error_description: text,
    }),
    body: { error: 'invalid_request', error_description: both },
  },
  { style: 'a text called error', schema: object({ error: text }, closed), body: { error: both } },
  {
    style: 'error and message, as Spring’s',
    schema: object({
      timestamp: { type: 'string', format: 'date-time' },
      status: integer,
      error: text,
      message: text,
    }),
    body: { status: 404, error: 'Not Found', message: both },
  },
  {
    style: 'a flag of success',
    schema: object({ success: { type: 'boolean' }, error: object({ reason: text }) }),
    body: { success: false, error: { reason: both } },
  },
  {
    style: 'a constant flag',
    openapi: '3.1.0',
    schema: object(
      { ok: { const: false }, kind: { const: 'failure' }, message: { type: ['string', 'null'] } },
      closed,
    ),
    body: { ok: false, kind: 'failure', message: both },
  },
  {
    style: 'a message that may be null',
    schema: object({ message: { type: 'string', nullable: true } }, closed),
    body: { message: both },
  },
  {
    style: 'codes in capitals',
    schema: object({
      code: { type: 'string', enum: ['INTERNAL', 'NOT_FOUND', 'INVALID_ARGUMENT'] },
      message: text,
    }),
    body: { code: 'NOT_FOUND', message: both },
  },
  {
    style: 'a number that is no status',
    schema: object({ code: { type: 'integer', maximum: 99 }, message: text }),
    body: { message: both },
  },
  {
    style: 'twenty characters',
    schema: object({ message: { type: 'string', maxLength: 20 } }, closed),
    body: {
      message:
        '/acc… (and 1 more)'.length > 20 ? expect.any(String) : expect.stringMatching(/^\/acc.{1,16}$/),
    },
  },
  {
    style: 'messages of a few alone',
    schema: object({ message: { type: 'string', enum: ['Server error', 'Not Found'] } }, closed),
    body: { message: 'Not Found' },
  },
  {
    style: 'one of several errors',
    schema: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] },
    schemas: {
      A: object({ number: integer }, closed),
      B: object({ issue: object({ text }, closed) }, closed),
    },
    body: { issue: { text: both } },
  },
  {
    style: 'one of several errors by a discriminator',
    schema: {
      oneOf: [{ $ref: '#/components/schemas/Gone' }, { $ref: '#/components/schemas/Taken' }],
      discriminator: { propertyName: 'code', mapping: { gone: '#/components/schemas/Gone' } },
    },
    schemas: {
      Gone: object({ code: text, message: text, since: integer }, closed),
      Taken: object({ code: text, message: text, by: integer }, closed),
    },
    body: { code: expect.stringMatching(/^(gone|Taken)$/), message: both },
  },
  {
    style: 'an error that holds errors',
    schema: { $ref: '#/components/schemas/Error' },
    schemas: {
      Error: {
        ...recursive,
        properties: {
          code: integer,
          message: text,
          inner: { $ref: '#/components/schemas/Error' },
          details: list({ $ref: '#/components/schemas/Error' }),
        },
      },
    },
    body: { code: 404, message: both },
  },
  {
    style: 'anything',
    schema: {},
    body: { type: 'about:blank', title: 'Not Found', status: 404, detail: both },
  },
  { style: 'an object of any kind', schema: { type: 'object' }, body: { message: both } },
  {
    style: 'an example of the API’s own',
    schema: object({ code: text, message: text, docs: text, hint: text }, { required: ['code', 'message'] }),
    more: {
      example: {
        code: 'CUSTOMER_NOT_FOUND',
        message: 'There is no such customer',
        docs: 'https://example.test/errors',
        hint: 'Create one first',
      },
    },
    body: { code: '404', message: both, docs: 'https://example.test/errors' },
  },
  {
    style: 'an example that does not fit',
    schema: object({ message: text }, closed),
    more: { examples: { one: { value: { massage: 'x' } } } },
    body: { message: both },
  },
];

describe('a body in the style of the contract', () => {
  it.each(styles)('$style', ({ schema, schemas, openapi, mediaType = 'application/json', more, body }) => {
    const content: Content = { [mediaType]: { schema, ...more } };
    const api = responding(
      { default: { content } },
      { ...(schemas && { schemas }), ...(openapi && { openapi }) },
    );
    const departures = createSchemaCheck(api.document, schema);
    for (const failure of failures) {
      const reply = api.reply(failure);
      expect(reply).toEqual({ status: failure.status, mediaType, body: reply.body });
      expect(departures(reply.body)).toEqual([]);
      expect(api.issues(reply)).toEqual([]);
      if (failure === notFound) expect(reply.body).toEqual(expecting(body));
    }
  });

  const examples = styles.find(({ style }) => style === 'an example of the API’s own');

  it('has no other reason than ours in it', () => {
    const api = responding({ default: json(examples?.schema ?? {}, examples?.more) });
    expect(api.reply(notFound).body).not.toHaveProperty('hint');
  });

  it('tells the reason everywhere, whatever the status, where there is room for it', () => {
    const lines = styles.filter(({ style }) => !/twenty|few alone/.test(style));
    for (const { schema, schemas = {}, openapi = '3.0.3', more } of lines) {
      const api = responding({ default: json(schema, more) }, { schemas, openapi });
      for (const failure of failures) {
        expect(JSON.stringify(api.reply(failure).body)).toContain(nameFault);
      }
    }
  });

  it('is the same for the same failure', () => {
    for (const { schema, schemas = {}, openapi = '3.0.3', more } of styles) {
      const [one, other] = [0, 1].map(() =>
        responding({ default: json(schema, more) }, { schemas, openapi }),
      );
      const first = one?.reply(invalid);
      expect(one?.reply(internal)).not.toEqual(first);
      expect(one?.reply(invalid)).toEqual(first);
      expect(other?.reply(invalid)).toEqual(first);
    }
  });

  it('tells as many faults as there is room for, and counts the others', () => {
    const issues = Array.from({ length: 100_000 }, (_, i) => `/items/${i} must be string`);
    const schema = object({
      message: { type: 'string', maxLength: 60 },
      errors: list(object({ detail: text })),
    });
    const { message, errors } = responding({ default: json(schema) }).reply({ ...invalid, issues }).body as {
      message: string;
      errors: { detail: string }[];
    };
    expect(message).toBe('/items/0 must be string (and 99999 more)');
    expect(errors).toHaveLength(20);
    expect(errors[18]).toEqual({ detail: '/items/18 must be string' });
    expect(errors[19]?.detail).toMatch(/^\/items\/19 must be string; .* \(and \d+ more\)$/);
  });

  it('holds names that a request made up, as they are', () => {
    const schema = object({ errors: { type: 'object', additionalProperties: text } });
    const issues = ['/__proto__ is not allowed by the contract', '/constructor is required'];
    const { body } = responding({ default: json(schema) }).reply({ ...invalid, issues });
    expect(JSON.stringify(body)).toBe(`{"errors":{"__proto__":"${issues[0]}","constructor":"${issues[1]}"}}`);
  });
});

/** Every part that is told of must be there; others may be. */
function expecting(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(expecting);
  if (typeof body !== 'object' || body === null || 'asymmetricMatch' in body) return body;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name, expecting(value)])),
  );
}

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
    const api = responding(Object.fromEntries(declared.map((name) => [name, error])));
    expect(api.reply(failure)).toEqual({ status, mediaType: 'application/json', body: { message: both } });
  });

  it.each([
    { declared: ['200'], failure: malformed },
    { declared: ['200', '5XX'], failure: invalid },
    { declared: ['400', '422'], failure: notFound },
    { declared: ['404', '422'], failure: conflict },
    { declared: ['4XX'], failure: internal },
    { declared: ['500', '400'], failure: full },
  ])('of $failure.code is its own in problem+json where $declared are declared', ({ declared, failure }) => {
    const reply = responding(Object.fromEntries(declared.map((name) => [name, error]))).reply(failure);
    expect(reply).toEqual({
      status: failure.status,
      mediaType: 'application/problem+json',
      body: { type: 'about:blank', title: expect.any(String), status: failure.status, detail: both },
    });
  });
});

describe('an answer that is not JSON', () => {
  const issues = ['<b>&"</b> is not known'];

  it.each([
    { content: undefined, reply: {} },
    { content: {}, reply: {} },
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
  ])('is given as $content declares it', ({ content, reply }) => {
    const api = responding({ '404': { ...(content && { content }) } });
    const given = api.reply({ ...notFound, issues });
    expect(given).toEqual({ status: 404, ...reply });
    expect(api.issues(given)).toEqual([]);
  });
});

describe('what no valid body is found for', () => {
  const impossible = { allOf: [object({ a: text }, closed), object({ b: text }, closed)] };

  it('is problem+json, and says that it leaves the contract', () => {
    const reply = responding({ '404': json(impossible) }).reply(notFound);
    expect(reply).toEqual({
      status: 404,
      mediaType: 'application/problem+json',
      body: { type: 'about:blank', title: 'Not Found', status: 404, detail: both },
      departure: 'no valid body was found for the 404 of GET /x',
    });
  });

  it('is given in another media type that is declared', () => {
    const content = {
      'application/json': { schema: impossible },
      'application/vnd.other+json': { schema: object({ message: text }) },
    };
    expect(responding({ '404': { content } }).reply(notFound)).toEqual({
      status: 404,
      mediaType: 'application/vnd.other+json',
      body: { message: both },
    });
  });
});

describe('a request that was not routed', () => {
  const error = object({ message: text }, closed);
  const shown = json(error, { example: { message: 'Something of this operation' } });

  it.each([
    { what: 'the same default', others: { '/y': { default: json(error) } } },
    { what: 'the same default and more', others: { '/y': { '404': json(text), default: json(error) } } },
  ])('is answered as all operations would, that declare $what', ({ others }) => {
    const api = responding({ '200': {}, default: shown }, { others });
    for (const failure of failures) {
      expect(api.unrouted(failure)).toEqual({
        status: failure.status,
        mediaType: 'application/json',
        body: { message: both },
      });
    }
  });

  it.each([
    { what: 'another default', others: { '/y': { default: json(text) } } },
    { what: 'no default', others: { '/y': { '200': json(error) } } },
    { what: 'nothing', others: { '/y': {} } },
  ])('is problem+json where an operation declares $what', ({ others }) => {
    const api = responding({ default: json(error) }, { others });
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
