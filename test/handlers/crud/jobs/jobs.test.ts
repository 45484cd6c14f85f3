import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, PathItem, Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { objectOf } from '../../../support/small-contract.ts';

const time: Schema = { type: 'string', format: 'date-time' };
const states = (...words: string[]): Schema => ({ type: 'string', enum: words });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const ok = (schema: Schema) => ({ responses: { 200: { description: 'ok', ...json(schema) } } });

interface Accepted {
  readonly request?: Schema;
  readonly response?: Schema;
  readonly status?: number;
  readonly headers?: readonly string[];
}

/** An operation that starts a job. */
function starts({ request, response, status = 202, headers = [] }: Accepted): object {
  const declared = Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }]));
  return {
    ...(request && { requestBody: { required: true, ...json(request) } }),
    responses: { [status]: { description: 'accepted', headers: declared, ...(response && json(response)) } },
  };
}

function contract(paths: Record<string, object>, schemas: Record<string, Schema> = {}): OpenApiDocument {
  const withParameters = Object.entries(paths).map(([path, item]) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const parameters = names.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    return [path, { parameters, ...item }] as const;
  });
  return contractOf(Object.fromEntries(withParameters) as Record<string, PathItem>, {
    components: { schemas },
  });
}

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The states that one poll after the other shows. */
async function polled(api: CrudApi, operationId: string, params: Record<string, string>, name = 'status') {
  const seen: unknown[] = [];
  for (let i = 0; i < 4; i++) {
    const body = await api.requestBody<Record<string, unknown>>(operationId, { params });
    seen.push(body[name]);
  }
  return seen;
}

const Job = objectOf({
  'id!': 'string',
  'status!': states('failed', 'pending', 'running', 'succeeded'),
  format: 'string',
  started_at: { ...time, nullable: true, readOnly: true },
  finished_at: { ...time, nullable: true, readOnly: true },
  progress: { type: 'integer', readOnly: true },
});

describe('an item that is made at once', () => {
  const Score = objectOf({ 'id!': 'string', title: 'string' });
  const Task = objectOf({ 'id!': 'string', 'state!': states('created', 'done', 'failed') });

  it.each<[string, number, Schema]>([
    ['200', 200, ref('Score')],
    ['201', 201, ref('Score')],
    ['201 in an envelope', 201, objectOf({ data: ref('Score') })],
  ])('is there, though a job is declared beside its %s', async (_case, status, response) => {
    const { responses } = starts({ response, status }) as { responses: object };
    const { responses: accepted } = starts({ response: ref('Task') }) as { responses: object };
    const api = await createCrudApi(
      contract(
        {
          '/scores': {
            post: {
              ...starts({ request: objectOf({ title: 'string' }), response }),
              responses: { ...responses, ...accepted },
            },
          },
          '/scores/{id}': { get: ok(ref('Score')) },
          '/tasks/{task}': { get: ok(ref('Task')) },
        },
        { Score, Task },
      ),
    );
    const made = await api.request('POST /scores', { body: { title: 'Blue' } });
    expect(made.status).toBe(status);
    const [, id = ''] = /"id":"([^"]+)"/.exec(JSON.stringify(made.body)) ?? [];
    const read = await api.requestBody('GET /scores/{id}', { params: { id } });
    expect(read).toEqual({ id, title: 'Blue' });
  });
});

describe('an item with an id that everything has', () => {
  it.each(['sid', 'token', 'ref'])('is no job for its %s', async (id) => {
    const Letter = objectOf({ [`${id}!`]: 'string', body: 'string', status: states('queued', 'sent') });
    const Scan = objectOf({ [`${id}!`]: 'string', status: states('in-progress', 'completed', 'failed') });
    const api = await createCrudApi(
      contract(
        {
          '/letters': {
            get: ok(listOf(ref('Letter'))),
            post: starts({ request: objectOf({ body: 'string' }), response: ref('Letter'), status: 201 }),
          },
          [`/letters/{${id}}`]: { get: ok(ref('Letter')) },
          [`/scans/{${id}}`]: { get: ok(ref('Scan')) },
        },
        { Letter, Scan },
      ),
    );
    const made = await api.request('POST /letters', { body: { body: 'Hi' } });
    expect(made.body).toMatchObject({ body: 'Hi', status: 'queued' });
    expect(await api.requestBody('GET /letters')).toEqual([made.body]);
  });
});

describe('a job on a path of its own', () => {
  const reports = contract(
    {
      '/reports': {
        post: starts({
          request: objectOf({ format: 'string' }),
          response: ref('Job'),
          headers: ['Location', 'Operation-Location'],
        }),
      },
      '/jobs': { get: ok(listOf(ref('Job'))) },
      '/jobs/{job_id}': { get: ok(ref('Job')) },
    },
    { Job },
  );

  it('is stored, found where its links lead, and listed', async () => {
    const api = await createCrudApi(reports);
    const started = await api.request('POST /reports', { body: { format: 'csv' } });
    const job = started.body as { id: string };
    expect(started).toMatchObject({
      status: 202,
      body: { id: expect.any(String), status: 'pending', format: 'csv' },
    });
    const path = `/jobs/${job.id}`;
    expect(started.headers).toMatchObject({ Location: path, 'Operation-Location': path });
    expect(await api.requestBody('GET /jobs')).toEqual([job]);
    await expect(api.request('GET /jobs/{job_id}', { params: { job_id: 'none' } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('goes on when it is polled, and succeeds', async () => {
    const api = await createCrudApi(reports);
    const { id } = await api.requestBody<{ id: string }>('POST /reports', { body: { format: 'csv' } });
    const params = { job_id: id };
    expect(await polled(api, 'GET /jobs/{job_id}', params)).toEqual([
      'running',
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
    expect(await api.requestBody('GET /jobs/{job_id}', { params })).toMatchObject({
      started_at: '2026-01-01T00:00:00.000Z',
      finished_at: '2026-01-01T00:00:00.000Z',
      progress: 100,
    });
  });
});

describe('a job whose start shows its state as a text of its own', () => {
  const Report = objectOf({ 'id!': 'string', kind: 'string' });
  const api = () =>
    createCrudApi(
      contract({
        '/reports': {
          get: ok(listOf(Report)),
          post: starts({
            request: objectOf({ kind: 'string' }),
            response: objectOf({ taskId: 'string', status: 'string' }),
          }),
        },
        '/reports/{id}': { get: ok(Report) },
        '/tasks/{taskId}': {
          get: ok(
            objectOf({
              taskId: 'string',
              status: states('FAILURE', 'PENDING', 'STARTED', 'SUCCESS'),
              percent_complete: 'number',
              result: Report,
            }),
          ),
        },
      }),
    );

  it('goes through the states by which it is read, from nothing done to all', async () => {
    const sandbox = await api();
    const { taskId } = await sandbox.requestBody<{ taskId: string }>('POST /reports', {
      body: { kind: 'weekly' },
    });
    const params = { taskId };
    const seen = await polled(sandbox, 'GET /tasks/{taskId}', params);
    expect(seen).toEqual(['STARTED', 'SUCCESS', 'SUCCESS', 'SUCCESS']);
    expect(await sandbox.requestBody('GET /tasks/{taskId}', { params })).toMatchObject({
      percent_complete: 100,
      result: { kind: 'weekly' },
    });
  });

  it('shows what it has made', async () => {
    const sandbox = await api();
    const body = { kind: 'weekly' };
    const { taskId } = await sandbox.requestBody<{ taskId: string }>('POST /reports', { body });
    const job = await sandbox.requestBody<object>('GET /tasks/{taskId}', { params: { taskId } });
    expect(await sandbox.requestBody('GET /reports')).toEqual([Reflect.get(job, 'result')]);
  });
});

describe('a job that ends by the clock', () => {
  it('has ended in lists, and at the first poll', async () => {
    const Import = objectOf({
      'id!': 'integer',
      'state!': states('QUEUED', 'IN_PROGRESS', 'DONE', 'ERROR'),
      'created_at!': { ...time, readOnly: true },
    });
    const api = await createCrudApi(
      contract({
        '/imports': {
          get: ok(listOf(Import)),
          post: starts({ request: objectOf({ url: 'string' }), response: Import }),
        },
        '/imports/{id}': { get: ok(Import) },
      }),
    );
    const first = await api.request('POST /imports', { body: { url: 'x' } });
    expect(first).toMatchObject({ body: { id: 1, state: 'QUEUED' }, headers: { Location: '/imports/1' } });
    await api.request('POST /imports', { body: { url: 'y' } });
    expect(await api.requestBody('GET /imports')).toMatchObject([{ state: 'QUEUED' }, { state: 'QUEUED' }]);
    api.runtime.advance(60_000);
    expect(await api.requestBody('GET /imports/{id}', { params: { id: '2' } })).toMatchObject({
      state: 'DONE',
    });
    expect(await api.requestBody('GET /imports')).toMatchObject([{ state: 'DONE' }, { state: 'DONE' }]);
  });
});

describe('a task in place of what it makes', () => {
  const Shelf = objectOf({ 'uid!': 'string', label: 'string' });
  const Task = objectOf({
    'uid!': 'integer',
    shelfUid: { type: 'string', nullable: true },
    enqueuedAt: time,
    'status!': states('enqueued', 'processing', 'succeeded', 'failed', 'canceled'),
  });
  const Summary = objectOf({
    'taskUid!': 'integer',
    shelfUid: 'string',
    'status!': states('enqueued'),
    'enqueuedAt!': time,
  });
  const shelves = contract(
    {
      '/shelves': {
        get: ok(listOf(ref('Shelf'))),
        post: starts({ request: ref('Shelf'), response: ref('Summary') }),
      },
      '/shelves/{shelfUid}': {
        get: ok(ref('Shelf')),
        patch: starts({ request: objectOf({ label: 'string' }), response: ref('Summary') }),
        delete: starts({ response: ref('Summary') }),
      },
      '/shelves/{shelfUid}/books': {
        post: starts({ request: listOf({ type: 'object' }), response: ref('Summary') }),
      },
      '/tasks/{taskUid}': { get: ok(ref('Task')) },
    },
    { Shelf, Task, Summary },
  );
  const params = { shelfUid: 'poems' };
  const enqueuedAt = '2026-01-01T00:00:00.000Z';

  it('is read by the id in the response, and what it makes is there', async () => {
    const api = await createCrudApi(shelves);
    const body = { uid: 'poems', label: 'Poems' };
    const started = await api.requestBody('POST /shelves', { body });
    expect(started).toEqual({ taskUid: 1, shelfUid: 'poems', status: 'enqueued', enqueuedAt });
    expect(await api.requestBody('GET /shelves/{shelfUid}', { params })).toEqual(body);
    expect(await api.requestBody('GET /shelves')).toEqual([body]);
    const task = await api.requestBody('GET /tasks/{taskUid}', { params: { taskUid: '1' } });
    expect(task).toEqual({ uid: 1, shelfUid: 'poems', status: 'processing', enqueuedAt });
    expect(await polled(api, 'GET /tasks/{taskUid}', { taskUid: '1' })).toContain('succeeded');
  });

  it('is started by changes, deletions and actions too', async () => {
    const api = await createCrudApi(shelves);
    await api.request('POST /shelves', { body: { uid: 'poems', label: 'Poems' } });
    await api.request('PATCH /shelves/{shelfUid}', { params, body: { label: 'Verse' } });
    expect(await api.requestBody('GET /shelves/{shelfUid}', { params })).toMatchObject({ label: 'Verse' });
    expect(await api.requestBody('POST /shelves/{shelfUid}/books', { params, body: [{}] })).toMatchObject({
      taskUid: 3,
      shelfUid: 'poems',
    });
    expect(await api.requestBody('DELETE /shelves/{shelfUid}', { params })).toMatchObject({ taskUid: 4 });
    await expect(api.request('GET /shelves/{shelfUid}', { params })).rejects.toThrow('shelves has no poems');
    const again = api.request('PATCH /shelves/{shelfUid}', { params, body: { label: 'x' } });
    await expect(again).rejects.toThrow('shelves has no poems');
  });
});

describe('jobs of other shapes', () => {
  it.each<[string, Schema, string, readonly unknown[]]>([
    [
      'states in words',
      objectOf({ 'id!': 'string', 'status!': 'string' }),
      'status',
      ['running', 'completed'],
    ],
    ['a flag', objectOf({ 'id!': 'string', 'done!': 'boolean' }), 'done', [true, true]],
    [
      'prefixed states',
      objectOf({
        'id!': 'string',
        'state!': states(
          'JOB_STATE_UNSPECIFIED',
          'JOB_STATE_PENDING',
          'JOB_STATE_RUNNING',
          'JOB_STATE_SUCCEEDED',
        ),
      }),
      'state',
      ['JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'],
    ],
    [
      'two states',
      objectOf({ 'id!': 'string', 'status!': states('pending', 'done') }),
      'status',
      ['done', 'done'],
    ],
  ])('end: %s', async (_, Operation, name, expected) => {
    const api = await createCrudApi(
      contract(
        {
          '/rebuild': {
            post: starts({
              request: objectOf({ x: 'string' }),
              response: objectOf({ operation: ref('Operation') }),
            }),
          },
          '/operations/{id}': { get: ok(ref('Operation')) },
        },
        { Operation },
      ),
    );
    const { operation } = await api.requestBody<{ operation: { id: string } }>('POST /rebuild', {
      body: { x: 'y' },
    });
    const seen = await polled(api, 'GET /operations/{id}', { id: operation.id }, name);
    expect(seen.slice(0, 2)).toEqual(expected);
  });

  it('may be linked by a header alone', async () => {
    const api = await createCrudApi(
      contract({
        '/cleanups': { post: starts({ headers: ['Operation-Location'] }) },
        '/operations/{id}': { get: ok(Job) },
      }),
    );
    const { headers = {} } = await api.request('POST /cleanups');
    const [, , id = ''] = (headers['Operation-Location'] ?? '').split('/');
    expect(await api.requestBody('GET /operations/{id}', { params: { id } })).toMatchObject({
      id,
      status: 'running',
    });
  });

  it('are no orders and no things to do', async () => {
    const Order = objectOf({
      'id!': 'integer',
      'status!': states('pending', 'processing', 'completed', 'failed'),
    });
    const Task = objectOf({
      'id!': 'integer',
      'status!': states('todo', 'in_progress', 'done'),
      title: 'string',
    });
    const api = await createCrudApi(
      contract(
        {
          '/orders': { post: starts({ request: objectOf({}), response: ref('Order'), status: 201 }) },
          '/orders/{id}': { get: ok(ref('Order')) },
          '/tasks': {
            post: starts({ request: objectOf({ title: 'string' }), response: ref('Task'), status: 201 }),
          },
          '/tasks/{id}': { get: ok(ref('Task')) },
        },
        { Order, Task },
      ),
    );
    await api.request('POST /orders', { body: {} });
    await api.request('POST /tasks', { body: { title: 'x' } });
    const params = { id: '1' };
    expect(new Set(await polled(api, 'GET /orders/{id}', params))).toEqual(new Set(['pending']));
    expect(new Set(await polled(api, 'GET /tasks/{id}', params))).toEqual(new Set(['todo']));
  });
});
