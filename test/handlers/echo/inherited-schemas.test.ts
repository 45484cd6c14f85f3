import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: Schema) => ({ 'application/json': { schema } });
const child = (properties: object, rest: object = {}) => ({
  allOf: [ref('Shape'), { type: 'object', required: Object.keys(properties), properties, ...rest }],
});

/** `Shape` with two subtypes, by a mapping, by their names, and by the values that they allow. */
const forms = {
  'a mapping': {
    base: {
      propertyName: 'kind',
      mapping: { circle: '#/components/schemas/Circle', square: 'Square', shape: 'Shape' },
    },
    names: { circle: 'circle', square: 'square', other: 'shape' },
  },
  'their names': {
    base: { propertyName: 'kind' },
    names: { circle: 'Circle', square: 'Square', other: 'x' },
  },
  'values that they allow': {
    base: { propertyName: 'kind' },
    circle: { kind: { enum: ['round'] } },
    names: { circle: 'round', square: 'Square', other: 'circle' },
  },
};

function shapes(
  { base, circle = {} }: { base: object; circle?: object },
  closing: Schema,
): Record<string, Schema> {
  return {
    Shape: {
      type: 'object',
      required: ['kind'],
      properties: { id: { type: 'integer', readOnly: true }, kind: { type: 'string' } },
      discriminator: base,
      ...closing,
    },
    Circle: child({ radius: { type: 'number' }, ...circle }),
    Square: child({ side: { type: 'number' } }),
  };
}

describe.each(Object.entries(forms))('subtypes selected by %s', (_, form) => {
  const { circle, square, other } = form.names;
  const contract = (closing: Schema = {}) => {
    const schema = {
      type: 'object',
      required: ['shapes'],
      properties: { shapes: { type: 'array', items: ref('Shape') } },
    };
    const operation = (body: Schema, status: number) => ({
      requestBody: { required: true, content: content(body) },
      responses: { [status]: { description: 'x', content: content(body) } },
    });
    return contractOf(
      {
        '/draw': { post: operation(ref('Shape'), 200) },
        '/drawing': { post: operation(schema, 200) },
        '/shapes': {
          get: {
            responses: {
              200: { description: 'x', content: content({ type: 'array', items: ref('Shape') }) },
            },
          },
          post: operation(ref('Shape'), 201),
        },
        '/shapes/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          get: { responses: { 200: { description: 'x', content: content(ref('Shape')) } } },
          patch: {
            requestBody: { content: content({ type: 'object' }) },
            responses: { 200: { description: 'x', content: content(ref('Shape')) } },
          },
        },
      },
      { components: { schemas: shapes(form, closing) } },
    );
  };

  it.each([{}, { additionalProperties: false }])(
    'are required of what is sent, and shown whole: %o',
    async (closing) => {
      const { api } = await contractSandbox(contract(closing));
      for (const body of [
        { kind: circle, radius: 1.5 },
        { kind: square, side: 2 },
      ]) {
        expect((await api.post('/draw').send(body)).body).toMatchObject(body);
        expect((await api.post('/drawing').send({ shapes: [body] })).body).toMatchObject({ shapes: [body] });
        const created = await api.post('/shapes').send(body);
        expect(created.body).toMatchObject(body);
        expect((await api.get(created.headers.location ?? '')).body).toMatchObject(body);
      }
      expect((await api.post('/draw').send({ kind: circle })).status).toBe(400);
      expect((await api.post('/shapes').send({ kind: square, radius: 1 })).status).toBe(400);
      expect((await api.post('/draw').send({ kind: other })).body).toMatchObject({ kind: other });
    },
  );

  it('are what a changed item is', async () => {
    const { api } = await contractSandbox(contract());
    const created = await api.post('/shapes').send({ kind: square, side: 2 });
    const changed = await api.patch(created.headers.location ?? '').send({ kind: circle });
    expect([changed.status, changed.body]).toEqual([
      200,
      { id: 1, kind: circle, radius: expect.any(Number) },
    ]);
  });
});
