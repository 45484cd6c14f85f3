import { expect, it } from 'vitest';
import { arrayOf, objectOf, roleIn, sketch } from '../../support/small-contract.ts';

it.each(['submissions', 'Submissions'])('/submission lists its %s, and not its choices', (name) => {
  const { envelope } = roleIn(
    sketch(
      {
        'GET /submission': {
          response: objectOf({
            data: objectOf({ [name]: arrayOf('Submission'), choices: arrayOf('Choice') }),
          }),
        },
        'POST /submission': { request: objectOf({ title: 'string' }), response: 'Submission', status: 201 },
        'GET /submission/{id}': { response: 'Submission' },
      },
      { Submission: objectOf({ id: 'integer', title: 'string' }), Choice: objectOf({ name: 'string' }) },
    ),
    'GET /submission',
    'list',
  );
  expect(envelope.rowsPath).toEqual(['data', name]);
});
