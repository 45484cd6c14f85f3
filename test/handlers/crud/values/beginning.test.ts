import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Parameter, Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });

/** What a collection shows of a new item, whose properties are all optional and are all declared for requests too. */
async function begun(
  properties: Readonly<Record<string, Schema | string>>,
  sent: object = {},
  segment = 'looms',
): Promise<object> {
  const Loom = objectOf({ 'id!': 'string', ...properties });
  const operations = {
    [`GET /${segment}`]: { response: arrayOf('Loom') },
    [`POST /${segment}`]: { request: objectOf(properties), response: 'Loom', status: 201 },
  };
  const api = await createCrudApi(sketch(operations, { Loom }));
  const { id, ...made } = await api.requestBody<{ id: string }>(`POST /${segment}`, { body: sent });
  expect(await api.requestBody(`GET /${segment}`)).toEqual([{ id, ...made }]);
  return made;
}

describe('what a request could have set of a new item', () => {
  it.each<[name: string, schema: Schema | string, expected: unknown]>([
    ['status', oneOf('broken', 'closed', 'open'), 'open'],
    ['phase', oneOf('running', 'stopped'), 'running'],
    ['status', oneOf('hidden', 'published'), 'published'],
    ['status', oneOf('Defaulted', 'Repaid', 'Applied'), 'Applied'],
    ['estado', oneOf('entregado', 'cancelado', 'pendiente'), 'pendiente'],
    ['statut', oneOf('annulée', 'en_attente'), 'en_attente'],
    ['zustand', oneOf('abgeschlossen', 'neu', 'storniert'), 'neu'],
    ['visibility', oneOf('hidden', 'visible'), 'visible'],
    ['state', oneOf('archived', 'draft', 'hidden'), 'draft'],
    ['enabled', 'boolean', true],
    ['isPinned', 'boolean', false],
  ])('begins as a server would set it: %s', async (name, schema, expected) => {
    expect(await begun({ [name]: schema })).toEqual({ [name]: expected });
  });

  it.each<[name: string, schema: Schema | string]>([
    ['title', 'string'],
    ['weave', oneOf('plain', 'twill')],
    ['key', 'string'],
    ['amount', 'number'],
    ['due_at', { type: 'string', format: 'date-time' }],
  ])('stays out where its name says nothing: %s', async (name, schema) => {
    expect(await begun({ [name]: schema })).toEqual({});
  });

  it('is what was sent, where it was', async () => {
    const properties = { status: oneOf('open', 'closed'), enabled: 'boolean', signing_key: 'string' };
    const sent = { status: 'closed', enabled: false, signing_key: 'mine' };
    expect(await begun(properties, sent)).toEqual(sent);
  });
});

describe('a credential of a new item', () => {
  it.each([
    ['client_secret', 'looms'],
    ['webhookToken', 'looms'],
    ['value', 'api-keys'],
    ['key', 'accessTokens'],
  ])('is handed out: %s of %s', async (name, segment) => {
    expect(await begun({ [name]: 'string' }, {}, segment)).toEqual({ [name]: expect.any(String) });
  });
});

describe('what the example of a response shows of a new item', () => {
  const Pen = objectOf({
    'id!': 'string',
    label: 'string',
    animals: objectOf({ count: 'integer' }),
    fence: 'string',
  });
  const example = { pen: { id: 'p1', label: 'North', animals: { count: 4 } } };

  it.each<[where: string, operation: object]>([
    ['beside its schema', { response: objectOf({ pen: { $ref: '#/components/schemas/Pen' } }), example }],
    ['in its schema', { response: objectOf({ pen: { $ref: '#/components/schemas/Pen' } }, { example }) }],
  ])('is there, and nothing else that is optional: %s', async (_where, operation) => {
    const operations = {
      'POST /pens': { request: objectOf({ 'label!': 'string' }), status: 201, ...operation },
      'GET /pens/{id}': { response: objectOf({ pen: { $ref: '#/components/schemas/Pen' } }) },
    };
    const api = await createCrudApi(sketch(operations, { Pen }));
    const { pen } = await api.requestBody<{ pen: object }>('POST /pens', { body: { label: 'East' } });
    expect(pen).toEqual({ id: expect.any(String), label: 'East', animals: { count: expect.any(Number) } });
  });

  it.each<[string, Parameter[], string]>([
    ['an enum', [{ name: 'state', in: 'query', schema: oneOf('open', 'closed', 'all') }], 'open'],
    [
      'an enum of a list',
      [{ name: 'state', in: 'query', schema: { type: 'array', items: oneOf('done', 'todo') } }],
      'todo',
    ],
    [
      'words',
      [
        {
          name: 'state',
          in: 'query',
          description: 'Which ones. Defaults to "open"',
          schema: { type: 'string' },
        },
      ],
      'open',
    ],
    ['an enum of endings', [{ name: 'state', in: 'query', schema: oneOf('closed', 'archived') }], 'active'],
    ['an enum of something else', [{ name: 'kind', in: 'query', schema: oneOf('open', 'closed') }], 'active'],
  ])(
    'begins as its lists are filtered, where it is only called a text: %s',
    async (_, parameters, expected) => {
      const Loom = objectOf({ id: 'integer', name: 'string', state: 'string' });
      const document = sketch(
        {
          'GET /looms': { response: arrayOf('Loom') },
          'POST /looms': { request: objectOf({ name: 'string' }), response: 'Loom', status: 201 },
        },
        { Loom },
      );
      const filtered: OpenApiDocument = {
        ...document,
        paths: {
          '/looms': {
            ...document.paths['/looms'],
            get: { ...Object(document.paths['/looms']).get, parameters },
          },
        },
      };
      const { requestBody } = await createCrudApi(filtered);
      const made = await requestBody('POST /looms', { body: { name: 'Big' } });
      expect(made).toEqual({ id: 1, name: 'Big', state: expected });
    },
  );
});
