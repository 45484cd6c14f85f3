import { describe, expect, it } from 'vitest';
import type { Content, Schema } from '../../src/openapi/document.ts';
import {
  bothIssues,
  closed,
  errorApi,
  failures,
  integer,
  internal,
  invalid,
  json,
  list,
  nameIssue,
  notFound,
  object,
  pageIssue,
  text,
} from '../support/error-api.ts';
import { createSchemaCheck } from '../support/schema-check.ts';

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
  { style: 'a message alone', schema: object({ message: text }, closed), body: { message: bothIssues } },
  {
    style: 'code and message',
    schema: object({ code: { type: 'integer', format: 'int32' }, message: text }),
    body: { code: 404, message: bothIssues },
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
    body: { error: { type: 'invalid_request_error', code: '404', message: bothIssues, param: 'name' } },
  },
  {
    style: 'message and a list of errors, as GitHub’s',
    schema: object({
      message: text,
      documentation_url: text,
      errors: list(object({ resource: text, field: text, code: text })),
    }),
    body: {
      message: bothIssues,
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
        { status: '404', title: 'Not Found', detail: nameIssue, source: { pointer: '/account/name' } },
        { status: '404', title: 'Not Found', detail: pageIssue, source: { parameter: 'page' } },
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
      detail: bothIssues,
      'invalid-params': [
        { name: 'name', reason: nameIssue },
        { name: 'page', reason: pageIssue },
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
    body: { title: bothIssues, status: 404, errors: { name: [nameIssue], page: [pageIssue] } },
  },
  {
    style: 'FastAPI’s detail',
    openapi: '3.1.0',
    schema: object({
      detail: list(object({ loc: list({ anyOf: [text, integer] }), msg: text, type: text })),
    }),
    body: {
      detail: [
        { loc: ['body', 'account', 'name'], msg: nameIssue, type: 'not_found' },
        { loc: ['query', 'page'], msg: pageIssue, type: 'not_found' },
      ],
    },
  },
  {
    style: 'a list of texts',
    schema: object({ errors: list(text) }, closed),
    body: { errors: [nameIssue, pageIssue] },
  },
  {
    style: 'a list of one text at most',
    schema: object({ errors: list(text, { maxItems: 1 }) }, closed),
    body: { errors: [bothIssues] },
  },
  {
    style: 'a list of three at least',
    schema: object({ errors: list(object({ message: text }), { minItems: 3 }) }, closed),
    body: { errors: [{ message: bothIssues }, { message: bothIssues }, { message: bothIssues }] },
  },
  {
    style: 'a list of texts that differ',
    schema: object({ errors: list(text, { uniqueItems: true }) }, closed),
    body: { errors: [nameIssue, pageIssue] },
  },
  {
    style: 'a list at the top',
    schema: list(object({ code: text, message: text })),
    body: [{ code: '404', message: nameIssue }, { message: pageIssue }],
  },
  { style: 'a text alone', schema: text, body: bothIssues },
  {
    style: 'OAuth',
    schema: object({
      error: { type: 'string', enum: ['invalid_client', 'invalid_request', 'server_error'] },
      error_description: text,
    }),
    body: { error: 'invalid_request', error_description: bothIssues },
  },
  { style: 'a text called error', schema: object({ error: text }, closed), body: { error: bothIssues } },
  {
    style: 'error and message, as Spring’s',
    schema: object({
      timestamp: { type: 'string', format: 'date-time' },
      status: integer,
      error: text,
      message: text,
    }),
    body: { status: 404, error: 'Not Found', message: bothIssues },
  },
  {
    style: 'a flag of success',
    schema: object({ success: { type: 'boolean' }, error: object({ reason: text }) }),
    body: { success: false, error: { reason: bothIssues } },
  },
  {
    style: 'a constant flag',
    openapi: '3.1.0',
    schema: object(
      { ok: { const: false }, kind: { const: 'failure' }, message: { type: ['string', 'null'] } },
      closed,
    ),
    body: { ok: false, kind: 'failure', message: bothIssues },
  },
  {
    style: 'a message that may be null',
    schema: object({ message: { type: 'string', nullable: true } }, closed),
    body: { message: bothIssues },
  },
  {
    style: 'codes in capitals',
    schema: object({
      code: { type: 'string', enum: ['INTERNAL', 'NOT_FOUND', 'INVALID_ARGUMENT'] },
      message: text,
    }),
    body: { code: 'NOT_FOUND', message: bothIssues },
  },
  {
    style: 'a number that is no status',
    schema: object({ code: { type: 'integer', maximum: 99 }, message: text }),
    body: { message: bothIssues },
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
    body: { issue: { text: bothIssues } },
  },
  {
    style: 'one of several errors with a status each',
    schema: { oneOf: [{ $ref: '#/components/schemas/Bad' }, { $ref: '#/components/schemas/Missing' }] },
    schemas: {
      Bad: object({ status: { type: 'integer', enum: [400] }, detail: text }, { required: ['status'] }),
      Missing: object({ status: { type: 'integer', enum: [404] }, detail: text }, { required: ['status'] }),
    },
    body: { status: 404, detail: bothIssues },
  },
  {
    style: 'one of several errors with a code of its status each',
    schema: {
      anyOf: ['401', '404', '409'].map((code) =>
        object({ code: { type: 'string', enum: [code] }, message: text }, { required: ['code', 'message'] }),
      ),
    },
    body: { code: '404', message: bothIssues },
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
    body: { code: expect.stringMatching(/^(gone|Taken)$/), message: bothIssues },
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
    body: { code: 404, message: bothIssues },
  },
  {
    style: 'anything',
    schema: {},
    body: { type: 'about:blank', title: 'Not Found', status: 404, detail: bothIssues },
  },
  { style: 'an object of any kind', schema: { type: 'object' }, body: { message: bothIssues } },
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
    body: { code: '404', message: bothIssues, docs: 'https://example.test/errors' },
  },
  {
    style: 'an example that does not fit',
    schema: object({ message: text }, closed),
    more: { examples: { one: { value: { massage: 'x' } } } },
    body: { message: bothIssues },
  },
];

describe('a body in the style of the contract', () => {
  it.each(styles)('$style', ({ schema, schemas, openapi, mediaType = 'application/json', more, body }) => {
    const content: Content = { [mediaType]: { schema, ...more } };
    const api = errorApi(
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

  it('contains no other reason than the real one', () => {
    const api = errorApi({ default: json(examples?.schema ?? {}, examples?.more) });
    expect(api.reply(notFound).body).not.toHaveProperty('hint');
  });

  it('contains the reason, whatever the status, where the schema has room for it', () => {
    const lines = styles.filter(({ style }) => !/twenty|few alone/.test(style));
    for (const { schema, schemas = {}, openapi = '3.0.3', more } of lines) {
      const api = errorApi({ default: json(schema, more) }, { schemas, openapi });
      for (const failure of failures) {
        expect(JSON.stringify(api.reply(failure).body)).toContain(nameIssue);
      }
    }
  });

  it('names a header where the contract has a place for one, and no header otherwise', () => {
    const source = object({ pointer: text, parameter: text, header: text }, { required: [] });
    const errors = list(object({ detail: text, source }, { required: [] }), { minItems: 1 });
    const api = errorApi({ default: json(object({ errors }, closed)) });
    const issues = [
      'header X-Tenant is required',
      '/name is required',
      'query parameter page must be integer',
    ];
    const { body } = api.reply({ ...invalid, issues });
    const sources = (body as { errors: { source: unknown }[] }).errors.map((error) => error.source);
    expect(sources).toEqual([{ header: 'X-Tenant' }, { pointer: '/name' }, { parameter: 'page' }]);
  });

  it.each([
    [
      'in the example',
      object({ message: text, pin: { type: 'string', writeOnly: true } }, { required: [] }),
      { pin: '1' },
    ],
    [
      'within it',
      object({
        message: text,
        sent: object({ pin: { type: 'string', writeOnly: true }, by: text }, { required: [] }),
      }),
      { sent: { pin: '1', by: 'me' } },
    ],
    [
      'of a part of its schema',
      {
        allOf: [
          object({ message: text }),
          object({ pin: { type: 'string', writeOnly: true } }, { required: [] }),
        ],
      },
      { pin: '1' },
    ],
  ])('shows no write-only property %s', (_, schema, shown) => {
    const api = errorApi({ default: json(schema, { example: { message: 'no', ...shown } }) });
    expect(JSON.stringify(api.reply(notFound).body)).not.toContain('pin');
  });

  it.each<[string, Schema, object]>([
    [
      'of Spring Boot',
      object({ timestamp: text, status: integer, error: text, message: text, path: text }),
      { timestamp: '2030-01-02T03:04:05.000Z', status: 400, error: 'Bad Request', path: '/shop/carts' },
    ],
    [
      'of Laravel, with a time',
      object({ message: text, code: integer, time: text }),
      { time: '2030-01-02T03:04:05.000Z' },
    ],
    [
      'of one field, whose path is in the body',
      object({ message: text, path: text }),
      { path: '/account/name' },
    ],
    [
      'of a list, whose paths are in the body',
      object({ status: integer, errors: list(object({ path: text, message: text })) }),
      { errors: [{ path: '/account/name', message: nameIssue }, { message: pageIssue }] },
    ],
    [
      'of NestJS, with all messages',
      object({ statusCode: integer, message: list(text), error: text }),
      { statusCode: 400, message: [nameIssue, pageIssue], error: 'Bad Request' },
    ],
    [
      'of NestJS, with one message or all',
      object({ statusCode: integer, message: { oneOf: [text, list(text)] }, error: text }),
      { error: 'Bad Request' },
    ],
    [
      'of Symfony, with the names of properties',
      object({ violations: list(object({ propertyPath: text, message: text })) }),
      { violations: [{ propertyPath: 'name', message: nameIssue }, { message: pageIssue }] },
    ],
  ])('says what was asked for, and when: %s', (_, schema, body) => {
    const request = { path: '/shop/carts', time: new Date('2030-01-02T03:04:05Z') };
    expect(errorApi({ default: json(schema) }).reply(invalid, request).body).toMatchObject(body);
  });

  it('is the same for the same failure', () => {
    for (const { schema, schemas = {}, openapi = '3.0.3', more } of styles) {
      const [one, other] = [0, 1].map(() => errorApi({ default: json(schema, more) }, { schemas, openapi }));
      const first = one?.reply(invalid);
      expect(one?.reply(internal)).not.toEqual(first);
      expect(one?.reply(invalid)).toEqual(first);
      expect(other?.reply(invalid)).toEqual(first);
    }
  });

  it('lists as many issues as there is room for, and counts the others', () => {
    const issues = Array.from({ length: 100_000 }, (_, i) => `/items/${i} must be string`);
    const schema = object({
      message: { type: 'string', maxLength: 60 },
      errors: list(object({ detail: text })),
    });
    const { message, errors } = errorApi({ default: json(schema) }).reply({ ...invalid, issues }).body as {
      message: string;
      errors: { detail: string }[];
    };
    expect(message).toBe('/items/0 must be string (and 99999 more)');
    expect(errors).toHaveLength(20);
    expect(errors[18]).toEqual({ detail: '/items/18 must be string' });
    expect(errors[19]?.detail).toMatch(/^\/items\/19 must be string; .* \(and \d+ more\)$/);
  });

  it('contains the property names of a request unchanged', () => {
    const schema = object({ errors: { type: 'object', additionalProperties: text } });
    const issues = ['/__proto__ is not allowed by the contract', '/constructor is required'];
    const { body } = errorApi({ default: json(schema) }).reply({ ...invalid, issues });
    expect(JSON.stringify(body)).toBe(`{"errors":{"__proto__":"${issues[0]}","constructor":"${issues[1]}"}}`);
  });
});

/** Matches a body with all of these parts, and perhaps others. */
function expecting(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(expecting);
  if (typeof body !== 'object' || body === null || 'asymmetricMatch' in body) return body;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name, expecting(value)])),
  );
}
