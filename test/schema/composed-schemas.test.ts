import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createExpressOpenApiValidator } from '../../src/validation/adapter/express-openapi-validator.ts';
import { createAjvRequestValidator } from '../../src/validation/ajv-request-validator.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import { bodyContract } from '../support/validating-app.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, rest: object = {}): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [
      name,
      typeof each === 'string' ? { type: each } : each,
    ]),
  ),
  ...rest,
});

const documentOf = (schema: Schema, schemas: Record<string, Schema>, openapi: string) => ({
  ...bodyContract(schema, { components: { schemas } }),
  openapi,
});

/** Whether requests and responses of a schema may have a value, as each validator sees it. */
async function verdicts(schema: Schema, schemas: Record<string, Schema>, value: unknown, openapi = '3.0.3') {
  const document = documentOf(schema, schemas, openapi);
  const validators = createValidators(document);
  const requests = createRequestSchemas(document, operationsOf(document).values(), validators);
  const request = requests.requests.find(({ body }) => body !== undefined);
  if (request === undefined) throw new Error('there is no request with a body');
  const input = { values: {}, body: value };
  const validates = [createExpressOpenApiValidator(requests), createAjvRequestValidator(requests)];
  const issues = await Promise.all(validates.map((each) => each.validate(request, input)));
  return [
    ...issues.map((each) => each.issues.length === 0),
    validators.byDiscriminator(schema, 'response')(value).length === 0,
  ];
}

const closed = { additionalProperties: false };
const closedParts = {
  New: object({ name: 'string' }, { ...closed, required: ['name'] }),
  Made: { allOf: [ref('New'), object({ id: 'integer' }, closed)] },
  Full: { allOf: [ref('Made'), object({ tags: { type: 'array' } })] },
};

const shapes = {
  Shape: object(
    { kind: { type: 'string' } },
    {
      required: ['kind'],
      discriminator: {
        propertyName: 'kind',
        mapping: {
          circle: '#/components/schemas/Circle',
          disc: '#/components/schemas/Circle',
          square: 'Square',
        },
      },
    },
  ),
  Circle: { allOf: [ref('Shape'), object({ radius: 'number' }, { required: ['radius'] })] },
  Square: { allOf: [ref('Shape'), object({ side: 'number' }, { required: ['side'] })] },
};
const closedShapes = { ...shapes, Shape: { ...shapes.Shape, ...closed } };
const openShapes = {
  ...shapes,
  Shape: { ...shapes.Shape, properties: { kind: { type: 'string', enum: ['circle', 'square', 'blob'] } } },
};

/** A base that extends another schema, with its discriminator in its own part of the `allOf`, with a mapping and without. */
const partOf = (discriminator: object) => ({
  Thing: object({ note: 'string' }),
  Vehicle: {
    allOf: [ref('Thing'), object({ wheels: 'string' }, { discriminator, required: ['wheels'] })],
  },
  Bike: {
    allOf: [
      ref('Vehicle'),
      object({ wheels: { type: 'string', enum: ['two'] }, bell: 'boolean' }, { required: ['bell'] }),
    ],
  },
  Car: { allOf: [ref('Vehicle'), object({ wheels: { type: 'string', enum: ['four'] }, doors: 'integer' })] },
});
const vehicles = partOf({ propertyName: 'wheels' });
const mappedVehicles = partOf({
  propertyName: 'wheels',
  mapping: { two: '#/components/schemas/Bike', four: 'Car' },
});

const turns = {
  Asked: object(
    { role: { type: 'string', enum: ['user', 'human'] }, text: 'string' },
    { required: ['text'] },
  ),
  Said: object({ role: { allOf: [ref('Speaker')] }, text: 'string' }, { required: ['role'] }),
  Speaker: { type: 'string', enum: ['assistant'] },
};
const turn = { oneOf: [ref('Asked'), ref('Said')], discriminator: { propertyName: 'role' } };

const choice = {
  type: 'object',
  nullable: true,
  oneOf: [ref('New'), object({ id: 'integer' }, { ...closed, required: ['id'] })],
};

/** What generators write for a class that takes more properties, and that others extend. */
const extensible = {
  Entity: object({ kind: 'string' }, { additionalProperties: { type: 'object' }, required: ['kind'] }),
  Boat: { allOf: [ref('Entity')], ...object({ afloat: 'boolean', berths: { type: 'array', items: {} } }) },
  Ferry: { allOf: [ref('Boat'), object({ cars: 'integer' })] },
};

describe('a value of a composed schema', () => {
  it.each<[what: string, Schema, Record<string, Schema>, unknown, boolean, openapi?: string]>([
    ['of closed parts', ref('Made'), closedParts, { name: 'a', id: 1 }, true],
    ['of a base within allOf', ref('Vehicle'), vehicles, { wheels: 'two', bell: true, note: 'a' }, true],
    ['of a base within allOf, not as selected', ref('Vehicle'), vehicles, { wheels: 'two' }, false],
    ['of a subtype of such a base', ref('Car'), vehicles, { wheels: 'four', doors: 3 }, true],
    ['of a subtype of such a base, not as itself', ref('Car'), vehicles, { wheels: 'two', doors: 3 }, false],
    [
      'of a choice of such subtypes',
      { oneOf: [ref('Bike'), ref('Car')] },
      vehicles,
      { wheels: 'four' },
      true,
    ],
    ['of such a base with a mapping', ref('Vehicle'), mappedVehicles, { wheels: 'two', bell: true }, true],
    [
      'of such a base with a mapping, not as selected',
      ref('Vehicle'),
      mappedVehicles,
      { wheels: 'two' },
      false,
    ],
    ['of closed parts, with more', ref('Made'), closedParts, { name: 'a', id: 1, x: 1 }, false],
    ['of closed parts, deep down', ref('Full'), closedParts, { name: 'a', id: 1, tags: [] }, true],
    ['of closed parts, deep down, with more', ref('Full'), closedParts, { name: 'a', x: 1 }, false],
    ['of a closed part alone', ref('New'), closedParts, { name: 'a', id: 1 }, false],
    [
      'closed beside allOf',
      { allOf: [ref('New')], ...object({ age: 'integer' }, closed) },
      closedParts,
      { name: 'a', age: 1 },
      true,
    ],
    [
      'closed beside a reference',
      { ...ref('New'), ...object({ age: 'integer' }) },
      closedParts,
      { name: 'a', age: 1 },
      true,
      '3.1.0',
    ],
    ['of an extensible base alone', ref('Entity'), extensible, { kind: 'a', note: {} }, true],
    ['of an extensible base alone, with a text', ref('Entity'), extensible, { kind: 'a', note: 'x' }, false],
    ['of an extensible base', ref('Boat'), extensible, { kind: 'a', afloat: true, berths: [] }, true],
    ['of an extensible base, with more', ref('Boat'), extensible, { kind: 'a', more: { a: 1 } }, true],
    ['of an extensible base, with a text more', ref('Boat'), extensible, { kind: 'a', more: 'x' }, false],
    [
      'of an extensible base, deep down',
      ref('Ferry'),
      extensible,
      { kind: 'a', afloat: true, cars: 2 },
      true,
    ],
    [
      'closed to all but numbers beside a reference',
      { ...ref('Boat'), ...object({ name: 'string' }, { additionalProperties: { type: 'number' } }) },
      extensible,
      { kind: 'a', name: 'b', afloat: false, depth: 2 },
      true,
      '3.1.0',
    ],
    ['of a mapped subtype', ref('Shape'), shapes, { kind: 'circle', radius: 1 }, true],
    ['of a subtype that two values select', ref('Shape'), shapes, { kind: 'disc', radius: 1 }, true],
    ['of a subtype by its bare name', ref('Shape'), shapes, { kind: 'square', side: 1 }, true],
    ['of a subtype, incomplete', ref('Shape'), shapes, { kind: 'circle' }, false],
    ['of a subtype, ill-typed', ref('Shape'), shapes, { kind: 'circle', radius: 'x' }, false],
    ['of a subtype itself', ref('Circle'), shapes, { kind: 'circle', radius: 1 }, true],
    ['of a subtype of a closed base', ref('Shape'), closedShapes, { kind: 'circle', radius: 1 }, true],
    ['of a value that the base lists', ref('Shape'), openShapes, { kind: 'blob' }, true],
    ['of a branch that pins the property', turn, turns, { role: 'user', text: 'a' }, true],
    ['of one that pins two values', turn, turns, { role: 'human', text: 'a' }, true],
    ['of one that pins it by a reference', turn, turns, { role: 'assistant' }, true],
    ['of such a branch, incomplete', turn, turns, { role: 'user' }, false],
    ['null beside a choice', choice, closedParts, null, true],
    ['null in 3.1', { type: 'string', nullable: true }, {}, null, true, '3.1.0'],
    ['null of a reference in 3.0', { ...ref('New'), nullable: true }, closedParts, null, true],
    ['null of a reference in 3.1', { ...ref('New'), nullable: true }, closedParts, null, true, '3.1.0'],
    ['null that nothing allows', ref('New'), closedParts, null, false],
  ])('%s', async (_, schema, schemas, value, isValid, openapi) => {
    expect(await verdicts(schema, schemas, value, openapi)).toEqual([isValid, isValid, isValid]);
  });

  it('of no subtype is refused in requests', async () => {
    expect(await verdicts(ref('Shape'), shapes, { kind: 'blob' })).toEqual([false, false, false]);
  });

  it.each<[string, Schema, Record<string, Schema>]>([
    ['closed parts', ref('Full'), closedParts],
    ['an extensible base', ref('Ferry'), extensible],
    ['subtypes', ref('Shape'), shapes],
    ['subtypes of a closed base', ref('Shape'), closedShapes],
    ['a base that is a subtype of itself', ref('Shape'), openShapes],
    ['one subtype', ref('Square'), shapes],
    ['branches that pin the property', turn, turns],
  ])('is generated for %s', async (_, schema, schemas) => {
    const document = documentOf(schema, schemas, '3.0.3');
    const sampler = createSampler(document, { seed: 1 });
    for (const key of ['a', 'b', 'c', 'd']) {
      const value = sampler.sample(schema, { key });
      expect(await verdicts(schema, schemas, value), JSON.stringify(value)).toEqual([true, true, true]);
    }
  });
});

describe('the parts of allOf', () => {
  const merge = (schema: Schema) => createSchemaMerger(documentOf({}, {}, '3.0.3'))(schema);

  it.each<[string, readonly Schema[], unknown]>([
    ['lists', [{ enum: ['a', 'b', 'c'] }, { enum: ['c', 'b'] }], ['b', 'c']],
    ['a constant and a list', [{ enum: ['a', 'b'] }, { const: 'b' }], ['b']],
  ])('have in common what %s have in common', (_, allOf, values) => {
    expect(merge({ allOf }).keywords.enum).toEqual(values);
  });

  it('that each include the next one twice cost no more than their schemas', async () => {
    const level = (i: number): Schema => ({
      allOf: [ref(`L${i + 1}`), { allOf: [ref(`L${i + 1}`)], ...object({ [`p${i}`]: 'integer' }) }],
    });
    const schemas = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`L${i}`, level(i)]));
    const all = { ...schemas, L30: object({ end: 'integer' }, { required: ['end'] }) };
    const start = process.cpuUsage();
    expect(await verdicts(ref('L0'), all, { end: 1, p7: 2 })).toEqual([true, true, true]);
    expect(await verdicts(ref('L0'), all, { end: 'x' })).toEqual([false, false, false]);
    expect(await verdicts(ref('L0'), all, { end: 1, p29: 'x' })).toEqual([false, false, false]);
    const value = createSampler(documentOf({}, all, '3.0.3'), { seed: 1 }).sample(ref('L0'), { key: 'a' });
    expect(value).toHaveProperty('end');
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});
