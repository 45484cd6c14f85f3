import { expect, it } from 'vitest';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createRequiredHeadersOf, missingHeaders } from '../../src/validation/required-headers.ts';
import { looseContract } from '../support/validating-app.ts';

const header = { required: true, schema: { type: 'string' } };
const document = looseContract(
  {
    '/x': {
      get: {
        responses: {
          200: {
            headers: {
              'X-Left': { $ref: '#/components/headers/Left' },
              'X-Maybe': {},
              'Content-Type': header,
            },
          },
          default: { headers: { 'X-Cause': header } },
        },
      },
    },
  },
  { components: { headers: { Left: header } } },
);
const [operation] = [...operationsOf(document).values()];
const requiredOf = createRequiredHeadersOf(document);

it.each([
  [200, {}, ['X-Left']],
  [200, { 'x-left': '1' }, []],
  [404, {}, ['X-Cause']],
  [404, { 'X-Cause': 'y' }, []],
  [204, {}, []],
])('a %i with %o lacks %j', (status, headers, names) => {
  if (operation === undefined) throw new Error('there is no operation');
  expect(missingHeaders(requiredOf, operation, { status, headers }).map(({ name }) => name)).toEqual(names);
});
