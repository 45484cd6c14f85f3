import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

/** What is made below something that names others, and the lists of it below those: what each is called. */
const domains = [
  { other: 'patient', middle: 'appointment', made: 'prescriptions', list: 'prescriptions' },
  { other: 'customer', middle: 'order', made: 'invoices', list: 'invoices' },
  { other: 'vehicle', middle: 'trip', made: 'fuel_logs', list: 'history' },
  { other: 'doctor', middle: 'visit', made: 'slots', list: 'schedule' },
] as const;

function contractOf({ other, middle, made, list }: (typeof domains)[number]) {
  const reference = `${other}_id`;
  const operations: Readonly<Record<string, OperationSketch>> = {
    [`POST /${other}s`]: { request: objectOf({ name: 'string' }), response: 'Other', status: 201 },
    [`GET /${other}s/{id}`]: { response: 'Other' },
    [`POST /${middle}s`]: {
      request: objectOf({ [`${reference}!`]: 'integer' }),
      response: 'Middle',
      status: 201,
    },
    [`GET /${middle}s/{id}`]: { response: 'Middle' },
    [`POST /${middle}s/{id}/${made}`]: {
      request: objectOf({ 'text!': 'string' }),
      response: 'Made',
      status: 201,
    },
    [`GET /${middle}s/{id}/${made}`]: { response: arrayOf('Made') },
    [`GET /${other}s/{id}/${list}`]: { response: arrayOf('Made') },
  };
  return sketch(operations, {
    Other: objectOf({ 'id!': 'integer', name: 'string' }),
    Middle: objectOf({ 'id!': 'integer', [`${reference}!`]: 'integer' }),
    Made: objectOf({
      'id!': 'integer',
      'text!': 'string',
      [`${middle}_id!`]: 'integer',
      [`${reference}!`]: 'integer',
    }),
  });
}

describe('what is made below something', () => {
  it.each(domains)('names whom that names, and is listed below them: $made of a $middle', async (domain) => {
    const { other, middle, made, list } = domain;
    const { api } = await contractSandbox(contractOf(domain));
    for (const name of ['Ada', 'Bob', 'Cy']) await api.post(`/${other}s`).send({ name }).expect(201);
    for (const of of [3, 2])
      await api
        .post(`/${middle}s`)
        .send({ [`${other}_id`]: of })
        .expect(201);
    const { body } = await api.post(`/${middle}s/2/${made}`).send({ text: 'x' }).expect(201);
    expect(body).toEqual({ id: 1, text: 'x', [`${middle}_id`]: 2, [`${other}_id`]: 2 });
    const listed = async (path: string) => (await api.get(path).expect(200)).body;
    expect(await listed(`/${other}s/2/${list}`)).toEqual([body]);
    expect(await listed(`/${middle}s/2/${made}`)).toEqual([body]);
    expect(await listed(`/${other}s/3/${list}`)).toEqual([]);
    await api.get(`/${other}s/9/${list}`).expect(404);
  });
});
