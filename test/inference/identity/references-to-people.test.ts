import { expect, it } from 'vitest';
import { arrayOf, objectOf, onlyResource, sketch } from '../../support/small-contract.ts';

it.each(['executorId', 'reviewerId', 'seller_id'])('%s is no id of a task that shows none', (name) => {
  const { id } = onlyResource(
    sketch(
      {
        'GET /tasks': { response: arrayOf('Task') },
        'POST /tasks': { request: objectOf({ title: 'string' }), response: 'Task', status: 201 },
        'GET /tasks/{id}': { response: 'Task' },
      },
      { Task: objectOf({ 'title!': 'string', [name]: 'string' }) },
    ),
  );
  expect(id.property).not.toBe(name);
});
