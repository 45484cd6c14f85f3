import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import {
  arrayOf,
  type OperationSketch,
  objectOf,
  roleIn,
  rolesIn,
  sketch,
} from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

describe('a POST below an item', () => {
  const Post = objectOf({ 'id!': 'integer', title: 'string', body: 'string', notes: 'string' });
  const roleOf = (path: string, sent: Record<string, string>, response?: string) =>
    rolesIn(
      sketch(
        {
          'GET /posts/{id}': { response: 'Post' },
          'POST /posts': { request: 'Post', response: 'Post', status: 201 },
          [`POST /posts/{id}/${path}`]: {
            request: objectOf(sent),
            status: 201,
            ...(response !== undefined && { response }),
          },
        },
        { Post },
      ),
    )[`POST /posts/{id}/${path}`];

  it.each<[path: string, sent: Record<string, string>, role: string | undefined]>([
    ['comments', { body: 'string' }, undefined],
    ['replies', { body: 'string' }, undefined],
    ['publish', { body: 'string' }, 'action posts'],
    ['status', { title: 'string' }, 'action posts'],
    ['notes', { notes: 'string' }, 'action posts'],
  ])('of whose response nothing is said: /%s that is sent %j is %j', (path, sent, role) => {
    expect(roleOf(path, sent)).toBe(role);
  });

  it('that shows the item is about it', () => {
    expect(roleOf('comments', { body: 'string' }, 'Post')).toBe('action posts');
  });
});

describe('actions', () => {
  const changesOf = (verb: string, properties: Record<string, Schema>) => {
    const operations = { ...full, [`POST /pets/{id}/${verb}`]: { response: 'Pet' } };
    const document = sketch(operations, { ...components, Pet: objectOf({ id: 'integer', ...properties }) });
    return roleIn(document, `POST /pets/{id}/${verb}`, 'action').changes;
  };
  const status = (...values: string[]) => ({ status: { type: 'string', enum: values } });

  it.each<[string, Record<string, Schema>, object]>([
    ['cancel', status('open', 'CANCELLED'), { status: 'CANCELLED' }],
    ['poweroff', status('starting', 'running', 'off'), { status: 'off' }],
    ['power_on', status('off', 'running'), { status: 'running' }],
    ['shutdown', status('ACTIVE', 'SHUTOFF'), { status: 'SHUTOFF' }],
    ['shutdown', status('running', 'offline', 'stopped'), { status: 'offline' }],
    ['publish', status('draft', 'published'), { status: 'published' }],
    ['pay', status('due', 'paid'), { status: 'paid' }],
    ['ship', status('new', 'shipped'), { status: 'shipped' }],
    ['deny', status('new', 'denied'), { status: 'denied' }],
    ['reopen', status('open', 'closed'), { status: 'open' }],
    ['mark-as-read', status('unread', 'read'), { status: 'read' }],
    ['start', status('todo', 'in_progress'), { status: 'in_progress' }],
    ['approve', status('pending_approval', 'canceled', 'complete'), { status: 'complete' }],
    ['approve', status('PENDING_APPROVAL', 'APPROVED', 'COMPLETE'), { status: 'APPROVED' }],
    ['confirm', status('requires_confirmation', 'succeeded'), { status: 'succeeded' }],
    ['sign', status('awaiting_signature', 'active'), { status: 'active' }],
    ['win', status('Lead', 'Won', 'Lost'), { status: 'Won' }],
    ['lose', status('Lead', 'Won', 'Lost'), { status: 'Lost' }],
    ['sell', status('Listed', 'Sold'), { status: 'Sold' }],
    ['check-in', status('CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT'), { status: 'CHECKED_IN' }],
    ['signOff', status('OPEN', 'SIGNED_OFF'), { status: 'SIGNED_OFF' }],
    ['drop_off', status('new', 'dropped_off'), { status: 'dropped_off' }],
    ['publish', status('Draft', 'Active', 'Sold'), { status: 'Active' }],
    ['publish', status('active', 'published'), { status: 'published' }],
    ['publish', { isActive: { type: 'boolean' } }, {}],
    ['assign', status('AVAILABLE', 'IN_USE'), { status: 'IN_USE' }],
    ['release', status('AVAILABLE', 'IN_USE'), { status: 'AVAILABLE' }],
    ['pack', status('pending_approval', 'complete'), {}],
    ['archive', { archived: { type: 'boolean' } }, { archived: true }],
    ['unarchive', { isArchived: { type: 'boolean' } }, { isArchived: false }],
    ['deactivate', { active: { type: 'boolean' } }, { active: false }],
    ['disable', { enabled: { type: 'boolean' } }, { enabled: false }],
    ['reopen', { isResolved: { type: 'boolean' } }, { isResolved: false }],
    ['constructor', status('new'), {}],
    ['ping', status('new', 'old'), {}],
    ['actions/send', status('save', 'sent'), { status: 'sent' }],
    ['commands/suspend', status('active', 'suspended'), { status: 'suspended' }],
  ])('%s of %j', (verb, properties, expected) => {
    expect(changesOf(verb, properties)).toEqual(expected);
  });

  it.each([
    [undefined, true],
    [objectOf({ by: 'string' }), false],
  ])('are on the path of a GET that says yes or no: it responds with %j', (response, isAction) => {
    const Pull = objectOf({ id: 'integer', title: 'string', merged: 'boolean' });
    const read: OperationSketch = response === undefined ? { status: 204 } : { response };
    const operations = {
      'POST /pulls': { request: objectOf({ title: 'string' }), response: 'Pull', status: 201 },
      'GET /pulls/{id}': { response: 'Pull' },
      'GET /pulls/{id}/merge': read,
      'PUT /pulls/{id}/merge': {
        request: objectOf({ message: 'string' }),
        response: objectOf({ ok: 'boolean' }),
      },
    };
    const document = sketch(operations, { Pull });
    expect(rolesIn(document)['PUT /pulls/{id}/merge'] === 'action pulls').toBe(isAction);
  });

  it.each([
    ['attach', 'detach', { server: null }],
    ['assign', 'unassign', { server: null }],
    ['attach', 'wipe', undefined],
  ])('undo what %s is sent: %s', (begin, end, changes) => {
    const server: Schema = { type: 'integer', nullable: true };
    const Disk = objectOf({ 'id!': 'integer', size: 'integer', server });
    const operations: Record<string, OperationSketch> = {
      'POST /disks': { request: objectOf({ size: 'integer' }), response: 'Disk', status: 201 },
      'GET /disks/{id}': { response: 'Disk' },
      [`POST /disks/{id}/${begin}`]: { request: objectOf({ 'server!': 'integer', size: 'integer' }) },
      [`POST /disks/{id}/${end}`]: { response: objectOf({ job: 'string' }) },
    };
    const document = sketch(operations, { Disk });
    const id = `POST /disks/{id}/${end}`;
    expect(changes && roleIn(document, id, 'action').changes).toEqual(changes);
    expect(rolesIn(document)[id]).toBe(changes && 'action disks');
  });

  it('are no DELETEs of a noun that begins as an undoing verb does', () => {
    const operations = {
      ...full,
      'POST /pets/{id}/enroll': {},
      'DELETE /pets/{id}/unenroll': {},
      'DELETE /pets/{id}/uniforms': {},
    };
    const Pupil = objectOf({ 'id!': 'integer', name: 'string', enrolled: 'boolean', uniforms: 'boolean' });
    const roles = rolesIn(sketch(operations, { ...components, Pet: Pupil }));
    expect(roles).toMatchObject({ 'DELETE /pets/{id}/unenroll': 'action pets' });
    expect(roles['DELETE /pets/{id}/uniforms']).toBeUndefined();
  });

  it.each<[string, Record<string, string>, object | undefined]>([
    ['increment', { size: 'integer', count: 'integer' }, { property: 'count', by: 1 }],
    ['decrement', { viewCount: 'integer' }, { property: 'viewCount', by: -1 }],
    ['increase-stock', { count: 'integer', stock: 'integer' }, { property: 'stock', by: 1 }],
    ['include', { ludes: 'integer' }, undefined],
    ['increment', { size: 'integer' }, undefined],
  ])('%s counts in %j', (verb, properties, expected) => {
    const operations = { ...full, [`POST /pets/{id}/${verb}`]: { response: 'Pet' } };
    const document = sketch(operations, { ...components, Pet: objectOf({ id: 'integer', ...properties }) });
    expect(roleIn(document, `POST /pets/{id}/${verb}`, 'action').counter).toEqual(expected);
  });

  it.each<[string, OperationSketch, string | undefined]>([
    ['PUT /pets/adopt/{id}', { response: 'Pet' }, 'action pets'],
    ['POST /pets/publish/{petId}', {}, 'action pets'],
    ['PATCH /pets/toys/{id}', { request: 'NewPet' }, undefined],
    ['PUT /pets/toys/{id}', { request: 'NewPet', response: objectOf({ toy: 'string' }) }, undefined],
  ])('may have their verb before the id: %s', (name, operation, expected) => {
    const Published = objectOf({ 'id!': 'integer', name: 'string', published: 'boolean' });
    const document = sketch({ ...full, [name]: operation }, { ...components, Pet: Published });
    expect(rolesIn(document)[name]).toBe(expected);
  });
});

describe('the properties that an action writes', () => {
  const Order = objectOf({ id: 'integer', status: 'string', reason: 'string', amount: 'integer' });
  const operations = (name: string, operation: OperationSketch): Record<string, OperationSketch> => ({
    'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
    'GET /pets/{id}': { response: 'Pet' },
    [name]: operation,
  });
  const writesOf = (name: string, operation: OperationSketch) =>
    [...roleIn(sketch(operations(name, operation), { NewPet, Pet: Order }), name, 'action').writes].sort();

  it.each<[string, OperationSketch, string[]]>([
    ['PUT /pets/{id}/status', { request: objectOf({ status: 'string' }), response: 'Pet' }, ['status']],
    [
      'PATCH /pets/{id}/status',
      { request: objectOf({ status: 'string' }), response: objectOf({ ok: 'boolean' }) },
      ['status'],
    ],
    ['PUT /pets/{id}/terms', { request: objectOf({ amount: 'integer' }) }, ['amount']],
    [
      'POST /pets/{id}/refund',
      { request: objectOf({ amount: 'integer', reason: 'string', to: 'string' }), response: 'Pet' },
      ['reason'],
    ],
    ['POST /pets/{id}/move', { request: objectOf({ id: 'integer', x: 'string' }), response: 'Pet' }, []],
  ])('%s', (name, operation, expected) => {
    expect(writesOf(name, operation)).toEqual(expected);
  });

  it('are not inferred if the request has more properties than the item', () => {
    const operation = {
      request: objectOf({ status: 'string', note: 'string' }),
      response: objectOf({ ok: 'boolean' }),
    };
    const document = sketch(operations('PUT /pets/{id}/note', operation), { NewPet, Pet: Order });
    expect(rolesIn(document)).not.toHaveProperty('PUT /pets/{id}/note');
  });
});

describe('what an action counts', () => {
  const counterOf = (name: string, properties: Record<string, Schema>) => {
    const operations = {
      ...full,
      'POST /pets/{id}/like': { response: 'Pet' },
      'POST /pets/{id}/unlike': { response: 'Pet' },
      'DELETE /pets/{id}/like': { response: 'Pet' },
      'POST /pets/{id}/votes': { response: 'Pet' },
    };
    const document = sketch(operations, { ...components, Pet: objectOf({ id: 'integer', ...properties }) });
    return roleIn(document, name, 'action').counter;
  };
  const integer: Schema = { type: 'integer' };

  it.each<[string, Record<string, Schema>, object | undefined]>([
    ['POST /pets/{id}/like', { likes: integer }, { property: 'likes', by: 1 }],
    [
      'POST /pets/{id}/like',
      { likesCount: integer, liked: { type: 'boolean' } },
      { property: 'likesCount', by: 1 },
    ],
    ['POST /pets/{id}/votes', { voteCount: integer }, { property: 'voteCount', by: 1 }],
    ['POST /pets/{id}/votes', { votes: integer }, { property: 'votes', by: 1 }],
    ['POST /pets/{id}/unlike', { num_likes: integer }, { property: 'num_likes', by: -1 }],
    ['DELETE /pets/{id}/like', { like_count: integer }, { property: 'like_count', by: -1 }],
    ['POST /pets/{id}/like', { views: integer, likes: { type: 'string' } }, undefined],
  ])('%s of %j is %j', (name, properties, expected) => {
    expect(counterOf(name, properties)).toEqual(expected);
  });

  it('leaves a DELETE that undoes nothing without state', () => {
    const operations = {
      ...full,
      'POST /pets/{id}/ping': { response: 'Pet' },
      'DELETE /pets/{id}/ping': { response: 'Pet' },
    };
    expect(rolesIn(sketch(operations, components))['DELETE /pets/{id}/ping']).toBeUndefined();
  });
});

describe('an action that marks an item as seen', () => {
  it.each([
    ['read', { isRead: 'boolean' }, { isRead: true }],
    ['view', { views: 'integer' }, {}],
    ['show', { shown: 'boolean' }, {}],
  ])('reads nothing: %s', (verb, properties, changes) => {
    const operation = `POST /pets/{id}/${verb}`;
    const document = sketch(
      { ...full, [operation]: { response: 'Pet' } },
      { NewPet, Pet: objectOf({ 'id!': 'integer', name: 'string', ...properties }) },
    );
    expect(roleIn(document, operation, 'action').changes).toMatchObject(changes);
  });

  it('is on what another path makes under the same word', () => {
    const document = sketch(
      {
        'POST /rooms': { request: objectOf({ title: 'string' }), response: 'Room', status: 201 },
        'GET /rooms/{id}': { response: 'Room' },
        'POST /rooms/{id}/messages': { request: objectOf({ 'text!': 'string' }), response: 'Message' },
        'GET /rooms/{id}/messages': { response: arrayOf('Message') },
        'POST /chat/messages/{id}/read': { response: 'Message' },
        'POST /chat/letters/{id}/read': { response: 'Message' },
      },
      {
        Room: objectOf({ 'id!': 'integer', title: 'string' }),
        Message: objectOf({ 'id!': 'integer', text: 'string', read: 'boolean' }),
      },
    );
    const action = roleIn(document, 'POST /chat/messages/{id}/read', 'action');
    expect(action).toMatchObject({ changes: { read: true }, resource: { name: 'rooms/messages' } });
    expect(rolesIn(document)['POST /chat/letters/{id}/read']).toBe(undefined);
  });
});

it.each([
  ['DELETE /orders/{id}/cancel', { status: 'cancelled' }],
  ['DELETE /orders/{id}/archive', { archived: true }],
  ['DELETE /orders/{id}/deactivate', { active: false }],
  ['PATCH /orders/{id}/publish', { status: 'published' }],
  ['PUT /orders/{id}/activate', { active: true }],
])('%s is the action that its last word names', (id, changes) => {
  const Order = objectOf({
    'id!': 'integer',
    status: { type: 'string', enum: ['open', 'cancelled', 'published'] },
    ...{ archived: 'boolean', active: 'boolean', favorite: 'boolean' },
  });
  const operations = {
    'POST /orders': { request: objectOf({ note: 'string' }), response: 'Order', status: 201 },
    'GET /orders/{id}': { response: 'Order' },
  };
  const document = sketch({ ...operations, [id]: { response: 'Order' } }, { Order });
  expect(roleIn(document, id, 'action')).toMatchObject({ changes });
  const other = sketch({ ...operations, 'DELETE /orders/{id}/favorite': { response: 'Order' } }, { Order });
  expect(rolesIn(other)).not.toHaveProperty(['DELETE /orders/{id}/favorite']);
});
