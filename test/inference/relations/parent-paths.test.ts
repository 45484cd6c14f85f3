import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const User = objectOf({ id: 'integer', name: 'string' });
const Task = objectOf({ id: 'integer', title: 'string' });
const OwnTask = objectOf({ id: 'integer', title: 'string', userId: 'integer' });
const NewTask = objectOf({ title: 'string' });
const Message = objectOf({ message: 'string' });
const schemas = { User, Task, OwnTask, NewTask, Message };
const users: Record<string, OperationSketch> = {
  'POST /users': { request: 'User', response: 'User', status: 201 },
  'GET /users/{id}': { response: 'User' },
};
const create: OperationSketch = { request: 'NewTask', response: 'Task', status: 201 };

describe('paths with the id of the parent last', () => {
  it.each<[string, Record<string, OperationSketch>, Record<string, string>]>([
    [
      'create, list and hold the items of the parent',
      {
        'POST /tasks/{userId}': create,
        'GET /tasks/{userId}': { response: arrayOf('Task') },
        'GET /tasks/{userId}/{taskId}': { response: 'Task' },
        'DELETE /tasks/{userId}/{taskId}': {},
      },
      {
        'POST /tasks/{userId}': 'create users/tasks',
        'GET /tasks/{userId}': 'list users/tasks',
        'GET /tasks/{userId}/{taskId}': 'read users/tasks',
        'DELETE /tasks/{userId}/{taskId}': 'delete users/tasks',
      },
    ],
    [
      'create what is found by its own id, and listed by a word',
      {
        'POST /tasks/{userId}': { request: 'NewTask', response: 'OwnTask', status: 201 },
        'GET /tasks/user/{userId}': { response: arrayOf('OwnTask') },
        'GET /tasks/{taskId}': { response: 'OwnTask' },
        'DELETE /tasks/{taskId}': {},
      },
      {
        'POST /tasks/{userId}': 'create tasks',
        'GET /tasks/user/{userId}': 'list tasks',
        'GET /tasks/{taskId}': 'read tasks',
        'DELETE /tasks/{taskId}': 'delete tasks',
      },
    ],
    [
      'follow verbs, beside writes that show nothing',
      {
        'POST /addTask/{userId}': { request: 'NewTask', response: 'Message', status: 201 },
        'GET /getTasks/{userId}': { response: arrayOf('OwnTask') },
        'PUT /updateTask/{taskId}': { request: 'NewTask', response: 'Message' },
        'DELETE /deleteTask/{taskId}': { response: 'Message' },
      },
      {
        'POST /addTask/{userId}': 'create tasks',
        'GET /getTasks/{userId}': 'list tasks',
        'PUT /updateTask/{taskId}': 'update tasks',
        'DELETE /deleteTask/{taskId}': 'delete tasks',
      },
    ],
  ])('%s', (_name, operations, expected) => {
    expect(rolesIn(sketch({ ...users, ...operations }, schemas))).toMatchObject(expected);
  });

  it.each<[string, Record<string, OperationSketch>, string]>([
    ['of the item itself', { 'POST /tasks/{taskId}': create }, 'POST /tasks/{taskId}'],
    ['of nothing in the contract', { 'POST /tasks/{slotId}': create }, 'POST /tasks/{slotId}'],
    [
      'beside another create',
      { 'POST /tasks': create, 'POST /tasks/{userId}': create },
      'POST /tasks/{userId}',
    ],
  ])('are not those with an id %s', (_name, operations, operation) => {
    expect(rolesIn(sketch({ ...users, ...operations }, schemas))[operation] ?? '').not.toMatch(/^create/);
  });

  it('list only what is of that parent', async () => {
    const { requestBody } = await createCrudApi(
      sketch(
        { ...users, 'POST /tasks/{userId}': create, 'GET /tasks/{userId}': { response: arrayOf('Task') } },
        schemas,
      ),
    );
    for (const name of ['Ann', 'Bob']) await requestBody('POST /users', { body: { name } });
    await requestBody('POST /tasks/{userId}', { params: { userId: '1' }, body: { title: 'Sow' } });
    await requestBody('POST /tasks/{userId}', { params: { userId: '2' }, body: { title: 'Reap' } });
    expect(await requestBody('GET /tasks/{userId}', { params: { userId: '2' } })).toEqual([
      { id: 2, title: 'Reap' },
    ]);
  });
});
