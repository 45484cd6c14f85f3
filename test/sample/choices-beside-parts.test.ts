import { expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { objectOf, sketch } from '../support/small-contract.ts';

const anything = ['object', 'array', 'string', 'integer'].map((type) => ({ type }));

it.each<[name: string, data: Schema, found: object]>([
  ['object', objectOf({ total: 'integer' }), { total: expect.any(Number) }],
  ['array', { type: 'array', items: { type: 'integer' } }, expect.any(Array)],
])('a choice is made once what is beside it is known: %s', async (_, data, found) => {
  const operations = Object.fromEntries(
    ['oneOf', 'anyOf'].flatMap((choice) =>
      [1, 2, 3, 4, 5].map((n) => [
        `GET /${choice}-${n}`,
        { response: { allOf: [objectOf({ data: { [choice]: anything } }), objectOf({ data })] } },
      ]),
    ),
  );
  const { api } = await contractSandbox(sketch(operations));
  for (const name of Object.keys(operations)) {
    expect((await api.get(name.slice(4)).expect(200)).body.data).toEqual(found);
  }
});
